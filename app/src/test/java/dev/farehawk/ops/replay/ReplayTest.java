package dev.farehawk.ops.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.oracle.OracleConfig;
import dev.farehawk.oracle.StatisticalOracle;
import dev.farehawk.place.Places;
import dev.farehawk.platform.Progress;
import dev.farehawk.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReplayTest {

  private static final LocalDate FIRST = LocalDate.of(2016, 1, 1);

  @TempDir private Path folder;

  @Test
  void alertsOnceWhenAFareFallsFarBelowItsPastAndStaysThere() throws IOException {
    List<Integer> prices = steady(60, 100, 120);
    prices.addAll(List.of(62, 62, 62));

    Replay.Result result = replay(record(prices, FIRST.plusDays(70)));

    assertThat(result.alerts())
        .extracting(ReplayAlert::minor, ReplayAlert::at)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                6_200L, ReadRecording.instant(FIRST.plusDays(60).toString())));
    assertThat(result.counts().verdicts()).isEqualTo(result.counts().changes());
    assertThat(result.counts().tooLittleHistory()).isPositive();
  }

  @Test
  void anIncrediblePriceAlertsOnlyWhenTheNextObservationShowsItAgain() throws IOException {
    List<Integer> glitch = steady(60, 100, 120);
    glitch.addAll(List.of(3, 100));
    List<Integer> real = steady(60, 100, 120);
    real.addAll(List.of(30, 30));

    assertThat(replay(record(glitch, FIRST.plusDays(70))).alerts()).isEmpty();
    assertThat(replay(record(real, FIRST.plusDays(70))).alerts())
        .extracting(ReplayAlert::minor)
        .containsExactly(3_000L);
  }

  @Test
  void writesTheReportAndTheAlerts() throws IOException {
    List<Integer> prices = steady(60, 100, 120);
    prices.addAll(List.of(62, 124));
    Recording recording = record(prices, FIRST.plusDays(65));
    Replay.Result result = replay(recording);

    Path json = folder.resolve("out/replay.json");
    Path csv = folder.resolve("alerts.csv");
    WriteReport report = new WriteReport(recording, result);
    report.json(json, Path.of("a.csv"), "statistical/1", Duration.ofSeconds(2));
    report.alerts(csv);

    JsonNode read = JsonMapper.builder().build().readTree(Files.readString(json));
    assertThat(read.get("observations").asLong()).isEqualTo(62);
    assertThat(read.get("series").asLong()).isEqualTo(1);
    assertThat(read.get("alerts").asLong()).isEqualTo(1);
    assertThat(read.at("/details/0/after/0/last").asDouble()).isEqualTo(2.0);
    assertThat(read.at("/hindsight/shareNearLaterMinimum").asDouble()).isEqualTo(1.0);
    assertThat(Files.readAllLines(csv))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("SKP,MLH,2016-03-06,,2016-03-01T00:00:00Z,62.00,EUR,");
  }

  private static Replay.Result replay(Recording recording) {
    try (TestDatabase database = TestDatabase.fresh()) {
      return Replay.of(
          recording,
          database.dataSource(),
          new StatisticalOracle(OracleConfig.defaults().statistical()),
          new SplittableRandom(1),
          Places.load(),
          Progress.silent());
    }
  }

  /** One look a day. */
  private Recording record(List<Integer> prices, LocalDate departure) throws IOException {
    StringBuilder csv = new StringBuilder("seen,from,to,day,fare\n");
    for (int day = 0; day < prices.size(); day++) {
      csv.append(FIRST.plusDays(day))
          .append(",SKP,MLH,")
          .append(departure)
          .append(',')
          .append(prices.get(day))
          .append('\n');
    }
    Path file = Files.writeString(folder.resolve("fares.csv"), csv);
    return ReadRecording.from(
        file,
        ReplayColumns.parse("obs=seen,origin=from,destination=to,depart=day,price=fare"),
        "EUR");
  }

  private static List<Integer> steady(int days, int low, int high) {
    List<Integer> prices = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      prices.add(day / 4 % 2 == 0 ? high : low);
    }
    return prices;
  }
}
