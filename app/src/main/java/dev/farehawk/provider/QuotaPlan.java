package dev.farehawk.provider;

import java.time.Instant;

/**
 * How much of a quota or of money should be spent by when, so that it lasts for its period and most
 * of it is there in the hours in which fares change. Pure.
 *
 * @param start when the period begins
 * @param end when it ends
 * @param most what may be spent in it
 * @param hazard when fares change
 */
public record QuotaPlan(Instant start, Instant end, long most, HourlyHazard hazard) {

  /** Refuses a period that does not last. */
  public QuotaPlan {
    if (!start.isBefore(end) || most < 0) {
      throw new IllegalArgumentException("a plan needs a period that lasts, and nothing owed");
    }
  }

  /** What should be spent by this moment: nothing at the start, everything at the end. */
  public double spentBy(Instant moment) {
    if (!moment.isAfter(start)) {
      return 0;
    }
    if (!moment.isBefore(end)) {
      return most;
    }
    return most * hazard.between(start, moment) / hazard.between(start, end);
  }

  /** What should be spent from one moment to another. */
  public double spentBetween(Instant from, Instant to) {
    return Math.max(spentBy(to) - spentBy(from), 0);
  }

  /**
   * What is spent for each unit that should be: 1 when all goes by the plan, 2 when it will last
   * half as long.
   *
   * @param spent since the start
   */
  public double burn(long spent, Instant now) {
    double plan = spentBy(now);
    if (plan > 0) {
      return spent / plan;
    }
    return spent == 0 ? 1 : Double.POSITIVE_INFINITY;
  }

  /**
   * Whether so much more may be spent now without getting ahead of the plan.
   *
   * @param spent since the start
   * @param ahead how far ahead of the plan one may be, as a share of the whole
   */
  public boolean allows(long spent, long more, double ahead, Instant now) {
    return spent + more <= most && spent + more <= spentBy(now) + Math.max(ahead * most, 1);
  }
}
