package dev.faremarket.judge;

import java.time.Duration;

/**
 * When an alert must be taken back.
 *
 * @param abovePercent the told fare is gone when a look shows it more than so much above the told
 *     price, or nothing on sale
 * @param within of the look that was told; later nobody needs to hear of it
 */
public record Correcting(int abovePercent, Duration within) {

  /** What the service does when nobody configures it otherwise. */
  public static Correcting usual() {
    return new Correcting(5, Duration.ofHours(24));
  }

  boolean gone(Look look, long toldMinor) {
    Long price = look.priceMinor();
    return price == null || 100 * price > (100 + abovePercent) * toldMinor;
  }
}
