package dev.faremarket.judge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The explanation of one watch's alerts that charges the service with the least.
 *
 * @param told firings that an alert tells of
 * @param lost looks that should have been told and were not
 * @param unexplained alerts that no look explains
 * @param states how the watch's state went on, oldest first
 */
record WatchOutcome(
    JudgedWatch watch,
    List<Firing> told,
    List<Look> lost,
    List<Alert> unexplained,
    List<StateAt> states) {

  /**
   * A look that made the watch fire, and the alert that tells of it or of a better fare of the same
   * batch.
   */
  record Firing(Look look, Alert alert) {}

  /** From this moment on the watch was in this state. */
  record StateAt(Instant at, WatchState state) {}

  /** The watch's state at a moment; null before its first look. */
  @Nullable WatchState stateAt(Instant moment) {
    WatchState last = null;
    for (StateAt state : states) {
      if (state.at().isAfter(moment)) {
        return last;
      }
      last = state.state();
    }
    return last;
  }
}
