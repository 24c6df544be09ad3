package dev.farehawk.delivery;

import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Alerts;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Signed links by which the owner of an alert says what it was worth, without a login. Whoever has
 * the link sees route and price of that one alert, and may answer for it; nothing else.
 */
public final class FeedbackLinks {

  private static final int SUBJECT_BYTES = 2 * Long.BYTES;

  private final Alerts alerts;
  private final SignedToken tokens;

  /**
   * Of these alerts.
   *
   * @param key signs the links; the same on every node and after every restart
   */
  public FeedbackLinks(Alerts alerts, byte[] key) {
    this.alerts = alerts;
    this.tokens = new SignedToken("feedback/1", key);
  }

  /** The token of an alert; safe in a URL. */
  public String token(UUID alert) {
    return tokens.write(
        ByteBuffer.allocate(SUBJECT_BYTES)
            .putLong(alert.getMostSignificantBits())
            .putLong(alert.getLeastSignificantBits())
            .array());
  }

  /** The alert of a token; empty when it is not one of ours, or the alert is gone. */
  public Optional<Alert> read(String token) {
    return tokens
        .read(token, SUBJECT_BYTES)
        .map(subject -> new UUID(subject.getLong(), subject.getLong()))
        .flatMap(alert -> alerts.all(List.of(alert)).stream().findFirst());
  }
}
