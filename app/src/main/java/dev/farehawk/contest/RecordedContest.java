package dev.farehawk.contest;

import dev.farehawk.ops.replay.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Policies on recorded fares, one look a day being the deadline: each day the series that were seen
 * before compete for looks, and a drop is in time if its series is looked at on its day. Recordings
 * have no watchers, so they are drawn: a Zipf law over the series, in an order shuffled by seed.
 */
public final class RecordedContest {

  /** As in the simulated world. */
  private static final double EXPONENT = 0.92;

  private static final int MOST_SEEDS = 100;

  private final String file;
  private final int seeds;
  private final RecordedFares fares;
  private final HindsightRates rates;
  private final DailyBounds bounds;

  /**
   * A contest on a recording.
   *
   * @param file its name, for the report
   * @param seeds different crowds of watchers, 1 to 100
   * @throws IllegalArgumentException if nothing drops in it
   */
  public RecordedContest(String file, Recording recording, int seeds) {
    if (seeds < 1 || seeds > MOST_SEEDS) {
      throw new IllegalArgumentException("seeds must be 1 to " + MOST_SEEDS);
    }
    this.file = file;
    this.seeds = seeds;
    this.fares = RecordedFares.of(recording);
    if (fares.drops() == 0) {
      throw new IllegalArgumentException(
          "no fare of the recording falls by 15 percent from one day to the next");
    }
    this.rates = new HindsightRates(fares);
    this.bounds = new DailyBounds(fares, rates);
  }

  /** All policies at these budgets, which are shares of the day's active series. */
  public RecordedReport run(List<Double> budgets) {
    int active =
        (int)
            fares.days().stream()
                .flatMapToInt(day -> Arrays.stream(day.active()))
                .distinct()
                .count();
    return new RecordedReport(
        file,
        active,
        fares.markets(),
        (int) fares.days().stream().filter(day -> day.active().length > 0).count(),
        fares.drops(),
        Outcome.rounded(bounds.hits().mean()),
        Outcome.rounded(bounds.hits().meanSquare()),
        seeds,
        budgets.stream().map(this::at).toList());
  }

  private record Round(Bounds bounds, List<Outcome> outcomes) {}

  private ContestReport.Budget at(double budget) {
    if (!(budget > 0 && budget <= 10)) {
      throw new IllegalArgumentException("a budget is above 0 and at most 10, not " + budget);
    }
    List<Round> rounds =
        IntStream.rangeClosed(1, seeds).parallel().mapToObj(seed -> round(seed, budget)).toList();
    Bounds mean = Bounds.mean(rounds.stream().map(Round::bounds).toList());
    double looks =
        budget * fares.days().stream().mapToInt(day -> day.active().length).average().orElse(0);
    return new ContestReport.Budget(
        budget,
        looks / 86_400,
        Outcome.rounded(mean.independent()),
        Outcome.rounded(mean.any()),
        Outcome.rounded(mean.firstHit()),
        Outcome.results(rounds.stream().map(Round::outcomes).toList(), mean));
  }

  private Round round(int seed, double budget) {
    double[] watchers = watchers(fares.size(), seed);
    List<DailyPolicy> policies = new ArrayList<>(DailyRivals.all(fares, watchers, rates));
    policies.add(DailyPlanner.ignorant(fares, watchers));
    policies.add(DailyPlanner.asServed(fares, watchers));
    List<Outcome> outcomes =
        policies.stream()
            .map(policy -> {
              double share = share(policy, watchers, budget);
              return new Outcome(policy.name(), share, share, policy.knows(), policy.learned());
            })
            .toList();
    return new Round(bounds.of(watchers, budget), outcomes);
  }

  private double share(DailyPolicy policy, double[] watchers, double budget) {
    double inTime = 0;
    double all = 0;
    double credit = 0;
    for (RecordedDay day : fares.days()) {
      int active = day.active().length;
      credit += Math.min(1, budget) * active;
      int looks = Math.min(active, (int) credit);
      credit -= looks;
      BitSet looked = policy.lookedAt(day, looks);
      for (int series : day.active()) {
        if (day.dropped(series)) {
          all += watchers[series];
          inTime += looked.get(series) ? watchers[series] : 0;
        }
      }
    }
    return inTime / all;
  }

  private static double[] watchers(int series, int seed) {
    int[] rank = IntStream.rangeClosed(1, series).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    for (int at = series - 1; at > 0; at--) {
      int other = random.nextInt(at + 1);
      int held = rank[at];
      rank[at] = rank[other];
      rank[other] = held;
    }
    return Arrays.stream(rank).mapToDouble(r -> Math.pow(r, -EXPONENT)).toArray();
  }
}
