package dev.farehawk.ops.capacity;

import java.util.List;

/**
 * What a call costs at one provider.
 *
 * @param name of the offer
 * @param usdMicrosPerCall millionths of a US dollar
 * @param alertsAlone whether a price it answers may raise an alert without another provider
 * @param note what the price is subject to, a sentence
 */
public record CallPrice(String name, long usdMicrosPerCall, boolean alertsAlone, String note) {

  /** Published prices as of November 2026, the cheapest first. */
  public static final List<CallPrice> TODAY =
      List.of(
          new CallPrice(
              "cached calendar (Travelpayouts)",
              0,
              false,
              "Prices that others were shown days ago, 600 calls a minute: hints alone, no alerts."),
          new CallPrice("bulk contract", 1_000, true, "What a large contract may come down to."),
          new CallPrice(
              "Duffel, excess searches",
              5_000,
              true,
              "Beyond 1,500 searches a booking, which are free."),
          new CallPrice("SerpApi", 25_000, true, "About $25 for 1,000; large plans are cheaper."));
}
