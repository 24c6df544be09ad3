package dev.farehawk.contest;

import dev.farehawk.poll.HitChance;
import dev.farehawk.poll.OnTimeBounds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What is possible on recorded days, as far as hindsight tells: every market is taken to have one
 * filing a day, which drops each of its fares with a chance of that day, and no fare to drop by
 * itself. How that chance is spread follows from how often two fares of a market drop on the same
 * day. That some fares drop more often than others goes into their weights. Bounds of days are
 * averaged by the watchers of what dropped on them, as the shares of the policies are.
 */
final class DailyBounds {

  private final RecordedFares fares;
  private final HindsightRates rates;
  private final HitChance hits;

  DailyBounds(RecordedFares fares, HindsightRates rates) {
    this.fares = fares;
    this.rates = rates;
    this.hits = hits(fares);
  }

  private static HitChance hits(RecordedFares fares) {
    double single = 0;
    double singles = 0;
    double pair = 0;
    double pairs = 0;
    for (RecordedDay day : fares.days()) {
      int[] seen = new int[fares.markets()];
      int[] dropped = new int[fares.markets()];
      for (int series : day.active()) {
        seen[fares.marketOf(series)]++;
        dropped[fares.marketOf(series)] += day.dropped(series) ? 1 : 0;
      }
      for (int market = 0; market < seen.length; market++) {
        single += dropped[market];
        singles += seen[market];
        pair += dropped[market] * (dropped[market] - 1.0);
        pairs += seen[market] * (seen[market] - 1.0);
      }
    }
    double mean = single / singles;
    double meanSquare = pairs == 0 ? 0 : pair / pairs;
    return new HitChance(mean, Math.clamp(meanSquare, mean * mean, mean));
  }

  /** How a fare's chance is spread over days. */
  HitChance hits() {
    return hits;
  }

  /**
   * Bounds over all days.
   *
   * @param watchers by series
   * @param budget looks a day, as a share of the active series
   */
  Bounds of(double[] watchers, double budget) {
    double independent = 0;
    double any = 0;
    double firstHit = 0;
    double all = 0;
    for (RecordedDay day : fares.days()) {
      double weight =
          Arrays.stream(day.active()).filter(day::dropped).mapToDouble(s -> watchers[s]).sum();
      if (weight > 0) {
        OnTimeBounds bounds = ofDay(day, watchers);
        double looks = budget * day.active().length;
        independent += weight * bounds.independent(looks);
        any += weight * bounds.any(looks);
        firstHit += weight * bounds.firstHit(looks);
        all += weight;
      }
    }
    return new Bounds(independent / all, any / all, firstHit / all);
  }

  private OnTimeBounds ofDay(RecordedDay day, double[] watchers) {
    int[] series =
        Arrays.stream(day.active())
            .boxed()
            .sorted(Comparator.comparingInt(fares::marketOf))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] filings = new double[fares.markets()];
    Arrays.fill(filings, 1);
    return new OnTimeBounds(
        new OnTimeBounds.Fares(
            Arrays.stream(series).map(fares::marketOf).toArray(),
            Arrays.stream(series)
                .mapToDouble(s -> watchers[s] * rates.perDay(day, s) / hits.mean())
                .toArray(),
            IntStream.range(0, series.length).mapToDouble(_ -> 0).toArray(),
            filings,
            hits));
  }
}
