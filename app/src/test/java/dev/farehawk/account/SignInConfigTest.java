package dev.farehawk.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SignInConfigTest {

  @Test
  void defaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(
            new SignInConfig(
                Duration.ofHours(1),
                5,
                20,
                Duration.ofDays(60),
                new SignInConfig.HashCost(19_456, 2),
                OidcConfig.none()))
        .isEqualTo(SignInConfig.defaults());
  }

  @Test
  void valuesAreRead() {
    assertThat(
            bound(
                Map.of(
                    "farehawk.sign-in.link-life", "20m",
                    "farehawk.sign-in.mails-per-day", "2",
                    "farehawk.sign-in.sessions", "3",
                    "farehawk.sign-in.remember-for", "14d",
                    "farehawk.sign-in.hash.memory-kib", "47104",
                    "farehawk.sign-in.hash.passes", "1",
                    "farehawk.sign-in.oidc.issuer", "https://login.example.org",
                    "farehawk.sign-in.oidc.client-id", "farehawk",
                    "farehawk.sign-in.oidc.client-secret", "secret",
                    "farehawk.sign-in.oidc.email-domains", "Example.org")))
        .isEqualTo(
            new SignInConfig(
                Duration.ofMinutes(20),
                2,
                3,
                Duration.ofDays(14),
                new SignInConfig.HashCost(47_104, 1),
                new OidcConfig(
                    URI.create("https://login.example.org"),
                    "farehawk",
                    "secret",
                    "single sign-on",
                    List.of("example.org"))));
  }

  @Test
  void whatWouldLeaveADoorOpenIsRefused() {
    assertThatThrownBy(() -> new SignInConfig.HashCost(1024, 2)).hasMessageContaining("memory-kib");
    assertThatThrownBy(() -> new SignInConfig.HashCost(19_456, 0)).hasMessageContaining("passes");
    assertThatThrownBy(() -> bound(Map.of("farehawk.sign-in.link-life", "3d")))
        .hasRootCauseMessage("farehawk.sign-in.link-life must be above zero, up to 1d");
    assertThatThrownBy(() -> bound(Map.of("farehawk.sign-in.sessions", "0")))
        .hasStackTraceContaining("must be at least 1");
  }

  @Test
  void anotherServiceIsSetUpWhollyOrNotAtAll() {
    URI issuer = URI.create("https://login.example.org");

    assertThatThrownBy(() -> new OidcConfig(issuer, "farehawk", " ", "x", List.of()))
        .hasMessageContaining("client-secret go with it");
    assertThat(new OidcConfig(issuer, "farehawk", "s3cret", "x", List.of()).toString())
        .doesNotContain("s3cret");
  }

  private static SignInConfig bound(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("farehawk.sign-in", SignInConfig.class);
  }
}
