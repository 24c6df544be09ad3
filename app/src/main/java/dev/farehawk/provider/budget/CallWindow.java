package dev.farehawk.provider.budget;

import java.time.Duration;
import java.time.Instant;

/**
 * A sliding window: no stretch of it, wherever it begins, ever holds more calls than allowed. That
 * is stricter than a fixed window and safe for either kind; a bucket that refills would let twice
 * the limit through around a window's edge. Not safe for many threads.
 */
final class CallWindow {

  /** The provider sees calls arrive less evenly than we send them: our window is longer. */
  private static final int MARGIN_SHARE = 20;

  private static final Duration LEAST_MARGIN = Duration.ofMillis(100);

  /** Earlier than this a call counts as sent at once; the margin covers it. */
  private static final long LATE_MICROS = 10_000;

  private final long windowMicros;
  private final long[] sent;
  private final Pace pace;
  private int newest;
  private long allowed;

  /**
   * A window that nothing was sent in.
   *
   * @param most the most calls that will ever be allowed in it
   */
  CallWindow(int most, Duration window) {
    Duration margin = window.dividedBy(MARGIN_SHARE);
    Duration whole = window.plus(margin.compareTo(LEAST_MARGIN) < 0 ? LEAST_MARGIN : margin);
    this.windowMicros = whole.toNanos() / 1_000;
    this.sent = new long[most];
    java.util.Arrays.fill(sent, Long.MIN_VALUE);
    this.pace = new Pace(most, whole);
    this.allowed = most;
  }

  /** From now on so many calls are allowed; those already sent count on. */
  void allow(long calls) {
    allowed = Math.min(calls, sent.length);
    pace.setCalls(calls);
  }

  /** When so many calls may go out together; never with fewer allowed. */
  Instant next(Instant now, int calls) {
    if (calls > allowed) {
      return Instant.MAX;
    }
    Instant paced = pace.next(now);
    // The call that has to leave the window so that this many fit into it.
    long leaver = sent[Math.floorMod(newest - (int) allowed + calls, sent.length)];
    Instant free = leaver == Long.MIN_VALUE ? now : Pace.fromMicros(leaver + windowMicros);
    return paced.isAfter(free) ? paced : free;
  }

  /** So many calls go out now; only after {@link #next} allowed it. */
  void take(Instant now, int calls) {
    for (int i = 0; i < calls; i++) {
      newest = (newest + 1) % sent.length;
      // A clock that was set back must not make a call look older than the one before it.
      long before = sent[Math.floorMod(newest - 1, sent.length)];
      sent[newest] = Math.max(Pace.micros(now), before);
    }
    pace.take(now, calls);
  }

  /** Calls that were taken at one moment go out at a later one, still inside their window. */
  void move(Instant taken, Instant sentAt, int calls) {
    long from = Pace.micros(taken);
    long to = Pace.micros(sentAt);
    if (to - from < LATE_MICROS) {
      return;
    }
    int found = 0;
    for (int back = 0; back < sent.length && found < calls; back++) {
      int at = Math.floorMod(newest - back, sent.length);
      if (sent[at] == from) {
        found++;
        shift(at, back, to);
        back--;
      } else if (sent[at] < from) {
        return;
      }
    }
  }

  /** Closes the gap that a call leaves which goes out as the newest of all. */
  private void shift(int at, int newer, long to) {
    for (int i = 0; i < newer; i++) {
      int gap = (at + i) % sent.length;
      sent[gap] = sent[(gap + 1) % sent.length];
    }
    sent[newest] = Math.max(to, sent[newest]);
  }

  /** Calls that a provider may still count at this moment. */
  long inside(Instant now) {
    long since = Pace.micros(now) - windowMicros;
    return java.util.Arrays.stream(sent).filter(at -> at > since).count();
  }
}
