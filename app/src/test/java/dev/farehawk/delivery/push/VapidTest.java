package dev.farehawk.delivery.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class VapidTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  private final Vapid vapid =
      new Vapid(Vapid.fresh(new SecureRandom()), "mailto:fares@example.org");

  /** The example of RFC 8292, section 2.4: what we check signatures with accepts it. */
  @Test
  void readsTheExampleOfItsSpecification() {
    assertThat(
            signed(
                "vapid t=eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3"
                    + "B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1ha"
                    + "Wx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_H"
                    + "LGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA, "
                    + "k=BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dR"
                    + "uU_RCPCfA5aq9ojSwk5Y2EmClBPs"))
        .isTrue();
  }

  @Test
  void tellsThePushServiceWhoSendsAndForWhom() {
    String header = vapid.authorization(URI.create("https://push.example.net/abc?d=1"), NOW);

    assertThat(signed(header)).isTrue();
    assertThat(header).endsWith(", k=" + vapid.publicKey());
    assertThat(part(header, 0)).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");
    assertThat(part(header, 1))
        .isEqualTo(
            "{\"aud\":\"https://push.example.net\",\"exp\":"
                + NOW.plus(Duration.ofHours(12)).getEpochSecond()
                + ",\"sub\":\"mailto:fares@example.org\"}");
  }

  @Test
  void keepsATokenUntilItIsAlmostOldAndNeverShowsItToAnotherService() {
    URI service = URI.create("http://127.0.0.1:8080/x");
    String first = vapid.authorization(service, NOW);

    assertThat(vapid.authorization(service, NOW.plus(Duration.ofHours(10)))).isEqualTo(first);
    assertThat(vapid.authorization(service, NOW.plus(Duration.ofHours(11)))).isNotEqualTo(first);
    assertThat(part(vapid.authorization(URI.create("http://127.0.0.1:8081/x"), NOW), 1))
        .contains("\"aud\":\"http://127.0.0.1:8081\"");
  }

  private static boolean signed(String header) {
    String token = header.substring("vapid t=".length(), header.indexOf(", k="));
    String key = header.substring(header.indexOf(", k=") + ", k=".length());
    int end = token.lastIndexOf('.');
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initVerify(P256.publicKey(Base64.getUrlDecoder().decode(key)));
      signature.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(String header, int index) {
    String token = header.substring("vapid t=".length(), header.indexOf(", k="));
    return new String(
        Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), StandardCharsets.UTF_8);
  }
}
