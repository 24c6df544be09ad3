package dev.farehawk.alert;

import dev.farehawk.fare.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fare that an alert told of was seen to be gone. It may have gone earlier: what is known is when
 * we saw it.
 *
 * @param alert what was told
 * @param now what the fare costs instead; null when nothing is on sale any more
 * @param accepted when the channel took the alert; null when none has
 */
public record Correction(
    UUID id, Alert alert, @Nullable Money now, Times times, @Nullable Instant accepted)
    implements News {

  /**
   * From the look to the correction.
   *
   * @param sighted the first look that showed it, doubted or not
   * @param observed when it was seen to be so, and believed
   * @param recorded when it was written down
   * @param corrected when it was decided to tell of it
   */
  public record Times(Instant sighted, Instant observed, Instant recorded, Instant corrected) {}

  @Override
  public Instant recorded() {
    return times.recorded();
  }

  /**
   * From the channel taking the alert to our seeing the fare gone; empty when it was seen gone
   * first, or no channel has taken the alert.
   */
  public Optional<Duration> after() {
    return accepted == null || accepted.isAfter(times.sighted())
        ? Optional.empty()
        : Optional.of(Duration.between(accepted, times.sighted()));
  }
}
