package dev.farehawk.provider;

import dev.farehawk.fare.LookReason;
import java.time.Instant;

/** Where calls and what they cost are written down. */
@FunctionalInterface
public interface CallBook {

  /**
   * One call that was made.
   *
   * @param outcome {@code OK} or the kind of the error
   * @param billed whether the provider bills it
   * @param costMicros millionths of the provider's billing currency; 0 for a free call
   */
  record Entry(
      String provider,
      Instant at,
      LookReason reason,
      String outcome,
      boolean billed,
      long costMicros) {}

  /** Writes it down, soon. */
  void book(Entry entry);
}
