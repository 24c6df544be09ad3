package dev.farehawk.alert;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.Money;
import dev.farehawk.oracle.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one live look showed of one fare query, and what the oracle says of it.
 *
 * @param change number of the recorded change; rises with time
 * @param fareQuery key of the fare query
 * @param price the overall price now; null when nothing is on sale any more
 * @param previousMinor the price that stood before, minor units of the same currency; null when
 *     there was none
 * @param noiseAroundMinor the settled price that this change only flickers around, if it is noise
 *     of conversion or rounding; null if it is more, and for every other kind
 * @param carrier who asks this price
 */
public record PriceEvent(
    long change,
    long fareQuery,
    Kind kind,
    @Nullable Money price,
    @Nullable Long previousMinor,
    @Nullable Long noiseAroundMinor,
    CarrierCode carrier,
    Verdict.Answer answer,
    Times times) {

  /** What made history tell of it. */
  public enum Kind {
    /** The price moved. */
    CHANGED,
    /** Somebody's new watch got its first look; the price may have stood for long. */
    FIRST_LOOK,
    /** Nothing is on sale; never a drop and never a rise. */
    UNAVAILABLE
  }

  /**
   * When things came to be known of.
   *
   * @param changed when the price really changed; null where nobody can know, which is everywhere
   *     but in a synthetic market
   * @param observed when the price was true
   * @param sighted the first sighting: before {@code observed} when the price was doubted first
   * @param recorded when it was written down
   */
  public record Times(
      @Nullable Instant changed, Instant observed, Instant sighted, Instant recorded) {}

  /** Refuses a price where there is none to be had, and none where there must be one. */
  public PriceEvent {
    if ((kind == Kind.UNAVAILABLE) != (price == null)) {
      throw new IllegalArgumentException(
          "change " + change + " is " + kind + " but its price is " + price);
    }
  }
}
