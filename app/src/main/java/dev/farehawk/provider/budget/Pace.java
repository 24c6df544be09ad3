package dev.farehawk.provider.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Spreads the calls of a rate limit over its window (the generic cell rate algorithm, ITU-T I.371)
 * with room for a burst of a twentieth, so that a late wake-up can be made up for. Not safe for
 * many threads.
 */
final class Pace {

  private static final int BURST_SHARE = 20;

  private final long windowMicros;
  private long spacingMicros;
  private long pacedUntil = Long.MIN_VALUE;

  Pace(long calls, Duration window) {
    this.windowMicros = window.toNanos() / 1_000;
    setCalls(calls);
  }

  /** So many in the window from now on. */
  void setCalls(long calls) {
    spacingMicros = windowMicros / Math.max(calls, 1);
  }

  /** When a call may go out; not after {@code now} if at once. */
  Instant next(Instant now) {
    return pacedUntil == Long.MIN_VALUE ? now : fromMicros(pacedUntil - windowMicros / BURST_SHARE);
  }

  /** So many calls go out now. */
  void take(Instant now, long calls) {
    pacedUntil = Math.max(micros(now), pacedUntil) + calls * spacingMicros;
  }

  static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  static Instant fromMicros(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
