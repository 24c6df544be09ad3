package dev.faremarket.metasearch;

import dev.faremarket.model.Dice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the exchange rates of a metasearch are from the usual ones. They are updated once a day,
 * each by a few tenths of a per cent, and stay near the usual ones over the years: a sum of noises
 * of reach one day, two days, four days and so on. Nothing is remembered: the rates of any day
 * follow from the seed.
 */
final class DailyRates {

  /** 22:00 UTC, in the slot of the day in which feed F moves (section 7 of the fare statistics). */
  private static final long UPDATED_AT_SECOND = Duration.ofHours(22).toSeconds();

  private static final long SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();
  private static final int SCALES = 8;

  /** Makes a day's step about 0.3 %. */
  private static final double SHORTEST_NOISE = 0.0015;

  private final long seed;

  DailyRates(long seed) {
    this.seed = Dice.roll(seed, "rates");
  }

  /** Number of the newest update at this moment. */
  static long update(Instant at) {
    return Math.floorDiv(at.getEpochSecond() - UPDATED_AT_SECOND, SECONDS_PER_DAY);
  }

  /** The moments after {@code from} and up to {@code to} at which rates are updated. */
  static List<Instant> updates(Instant from, Instant to) {
    long last = update(to);
    List<Instant> moments = new ArrayList<>();
    for (long update = update(from) + 1; update <= last; update++) {
      moments.add(Instant.ofEpochSecond(update * SECONDS_PER_DAY + UPDATED_AT_SECOND));
    }
    return moments;
  }

  /** What an amount in one money is worth in another, in units of what it usually is. */
  double factor(String from, String to, long update) {
    return from.equals(to) ? 1 : Math.exp(strength(from, update) - strength(to, update));
  }

  private double strength(String currency, long update) {
    long own = Dice.roll(seed, currency);
    double strength = 0;
    double noise = SHORTEST_NOISE;
    for (int scale = 0; scale < SCALES; scale++) {
      long cell = update >> scale;
      double share = (double) (update - (cell << scale)) / (1 << scale);
      long knots = Dice.roll(own, scale);
      double before = Dice.normal(Dice.roll(knots, cell), 0);
      double after = Dice.normal(Dice.roll(knots, cell + 1), 0);
      strength += noise * (before + share * (after - before));
      noise *= Math.sqrt(2);
    }
    return strength;
  }
}
