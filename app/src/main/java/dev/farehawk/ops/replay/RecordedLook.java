package dev.farehawk.ops.replay;

import java.time.Instant;
import java.util.List;

/**
 * Everything a recording shows of one series at one moment.
 *
 * @param offers lowest price of each carrier, cheapest first; never empty
 */
public record RecordedLook(RecordedSeries series, Instant at, List<CarrierPrice> offers) {

  /**
   * One carrier's price.
   *
   * @param carrier as the recording names it, a code or a name; {@code YY} where it names none
   * @param minor above zero, minor units of the series' currency
   */
  public record CarrierPrice(String carrier, long minor) {}

  /** The lowest price shown. */
  public long lowestMinor() {
    return offers.getFirst().minor();
  }
}
