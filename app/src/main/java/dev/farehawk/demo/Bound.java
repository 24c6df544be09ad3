package dev.farehawk.demo;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.poll.HitChance;
import dev.farehawk.poll.OnTimeBounds;
import dev.farehawk.poll.RatePrior;
import dev.farehawk.watch.WatchView;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The largest share of drops that so many looks can show in time, for the fares that are watched.
 * Rates are those measured by days to departure; what share of the drops comes in filings of a
 * market, and how those hit, is assumed: it only moves the higher of the two bounds.
 *
 * @param independent for schedules that take fares as independent
 * @param any for any policy that learns only by looking
 */
record Bound(double independent, double any) {

  private static final double FILING_SHARE = 0.6;
  private static final HitChance HITS = new HitChance(0.5, 0.285);

  private record Watched(FareQueryRef ref, int watchers) {}

  /**
   * The bounds.
   *
   * @param looks in D'
   */
  static Bound of(Collection<WatchView> watches, double looks, LocalDate today) {
    Map<FareQueryRef, Integer> watchers = new HashMap<>();
    for (WatchView watch : watches) {
      watch.fareQueries().forEach(ref -> watchers.merge(ref, 1, Integer::sum));
    }
    return of(watchers, looks, today);
  }

  /**
   * The bounds.
   *
   * @param watchers how many each fare has
   * @param looks in D'
   */
  static Bound of(Map<FareQueryRef, Integer> watchers, double looks, LocalDate today) {
    List<Watched> fares = new ArrayList<>();
    watchers.forEach((ref, count) -> fares.add(new Watched(ref, count)));
    fares.sort(
        Comparator.comparing((Watched fare) -> fare.ref.query().market().toString())
            .thenComparingLong(fare -> fare.ref.id()));
    OnTimeBounds bounds = new OnTimeBounds(fares(fares, today));
    return new Bound(bounds.independent(looks), bounds.any(looks));
  }

  private static OnTimeBounds.Fares fares(List<Watched> watched, LocalDate today) {
    int n = watched.size();
    int[] group = new int[n];
    double[] weights = new double[n];
    double[] own = new double[n];
    double[] filings = new double[Math.max(1, n)];
    int[] members = new int[Math.max(1, n)];
    for (int i = 0; i < n; i++) {
      Watched fare = watched.get(i);
      boolean next =
          i > 0 && !fare.ref.query().market().equals(watched.get(i - 1).ref.query().market());
      group[i] = i == 0 ? 0 : group[i - 1] + (next ? 1 : 0);
      weights[i] = fare.watchers;
      long days = ChronoUnit.DAYS.between(today, fare.ref.query().departure());
      double perDay = RatePrior.MEASURED.perDay((int) Math.max(0, days));
      own[i] = (1 - FILING_SHARE) * perDay;
      filings[group[i]] += FILING_SHARE * perDay / HITS.mean();
      members[group[i]]++;
    }
    for (int g = 0; g < filings.length; g++) {
      filings[g] /= Math.max(1, members[g]);
    }
    return new OnTimeBounds.Fares(group, weights, own, filings, HITS);
  }
}
