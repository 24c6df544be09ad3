package dev.farehawk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.command.ServiceStart;
import dev.farehawk.platform.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoIT {

  private static final List<String> PROMISED =
      List.of(
          "seed",
          "deadlineSeconds",
          "marketSpeed",
          "polls",
          "pollsPerSecond",
          "changes",
          "drops",
          "alerts",
          "deliveries",
          "lost",
          "unexpected",
          "duplicates",
          "onTimeShare",
          "boundIndependent",
          "boundAny",
          "detection",
          "reaction",
          "whole");

  @TempDir private Path folder;

  @Test
  void aShortRunLosesInventsAndRepeatsNothing() throws Exception {
    List<String> said = new CopyOnWriteArrayList<>();
    Progress progress = said::add;
    DemoOptions options =
        new DemoOptions(
            new DemoOptions.Scale(40, 120, Duration.ofSeconds(20), 720, 11, false),
            Duration.ofSeconds(45),
            folder,
            0);
    try (Demo demo =
        Demo.start(
            options,
            Clock.systemUTC(),
            progress,
            (arguments, beans) ->
                ServiceStart.start(arguments, Progress.silent(), Set.of("demo"), beans))) {

      Optional<DemoResult> result = demo.run();

      assertThat(result).isPresent();
      assertThat(result.get().words()).as("nothing but the four lines of figures").hasSize(4);
      assertThat(result.get().clean()).isTrue();
      JsonNode report = JsonMapper.builder().build().readTree(result.get().json());
      assertThat(new ArrayList<>(report.propertyNames())).containsAll(PROMISED);
      assertThat(report.get("alerts").asInt()).isPositive();
      assertThat(report.get("deadlineSeconds").asDouble()).isEqualTo(20);
      assertThat(report.at("/reaction/p99").asDouble()).isPositive();
    }
    assertThat(said).anyMatch(line -> line.startsWith("open http://localhost:"));
  }
}
