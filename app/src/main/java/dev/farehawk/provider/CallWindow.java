package dev.farehawk.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When the next call may go out. No stretch of the provider's window, wherever it begins, ever
 * holds more calls than allowed; that is stricter than a fixed window and safe for either kind. A
 * bucket that refills would let twice the limit through around a window's edge.
 *
 * <p>Inside the window calls are paced (the generic cell rate algorithm, ITU-T I.371) with room for
 * a burst of a twentieth, so that a late wake-up can be made up for. Not safe for many threads.
 */
final class CallWindow {

  /** The provider sees calls arrive less evenly than we send them: our window is longer. */
  private static final double MARGIN = 1.05;

  private static final int BURST_SHARE = 20;

  private final long windowMicros;
  private final long spacingMicros;
  private final long toleranceMicros;
  private final long[] sent;
  private int oldest;
  private int count;
  private long pacedUntil = Long.MIN_VALUE;

  CallWindow(int calls, Duration window) {
    this.windowMicros = (long) (micros(window) * MARGIN);
    this.spacingMicros = windowMicros / calls;
    this.toleranceMicros = windowMicros / BURST_SHARE;
    this.sent = new long[calls];
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  /** When a call may go out; not after {@code now} if at once. */
  Instant next(Instant now) {
    long at = ChronoUnit.MICROS.between(Instant.EPOCH, now);
    long paced = pacedUntil == Long.MIN_VALUE ? at : pacedUntil - toleranceMicros;
    long free = count < sent.length ? at : sent[oldest] + windowMicros;
    return Instant.EPOCH.plus(Math.max(paced, free), ChronoUnit.MICROS);
  }

  /** A call goes out now; only after {@link #next} allowed it. */
  void take(Instant now) {
    long at = ChronoUnit.MICROS.between(Instant.EPOCH, now);
    pacedUntil = Math.max(at, pacedUntil) + spacingMicros;
    if (count < sent.length) {
      sent[(oldest + count) % sent.length] = at;
      count++;
    } else {
      sent[oldest] = at;
      oldest = (oldest + 1) % sent.length;
    }
  }
}
