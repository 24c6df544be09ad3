package dev.faremarket.server;

import java.time.Duration;
import java.time.Instant;

/** Counts one provider's requests in the present window of its rate limit. */
final class RateWindow {
  private final RateLimit limit;
  private long window = Long.MIN_VALUE;
  private long used;

  RateWindow(RateLimit limit) {
    this.limit = limit;
  }

  /** Takes one request out of the window, or says that it is used up. */
  synchronized boolean take(Instant now) {
    roll(now);
    if (used >= limit.requests()) {
      return false;
    }
    used++;
    return true;
  }

  /** Requests taken in the present window. */
  synchronized long used(Instant now) {
    roll(now);
    return used;
  }

  /** How long until the next window starts. */
  Duration untilNext(Instant now) {
    long length = limit.window().toMillis();
    return Duration.ofMillis(length - Math.floorMod(now.toEpochMilli(), length));
  }

  private void roll(Instant now) {
    long current = Math.floorDiv(now.toEpochMilli(), limit.window().toMillis());
    if (current != window) {
      window = current;
      used = 0;
    }
  }
}
