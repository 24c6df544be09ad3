package dev.farehawk.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

  private static final byte[] KEY = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  private static final String EXPECTED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void agreesWithTheVectorOfTheStandardWebhooksLibraries() {
    assertThat(sign(List.of(KEY))).isEqualTo(EXPECTED);
  }

  @Test
  void signsWithBothKeysWhileOneIsReplaced() {
    assertThat(sign(List.of(KEY, KEY))).isEqualTo(EXPECTED + " " + EXPECTED);
  }

  private static String sign(List<byte[]> keys) {
    return WebhookSignature.of(
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        Instant.ofEpochSecond(1_614_265_330),
        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8),
        keys);
  }
}
