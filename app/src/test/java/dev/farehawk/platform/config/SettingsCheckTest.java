package dev.farehawk.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.platform.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SettingsCheckTest {

  @TempDir Path folder;

  @Test
  void aMisspeltFlagStopsTheStartAndNamesTheKeyThatWasMeant() {
    assertThat(sentence("--farehawk.http.prt=9000"))
        .startsWith("Unknown setting farehawk.http.prt")
        .endsWith("did you mean farehawk.http.port?");
  }

  @Test
  void aMisspeltKeyInAFileIsToldWithItsLine() throws IOException {
    Path file = folder.resolve("my.yaml");
    Files.writeString(file, "farehawk:\n  database:\n    pool-sise: 20\n");

    assertThat(sentence("--spring.config.additional-location=" + file.toUri()))
        .contains("farehawk.database.pool-sise", "my.yaml", "3:16", "farehawk.database.pool-size?");
  }

  @Test
  void aKeyUnlikeAnyOtherIsToldWhereToLook() {
    assertThat(sentence("--farehawk.teleport=true"))
        .contains("farehawk.teleport", "docs/configuration.md");
  }

  @Test
  void aWrongValueIsToldWithWhatIsWanted() {
    assertThat(sentence("--farehawk.http.port=many"))
        .isEqualTo(
            "Wrong setting farehawk.http.port (\"farehawk.http.port\" from property source"
                + " \"commandLineArgs\"): \"many\" is not a whole number.");
    assertThat(sentence("--farehawk.deadline=soon"))
        .endsWith("is not a duration, such as 30s or 10m.");
  }

  @Test
  void aValueOutOfRangeIsToldWithTheRange() {
    assertThat(sentence("--farehawk.http.port=70000"))
        .contains("http.port must be 0 to 65535, not 70000");
    assertThat(sentence("--farehawk.deadline=1s")).contains("deadline must be 5s to 24h");
  }

  @Test
  void brokenYamlIsToldInOneLine() throws IOException {
    Path file = folder.resolve("broken.yaml");
    Files.writeString(file, "farehawk:\n\tdata: x\n");

    assertThat(sentence("--spring.config.additional-location=" + file.toUri()))
        .startsWith("The configuration is not valid YAML")
        .doesNotContain("\n");
  }

  @Test
  void anEnvironmentVariableSetsAKeyWithDashes() {
    FarehawkConfig config = withVariables(Map.of("FAREHAWK_DATABASE_POOLSIZE", "40"));

    assertThat(config.database().poolSize()).isEqualTo(40);
  }

  @Test
  void aMisspeltEnvironmentVariableStopsTheStart() {
    assertThatThrownBy(() -> withVariables(Map.of("FAREHAWK_HTTP_PORTT", "1")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("FAREHAWK_HTTP_PORTT")
        .hasMessageContaining("farehawk.http.port?");
  }

  @Test
  void variablesOfTheLauncherAndOfKubernetesAreNoSettings() {
    assertThatCode(() ->
            withVariables(
                Map.of(
                    "FAREHAWK_JAVA_HOME", "/opt/jdk",
                    "FAREHAWK_SERVICE_HOST", "10.0.0.1",
                    "FAREHAWK_PORT", "tcp://10.0.0.1:80")))
        .doesNotThrowAnyException();
  }

  @Test
  void knowsListsMapsAndNestedRecords() {
    record Inner(String firstWord) {}
    record Outer(List<Inner> rows, Map<String, Integer> counts, Inner inner) {}
    KnownSettings known = KnownSettings.of(Map.of(Outer.class, "farehawk.x"));

    assertThat(known.names())
        .contains(
            "farehawk.x.rows[*].first-word", "farehawk.x.counts.*", "farehawk.x.inner.first-word");
    assertThat(known.contains(ConfigurationPropertyName.of("farehawk.x.rows[3].first-word")))
        .isTrue();
    assertThat(known.contains(ConfigurationPropertyName.of("farehawk.x.counts.blue"))).isTrue();
    assertThat(known.contains(ConfigurationPropertyName.of("farehawk.x.inner.word"))).isFalse();
  }

  private static String sentence(String argument) {
    Throwable failure = failureOf(() -> context().run(argument).close());
    Optional<String> sentence = StartFailureReporter.sentence(failure);
    assertThat(sentence).as("a sentence for %s", failure).isPresent();
    return sentence.orElseThrow();
  }

  private static Throwable failureOf(ThrowingCallable start) {
    return org.assertj.core.api.Assertions.catchThrowable(start);
  }

  private static FarehawkConfig withVariables(Map<String, Object> variables) {
    try (var context =
        context()
            .initializers(started ->
                started
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(
                        new SystemEnvironmentPropertySource(
                            "test-systemEnvironment", new LinkedHashMap<>(variables))))
            .run()) {
      return context.getBean(FarehawkConfig.class);
    }
  }

  private static SpringApplicationBuilder context() {
    return new SpringApplicationBuilder(SettingsOnly.class).web(WebApplicationType.NONE);
  }
}
