package dev.farehawk.poll;

import dev.farehawk.provider.HourlyHazard;
import dev.farehawk.provider.LimitState;
import dev.farehawk.provider.QuotaPlan;
import dev.farehawk.provider.ReservePrice;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes quotas and money last: once a minute each limit is held against a plan for what was left of
 * it, most of it in the hours in which fares change, and the reserve price of a look moves up or
 * down with what was spent beside it. The tightest limit decides. Pure.
 */
final class PaceSpending {

  /** Below any fare query with a single watcher that ever drops. */
  private static final double LEAST = 1e-4;

  private static final double MOST = 1e5;
  private static final double KAPPA = 0.25;

  private final ReservePrice price = new ReservePrice(KAPPA, LEAST, MOST);
  private final HourlyHazard hazard;
  private final Map<String, Stretch> stretches = new HashMap<>();
  private double theta = LEAST;

  /** What a limit was like when the stretch of time began that is over now. */
  private record Stretch(Instant since, Instant periodStart, long used) {}

  PaceSpending(HourlyHazard hazard) {
    this.hazard = hazard;
  }

  /**
   * The reserve price from now on.
   *
   * @param limits all of one provider; rates do not matter here
   * @return density that a look must have; zero when nothing is scarce
   */
  double reserve(List<LimitState> limits, Instant now) {
    double tightest = -1;
    for (LimitState limit : limits) {
      boolean scarce =
          limit.kind() == LimitState.Kind.QUOTA || limit.kind() == LimitState.Kind.MONEY;
      if (scarce) {
        tightest = Math.max(tightest, spentBesidePlan(limit, now));
      }
    }
    theta = price.next(theta, 1 + tightest, 1);
    return theta <= LEAST ? 0 : theta;
  }

  /** (spent - plan) / plan since the last call; zero when there is nothing to compare yet. */
  private double spentBesidePlan(LimitState limit, Instant now) {
    Instant start = limit.start();
    Instant end = limit.end();
    if (start == null || end == null || !now.isBefore(end)) {
      return 0;
    }
    Stretch before = stretches.put(limit.name(), new Stretch(now, start, limit.used()));
    if (!comparable(before, start, now)) {
      return 0;
    }
    long left = Math.max(0, limit.most() - before.used);
    double plan = new QuotaPlan(before.since, end, left, hazard).spentBy(now);
    double spent = Math.max(0, limit.used() - before.used);
    return plan > 0 ? (spent - plan) / plan : 1;
  }

  private static boolean comparable(@Nullable Stretch before, Instant start, Instant now) {
    return before != null && before.periodStart.equals(start) && now.isAfter(before.since);
  }
}
