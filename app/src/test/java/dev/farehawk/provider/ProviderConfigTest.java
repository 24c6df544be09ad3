package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ProviderConfigTest {

  @Test
  void fillsInTheProvidersOwnAddressAndFreePlan() {
    ProviderConfig config =
        bound(
                Map.of(
                    "farehawk.providers[0].name", "google",
                    "farehawk.providers[0].kind", "serpapi",
                    "farehawk.providers[0].key", "k"))
            .getFirst();

    assertThat(config.on()).isTrue();
    assertThat(config.address()).isEqualTo(URI.create("https://serpapi.com"));
    assertThat(config.limitsInForce())
        .isEqualTo(
            new ProviderLimits(50, Duration.ofHours(1), 0L, 250L, Duration.ofSeconds(20), 64));
  }

  @Test
  void takesOneLimitAndKeepsTheOthers() {
    ProviderConfig config =
        bound(
                Map.of(
                    "farehawk.providers[0].name", "cache",
                    "farehawk.providers[0].kind", "travelpayouts",
                    "farehawk.providers[0].key", "k",
                    "farehawk.providers[0].limits.timeout", "3s"))
            .getFirst();

    assertThat(config.limitsInForce())
        .isEqualTo(
            new ProviderLimits(600, Duration.ofMinutes(1), 0L, 0L, Duration.ofSeconds(3), 64));
  }

  @Test
  void saysWhatIsWrongWithoutSayingTheKey() {
    refuses(Map.of("kind", "serpapi", "key", "k"), "needs a name");
    refuses(Map.of("name", "Goo gle", "kind", "serpapi", "key", "k"), "a-z, 0-9 and dash");
    refuses(Map.of("name", "google", "key", "k"), "one of travelpayouts, serpapi");
    refuses(Map.of("name", "google", "kind", "serpapi"), "needs its key");
    refuses(
        Map.of("name", "g", "kind", "serpapi", "key", "hush", "base-url", "ftp://x?hush=1"),
        "https://host");
    refuses(
        Map.of("name", "g", "kind", "serpapi", "key", "hush", "limits.calls", "0"), "1 to 100000");
  }

  @Test
  void takesAKeyOfOneTextOrOfParts() {
    ProviderConfig plain =
        bound(
                Map.of(
                    "farehawk.providers[0].name", "google",
                    "farehawk.providers[0].kind", "serpapi",
                    "farehawk.providers[0].key", " hush "))
            .getFirst();
    ProviderConfig parts =
        bound(
                Map.of(
                    "farehawk.providers[0].name", "google",
                    "farehawk.providers[0].kind", "serpapi",
                    "farehawk.providers[0].key.user", "me",
                    "farehawk.providers[0].key.secret", "hush",
                    "farehawk.providers[0].key.api-key", "hush-hush"))
            .getFirst();

    assertThat(plain.key()).isNotNull().returns("hush", ProviderKey::apiKeyText);
    assertThat(parts.key())
        .isNotNull()
        .returns("me", ProviderKey::userText)
        .returns("hush", ProviderKey::secretText)
        .returns("hush-hush", ProviderKey::apiKeyText);
    assertThat(plain.toString() + parts).doesNotContain("hush").doesNotContain("me,");
  }

  private static void refuses(Map<String, String> entry, String sentence) {
    Map<String, String> settings = new java.util.HashMap<>();
    entry.forEach((key, value) -> settings.put("farehawk.providers[0]." + key, value));
    assertThatThrownBy(() -> bound(settings))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessageContaining(sentence)
        .message()
        .doesNotContain("hush");
  }

  @Test
  void noProviderAtAllIsAllowedAndASecondOfOneNameIsNot() {
    assertThat(bound(Map.of())).isEmpty();
    ProviderConfig one =
        new ProviderConfig("a", ProviderKind.SERPAPI, null, ProviderKey.of("k"), true, null);
    assertThatThrownBy(() -> new ProviderSettings(List.of(one, one)))
        .hasMessageContaining("same name");
  }

  @Test
  void neverShowsItsKey() {
    ProviderConfig config =
        new ProviderConfig("a", ProviderKind.SERPAPI, null, ProviderKey.of("hush"), true, null);

    assertThat(config.toString()).doesNotContain("hush");
  }

  private static List<ProviderConfig> bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("farehawk", ProviderSettings.class)
        .providers();
  }
}
