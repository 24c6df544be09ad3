package dev.farehawk.delivery;

import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Alerts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signed links by which the owner of an alert says what it was worth, without a login. Whoever has
 * the link sees route and price of that one alert, and may answer for it; nothing else.
 */
public final class FeedbackLinks {

  private static final int SUBJECT_BYTES = 2 * Long.BYTES;
  private static final int SIGNATURE_BYTES = 32;

  private final Alerts alerts;
  private final SecretKeySpec key;

  /**
   * Of these alerts.
   *
   * @param key signs the links; the same on every node and after every restart
   */
  public FeedbackLinks(Alerts alerts, byte[] key) {
    this.alerts = alerts;
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** The token of an alert; safe in a URL. */
  public String token(UUID alert) {
    byte[] subject =
        ByteBuffer.allocate(SUBJECT_BYTES)
            .putLong(alert.getMostSignificantBits())
            .putLong(alert.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(SUBJECT_BYTES + SIGNATURE_BYTES)
                .put(subject)
                .put(sign(subject))
                .array());
  }

  /** The alert of a token; empty when it is not one of ours, or the alert is gone. */
  public Optional<Alert> read(String token) {
    byte[] whole;
    try {
      whole = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
    if (whole.length != SUBJECT_BYTES + SIGNATURE_BYTES) {
      return Optional.empty();
    }
    byte[] subject = new byte[SUBJECT_BYTES];
    byte[] signature = new byte[SIGNATURE_BYTES];
    ByteBuffer buffer = ByteBuffer.wrap(whole).get(subject).get(signature);
    if (buffer.hasRemaining() || !MessageDigest.isEqual(signature, sign(subject))) {
      return Optional.empty();
    }
    ByteBuffer parts = ByteBuffer.wrap(subject);
    return alerts.all(List.of(new UUID(parts.getLong(), parts.getLong()))).stream().findFirst();
  }

  private byte[] sign(byte[] subject) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update("feedback/1".getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(subject);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
