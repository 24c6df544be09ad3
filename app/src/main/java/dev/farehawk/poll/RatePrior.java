package dev.farehawk.poll;

import java.util.List;

/**
 * How often a price is expected to fall before anything is known of it, by days to departure. What
 * matters is how departures compare with each other: the level is learned within hours.
 *
 * @param stretches in the order of days to departure; the last one holds for all days beyond
 */
public record RatePrior(List<Stretch> stretches) {

  /**
   * Falls of a fifth or more, measured on 18 routes of one low-cost carrier over 300 days, looked
   * at daily.
   */
  public static final RatePrior MEASURED =
      new RatePrior(
          List.of(
              new Stretch(0, 0.012),
              new Stretch(3, 0.016),
              new Stretch(7, 0.047),
              new Stretch(14, 0.063),
              new Stretch(30, 0.066),
              new Stretch(60, 0.064),
              new Stretch(90, 0.060),
              new Stretch(120, 0.043),
              new Stretch(180, 0.008),
              new Stretch(365, 0.001)));

  /**
   * Days to departure with one rate.
   *
   * @param lastDay its last day
   * @param dropsPerDay above zero
   */
  public record Stretch(int lastDay, double dropsPerDay) {

    /** Refuses a rate that nothing can be divided by. */
    public Stretch {
      if (!(dropsPerDay > 0)) {
        throw new IllegalArgumentException("a rate is above zero, not " + dropsPerDay);
      }
    }
  }

  /** Keeps its own copy. */
  public RatePrior {
    stretches = List.copyOf(stretches);
    if (stretches.isEmpty()) {
      throw new IllegalArgumentException("there must be a rate for some day");
    }
  }

  /** The same rate whenever the departure is. */
  public static RatePrior flat(double dropsPerDay) {
    return new RatePrior(List.of(new Stretch(0, dropsPerDay)));
  }

  /** Drops a day; above zero for any number of days. */
  public double perDay(int daysToDeparture) {
    for (Stretch stretch : stretches) {
      if (daysToDeparture <= stretch.lastDay) {
        return stretch.dropsPerDay;
      }
    }
    return stretches.getLast().dropsPerDay;
  }
}
