package dev.farehawk.provider.budget;

import java.time.Instant;
import java.util.List;

/**
 * All that one call has taken.
 *
 * @param made taken by every call that is made
 * @param billed taken by calls that the provider bills
 * @param costMicros what it costs if billed, in millionths of the billing currency
 * @param number rises with every call of this process
 * @param goodUntil the call must go out before this moment
 */
public record Spending(
    List<Spent> made, List<Spent> billed, long costMicros, long number, Instant goodUntil) {

  /** Keeps its own copies. */
  public Spending {
    made = List.copyOf(made);
    billed = List.copyOf(billed);
  }
}
