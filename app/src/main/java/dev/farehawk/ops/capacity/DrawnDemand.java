package dev.farehawk.ops.capacity;

import dev.farehawk.poll.HitChance;
import dev.farehawk.poll.OnTimeBounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Fare queries, their watchers and their rates, drawn once from the assumed laws. Pure: the same
 * question and assumptions give the same demand.
 */
final class DrawnDemand {

  private static final int TENTHS = 10;

  private final CapacityAssumptions assumed;
  private final int[] market;
  private final int[] rank;
  private final double[] watchers;
  private final double[] ownPerDay;
  private final double[] filingsPerDay;

  DrawnDemand(CapacityQuestion question, CapacityAssumptions assumed) {
    this.assumed = assumed;
    int size = fareQueries(question, assumed);
    this.market = new int[size];
    this.rank = new int[size];
    this.watchers = new double[size];
    this.ownPerDay = new double[size];
    this.filingsPerDay = new double[question.markets()];
    SplittableRandom random = new SplittableRandom(assumed.seed());
    drawMarkets(random);
    drawWatchers(random, question.watches());
    drawRates(random);
  }

  static int fareQueries(CapacityQuestion question, CapacityAssumptions assumed) {
    return (int)
        Math.max(1, Math.round(question.watches() * assumed.demand().fareQueriesPerWatch()));
  }

  /** Sizes of markets are exponential: a few have many watched dates, most have few. */
  private void drawMarkets(SplittableRandom random) {
    double[] upTo = new double[filingsPerDay.length];
    double all = 0;
    for (int i = 0; i < upTo.length; i++) {
      all += -Math.log(1 - random.nextDouble());
      upTo[i] = all;
    }
    int now = 0;
    for (int i = 0; i < market.length; i++) {
      while (now < upTo.length - 1 && upTo[now] / all * market.length <= i) {
        now++;
      }
      market[i] = now;
    }
  }

  private void drawWatchers(SplittableRandom random, int watches) {
    double all = 0;
    for (int i = 0; i < rank.length; i++) {
      int j = random.nextInt(i + 1);
      rank[i] = rank[j];
      rank[j] = i;
      all += Math.pow(i + 1.0, -assumed.demand().watcherExponent());
    }
    for (int i = 0; i < rank.length; i++) {
      watchers[i] = watches / all * Math.pow(rank[i] + 1.0, -assumed.demand().watcherExponent());
    }
  }

  private void drawRates(SplittableRandom random) {
    double perDay = assumed.drops().perFareQueryAndDay();
    double own = perDay * (1 - assumed.filings().share());
    for (int i = 0; i < ownPerDay.length; i++) {
      ownPerDay[i] = own * spread(random);
    }
    double filings = perDay * assumed.filings().share() / assumed.filings().hitChance();
    for (int i = 0; i < filingsPerDay.length; i++) {
      filingsPerDay[i] = filings * spread(random);
    }
  }

  /** Log-normal with mean one. */
  private double spread(SplittableRandom random) {
    double sigma = assumed.drops().rateSpread();
    return Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
  }

  int size() {
    return market.length;
  }

  OnTimeBounds bounds() {
    return new OnTimeBounds(
        new OnTimeBounds.Fares(
            market,
            watchers,
            ownPerDay,
            filingsPerDay,
            new HitChance(assumed.filings().hitChance(), assumed.filings().hitChanceSquared())));
  }

  private double dropsPerDay(int i) {
    return ownPerDay[i] + filingsPerDay[market[i]] * assumed.filings().hitChance();
  }

  /**
   * Drops of each tenth of the fare queries, the most watched first, that the best schedule shows
   * in time which treats fares as independent: each counts once, however many wait for it.
   */
  List<CapacityAnswer.Tenth> tenths(double looks) {
    double[] value = new double[size()];
    Arrays.setAll(value, i -> watchers[i] * dropsPerDay(i));
    Arrays.sort(value);
    double least = looks >= size() ? 0 : value[size() - 1 - (int) looks];
    double[] all = new double[TENTHS];
    double[] shown = new double[TENTHS];
    double[] people = new double[TENTHS];
    double everybody = 0;
    for (int i = 0; i < size(); i++) {
      int tenth = (int) ((long) rank[i] * TENTHS / size());
      double drops = dropsPerDay(i);
      all[tenth] += drops;
      shown[tenth] += watchers[i] * drops > least || looks >= size() ? drops : 0;
      people[tenth] += watchers[i];
      everybody += watchers[i];
    }
    List<CapacityAnswer.Tenth> tenths = new ArrayList<>();
    for (int tenth = 0; tenth < TENTHS; tenth++) {
      if (all[tenth] > 0) {
        tenths.add(
            new CapacityAnswer.Tenth(
                tenth + 1, people[tenth] / everybody, shown[tenth] / all[tenth]));
      }
    }
    return tenths;
  }
}
