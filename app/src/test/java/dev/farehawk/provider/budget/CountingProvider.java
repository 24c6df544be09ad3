package dev.farehawk.provider.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * A provider that counts every call by its own clock and its own windows, apart from the code under
 * test: arrivals one by one for a sliding window, a number per turn of the calendar for a fixed
 * one.
 */
final class CountingProvider {

  private final Budget.Terms terms;
  private final Map<Limit, Deque<Instant>> arrivals = new HashMap<>();
  private final Map<String, Long> turns = new HashMap<>();
  private final Map<String, Long> breaches = new HashMap<>();
  private long calls;

  CountingProvider(Budget.Terms terms) {
    this.terms = terms;
  }

  /** A call arrives; they must arrive in the order of time. */
  void arrive(Instant at, boolean billed) {
    calls++;
    long price = billed ? price(at) : 0;
    for (Limit limit : terms.limits()) {
      long counted =
          switch (limit.kind()) {
            case RATE -> count(limit, at, terms.unitsPerCall());
            case QUOTA -> billed ? count(limit, at, terms.unitsPerCall()) : 0;
            case MONEY -> price > 0 ? count(limit, at, price) : 0;
            case FREE -> throw new AssertionError("free calls belong to the tariff");
          };
      if (counted > limit.most()) {
        breaches.merge(limit.name() + " " + at, counted - limit.most(), Math::max);
      }
    }
  }

  private long price(Instant at) {
    Limit free = terms.tariff().free();
    boolean isFree = free != null && count(free, at, 1) <= free.most();
    return isFree ? 0 : terms.tariff().microsPerCall();
  }

  private long count(Limit limit, Instant at, long units) {
    return switch (limit.window()) {
      case LimitWindow.Sliding(Duration length) -> {
        Deque<Instant> inside = arrivals.computeIfAbsent(limit, _ -> new ArrayDeque<>());
        while (!inside.isEmpty() && !inside.getFirst().isAfter(at.minus(length))) {
          inside.removeFirst();
        }
        for (long unit = 0; unit < units; unit++) {
          inside.addLast(at);
        }
        yield inside.size();
      }
      case LimitWindow.Calendar calendar ->
          turns.merge(limit.name() + " " + turn(calendar, at), units, Long::sum);
    };
  }

  /** Names a window by what the provider's calendar shows; months begin on the first here. */
  private static String turn(LimitWindow.Calendar calendar, Instant at) {
    String shown = at.atZone(calendar.zone()).toOffsetDateTime().toString();
    return switch (calendar.period()) {
      case MINUTE -> shown.substring(0, "2026-03-01T00:00".length());
      case HOUR -> shown.substring(0, "2026-03-01T00".length());
      case DAY -> shown.substring(0, "2026-03-01".length());
      case MONTH -> shown.substring(0, "2026-03".length());
    };
  }

  long calls() {
    return calls;
  }

  /** By how much which limit was passed, and when; empty when none was. */
  Map<String, Long> breaches() {
    return breaches;
  }

  /** Units counted in the turn of a calendar limit that holds this moment. */
  long counted(Limit limit, Instant at) {
    return limit.window() instanceof LimitWindow.Calendar calendar
        ? turns.getOrDefault(limit.name() + " " + turn(calendar, at), 0L)
        : 0;
  }
}
