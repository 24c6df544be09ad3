package dev.farehawk.ops.console;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the deadline was kept by the alerts since a moment, at most the newest 200,000. Alerts that
 * may still arrive in time are not counted.
 *
 * @param alerts how many are counted
 * @param detection from the change of the price to our first sight of it; only where the time of
 *     the change is known
 * @param reaction from our first sight to the channel taking the alert; the inbox counts as a
 *     channel only for those who have no other
 * @param whole from the change to the channel; only where the time of the change is known
 */
public record DeadlineReport(Instant since, long alerts, Leg detection, Leg reaction, Leg whole) {

  /**
   * A part of the way.
   *
   * @param alerts that it is known of
   * @param onTime how many of them were on time; one that never arrived was not
   * @param median of those that arrived; null when none did
   * @param slowest 99 of 100 took no longer; null when none arrived
   */
  public record Leg(
      long alerts, long onTime, @Nullable Duration median, @Nullable Duration slowest) {

    /** The share that was on time; null when nothing is known. */
    public @Nullable Double share() {
      return alerts == 0 ? null : (double) onTime / alerts;
    }
  }
}
