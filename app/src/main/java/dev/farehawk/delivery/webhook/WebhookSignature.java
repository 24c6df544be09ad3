package dev.farehawk.delivery.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header {@code webhook-signature} of the Standard Webhooks specification: HMAC-SHA256 of id,
 * timestamp and body.
 */
final class WebhookSignature {

  private WebhookSignature() {}

  /**
   * Signs with each key; more than one while a key is being replaced.
   *
   * @param at when it is sent; whole seconds count
   */
  static String of(String id, Instant at, byte[] body, List<byte[]> keys) {
    return keys.stream()
        .map(key -> "v1," + Base64.getEncoder().encodeToString(sign(id, at, body, key)))
        .collect(Collectors.joining(" "));
  }

  private static byte[] sign(String id, Instant at, byte[] body, byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
