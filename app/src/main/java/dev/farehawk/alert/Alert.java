package dev.farehawk.alert;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Money;
import dev.farehawk.oracle.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One firing of one watch, with all that can be said of it.
 *
 * @param seq order of writing; what pages and live updates go by
 * @param price what it tells: the whole party's price
 * @param before what the price fell from; null when it fell from nothing known
 * @param rule name of the watch's rule: ORACLE, TARGET or FALLS_BY
 * @param verdict what the oracle said of this price
 * @param link where to book or search; null when the provider gave none, or the price has moved on
 */
public record Alert(
    UUID id,
    long seq,
    Source watch,
    FareQueryRef fareQuery,
    CarrierCode carrier,
    Money price,
    @Nullable Money before,
    String rule,
    Times times,
    Verdict verdict,
    @Nullable String link)
    implements News {

  @Override
  public Instant recorded() {
    return times.recorded();
  }

  /**
   * The watch that fired.
   *
   * @param label the owner's own words; null when there are none
   * @param triggerNo number of this firing, from 1
   */
  public record Source(UUID id, UUID account, @Nullable String label, int triggerNo) {}

  /**
   * From the change to the alert.
   *
   * @param changed when the price really changed; null when nobody knows
   * @param observed when the price was true
   * @param sighted the first sighting, doubted or not
   * @param recorded when it was written down
   * @param alerted when the watch fired
   * @param mustArriveBy by when a channel must have taken it
   */
  public record Times(
      @Nullable Instant changed,
      Instant observed,
      Instant sighted,
      Instant recorded,
      Instant alerted,
      Instant mustArriveBy) {}
}
