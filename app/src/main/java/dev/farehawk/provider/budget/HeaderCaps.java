package dev.farehawk.provider.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the provider's own headers leave us, beside our own limits: the stricter of the two holds,
 * so headers only ever correct downwards. Not safe for many threads.
 */
final class HeaderCaps {

  /** A header is not believed for longer, lest a wrong one stop us for good. */
  private static final Duration LONGEST = Duration.ofHours(1);

  /** A provider that names its limits anew in each reply must not fill the memory. */
  private static final int MOST = 64;

  private final Duration withoutReset;
  private final Map<String, Cap> caps = new HashMap<>();

  /** One limit of the provider, as of the newest call that told of it. */
  private static final class Cap {
    private long left;
    private long newestCall;
    private Instant until = Instant.MIN;
  }

  /**
   * Nothing is known yet.
   *
   * @param withoutReset how long a header counts that does not say when it resets
   */
  HeaderCaps(Duration withoutReset) {
    this.withoutReset = withoutReset;
  }

  /** When so many calls may go out. */
  Readiness ready(Instant now, long calls) {
    Instant at = now;
    for (Cap cap : caps.values()) {
      if (cap.until.isAfter(at) && cap.left < calls) {
        at = cap.until;
      }
    }
    return at.isAfter(now) ? new Readiness(at, Readiness.Why.HEADERS) : Readiness.now(now);
  }

  /** So many calls go out. */
  void take(long calls) {
    caps.values().forEach(cap -> cap.left -= calls);
  }

  /** Forgets what is over when there are many; false if there are too many all the same. */
  private boolean makeRoom(Instant now) {
    if (caps.size() >= MOST) {
      caps.values().removeIf(cap -> !cap.until.isAfter(now));
    }
    return caps.size() < MOST;
  }

  /** Limits that are known. */
  int size() {
    return caps.size();
  }

  /**
   * Learns from a reply.
   *
   * @param call number of the call that was answered
   * @param underWay calls that the provider may not have counted when it wrote the headers
   */
  void learn(List<LimitHint> hints, long call, long underWay, Instant now) {
    for (LimitHint hint : hints) {
      Instant until = hint.resetsAt() == null ? now.plus(withoutReset) : hint.resetsAt();
      if (!until.isAfter(now)) {
        continue;
      }
      Instant longest = now.plus(LONGEST);
      if (!caps.containsKey(hint.name()) && !makeRoom(now)) {
        continue;
      }
      Cap cap = caps.computeIfAbsent(hint.name(), _ -> new Cap());
      long left = Math.max(hint.remaining() - underWay, 0);
      boolean isNews = call > cap.newestCall || !cap.until.isAfter(now);
      // Replies overtake each other: an older one may only tighten what a newer one said.
      cap.left = isNews ? left : Math.min(cap.left, left);
      cap.until = until.isBefore(longest) ? until : longest;
      cap.newestCall = Math.max(call, cap.newestCall);
    }
  }
}
