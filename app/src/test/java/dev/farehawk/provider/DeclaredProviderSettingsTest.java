package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.platform.config.StartFailureReporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;

/** A declared provider from the operator's settings to its adapter, or to a sentence. */
class DeclaredProviderSettingsTest {

  @TempDir private Path folder;

  private static ProviderSettings bind(String... entries) {
    Map<String, String> settings = new HashMap<>();
    settings.put("farehawk.providers[0].name", "declared");
    for (int i = 0; i < entries.length; i += 2) {
      settings.put("farehawk.providers[0]." + entries[i], entries[i + 1]);
    }
    return new Binder(
            java.util.List.of(new MapConfigurationPropertySource(settings)),
            PlaceholdersResolver.NONE,
            ApplicationConversionService.getSharedInstance())
        .bindOrCreate("farehawk", ProviderSettings.class);
  }

  private static void refused(String sentence, String... entries) {
    assertThatThrownBy(() -> bind(entries))
        .satisfies(failure ->
            assertThat(StartFailureReporter.sentence(failure)).get().asString().contains(sentence));
  }

  @Test
  void aShippedDefinitionIsReadWhereItIsNamed() {
    ProviderConfig config =
        bind(
                "kind", "declarative",
                "definition", "shipped:kiwi-tequila-search",
                "key", "S3CR3T")
            .providers()
            .getFirst();

    assertThat(config.address()).hasToString("https://api.tequila.kiwi.com");
    assertThat(config.limitsInForce().calls()).isEqualTo(100);
    assertThat(config.contract().adapter("declared").name()).isEqualTo("declared");
    assertThat(Objects.toString(config.definition())).isEqualTo("shipped:kiwi-tequila-search");
    assertThat(config.toString()).doesNotContain("S3CR3T");
  }

  @Test
  void theSettingsMayNarrowWhatTheDefinitionSays() {
    ProviderConfig config =
        bind(
                "kind", "declarative",
                "definition", "shipped:sabre-instaflights",
                "base-url", "http://127.0.0.1:9",
                "limits.quota-per-day", "500",
                "key.user", "id",
                "key.secret", "S3CR3T")
            .providers()
            .getFirst();

    assertThat(config.address()).hasToString("http://127.0.0.1:9");
    assertThat(config.limitsInForce().quotaPerDay()).isEqualTo(500);
    assertThat(config.limitsInForce().callsPerWindow()).isEqualTo(10);
  }

  @Test
  void aWrongDefinitionStopsTheStartWithWhatToMend() throws IOException {
    Path file = folder.resolve("wrong.yaml");
    Files.writeString(file, "farehawk-provider: 1\ntitel: Typing error\n");

    refused(
        "Provider definition "
            + file
            + ", line 2, at titel: there is no such key; did you mean"
            + " title?",
        "kind",
        "declarative",
        "definition",
        file.toString(),
        "key",
        "S3CR3T");
  }

  @Test
  void aMissingFileStopsTheStart() {
    refused(
        "there is no such file", "kind", "declarative", "definition", "nowhere.yaml", "key", "x");
  }

  @Test
  void kindAndDefinitionGoTogether() {
    refused("is declarative and needs its definition", "kind", "declarative", "key", "x");
    refused(
        "which goes with kind: declarative",
        "kind",
        "serpapi",
        "definition",
        "shipped:kiwi-tequila-search",
        "key",
        "x");
  }

  @Test
  void theKeyMustBeOfTheKindThatTheDefinitionNames() {
    refused(
        "needs its key.user, key.secret",
        "kind",
        "declarative",
        "definition",
        "shipped:amadeus-flight-dates",
        "key",
        "S3CR3T");
  }
}
