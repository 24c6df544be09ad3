package dev.farehawk.provider;

import dev.farehawk.provider.budget.Limit;
import dev.farehawk.provider.budget.LimitUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How many calls a provider's limits let through in the time ahead: rates by their windows, quotas
 * and money by what is left of them and the plan that makes it last. The tightest limit decides.
 * Pure.
 *
 * @param limits as far as they are used
 * @param microsPerCall price of a call beyond the free ones; 0 when calls cost nothing
 * @param unitsPerCall what a call counts for in rates and quotas
 * @param hazard when fares change, which the plan leans on
 */
record AllowedCalls(
    List<LimitUse> limits, long microsPerCall, int unitsPerCall, HourlyHazard hazard) {

  /** Calls from this moment on; infinite when nothing is limited. */
  double in(Instant now, Duration ahead) {
    double calls = Double.POSITIVE_INFINITY;
    for (LimitUse use : limits) {
      calls = Math.min(calls, calls(use, now, ahead));
    }
    return calls;
  }

  private double calls(LimitUse use, Instant now, Duration ahead) {
    return switch (use.limit().kind()) {
      case RATE -> use.limit().most() * windows(use.limit(), ahead) / unitsPerCall;
      case QUOTA -> planned(use, unitsPerCall, now, ahead);
      case MONEY ->
          microsPerCall == 0
              ? Double.POSITIVE_INFINITY
              : free(now, ahead) + planned(use, microsPerCall, now, ahead);
      case FREE -> Double.POSITIVE_INFINITY;
    };
  }

  private double free(Instant now, Duration ahead) {
    return limits.stream()
        .filter(use -> use.limit().kind() == Limit.Kind.FREE)
        .mapToDouble(use -> planned(use, 1, now, ahead))
        .sum();
  }

  /** What lies beyond the end of the period is taken to go on as the limit allows on average. */
  private double planned(LimitUse use, long each, Instant now, Duration ahead) {
    double average = (double) use.limit().most() / each;
    Instant end = use.end();
    if (end == null || !now.isBefore(end)) {
      return average * windows(use.limit(), ahead);
    }
    Instant until = now.plus(ahead);
    double inPeriod = new QuotaPlan(now, end, use.left(), hazard).spentBy(until) / each;
    return until.isAfter(end)
        ? inPeriod + average * windows(use.limit(), Duration.between(end, until))
        : inPeriod;
  }

  private static double windows(Limit limit, Duration ahead) {
    return (double) ahead.toNanos() / limit.window().length().toNanos();
  }
}
