package dev.farehawk.history;

import java.util.List;
import java.util.Map;

/**
 * What one observation makes the recorder write and ask.
 *
 * @param points steps of series, in the order they happened
 * @param windows steps of departure windows
 * @param changes at most one of the overall price and one of each filter's
 * @param quarantined prices that wait for a second look from now on
 * @param settled prices that wait no longer, and why
 * @param askConfirmation true when a second, live look is wanted soon
 * @param rejects what could not be compared, counted
 */
record Effects(
    List<PricePoint> points,
    List<WindowPoint> windows,
    List<PriceChange> changes,
    List<QuarantinedPrice> quarantined,
    Map<QuarantinedPrice, QuarantinedPrice.Outcome> settled,
    boolean askConfirmation,
    Map<Reject, Integer> rejects) {

  /** Whether there is anything to write. */
  boolean isEmpty() {
    return points.isEmpty()
        && windows.isEmpty()
        && changes.isEmpty()
        && quarantined.isEmpty()
        && settled.isEmpty();
  }
}
