package dev.farehawk.contest;

import dev.farehawk.contest.ContestReport.Knowledge;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.Progress;
import dev.farehawk.poll.HitChance;
import dev.farehawk.poll.OnTimeBounds;
import dev.farehawk.poll.PlannerSettings;
import dev.farehawk.poll.RatePrior;
import dev.faremarket.drops.DropTrace;
import dev.faremarket.drops.DropWorld;
import dev.faremarket.drops.DropWorldOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Runs every policy on the same drops with the same looks, for several budgets and seeds. */
public final class Contest {

  private static final double SECONDS_PER_DAY = 86_400;
  private static final long TRACE_SEED = 0x5EED;

  /** Before it learns, the planner takes every fare for as likely to drop as any. */
  private static final RatePrior UNKNOWN = RatePrior.flat(0.05);

  private static final double FIRST_LOOK_SHARE = 0.5;
  private static final double FLOOR_SHARE = 0.25;
  private static final int MOST_CONFIRMATIONS = 100_000;

  private final DropWorldOptions options;
  private final Length length;
  private final Deadlines deadlines;
  private final Progress progress;

  /**
   * How long and how often.
   *
   * @param days of each trace
   * @param learningDays of them that do not count
   * @param seeds worlds, 1 to 100
   */
  public record Length(double days, double learningDays, int seeds) {

    /** Refuses a contest in which nothing counts. */
    public Length {
      if (!(learningDays >= 0 && days > learningDays && days <= 365)) {
        throw new IllegalArgumentException(
            "days must be above the days of learning and at most 365");
      }
      if (seeds < 1 || seeds > 100) {
        throw new IllegalArgumentException("seeds must be 1 to 100");
      }
    }
  }

  /** A contest in worlds of this kind. */
  public Contest(DropWorldOptions options, Length length, Deadlines deadlines, Progress progress) {
    this.options = options;
    this.length = length;
    this.deadlines = deadlines;
    this.progress = progress;
  }

  private double period() {
    return deadlines.detection().toMillis() / 1000.0;
  }

  /**
   * All policies at one budget.
   *
   * @param budget share of the looks that full coverage takes, above 0 and at most 10
   */
  public ContestReport.Budget at(double budget) {
    if (!(budget > 0 && budget <= 10)) {
      throw new IllegalArgumentException("a budget is above 0 and at most 10, not " + budget);
    }
    double looksPerSecond = budget * options.keys() / period();
    List<Round> rounds =
        IntStream.rangeClosed(1, length.seeds())
            .parallel()
            .mapToObj(seed -> round(seed, looksPerSecond))
            .toList();
    Bounds bounds = Bounds.mean(rounds.stream().map(Round::bounds).toList());
    return new ContestReport.Budget(
        budget,
        Outcome.rounded(looksPerSecond),
        Outcome.rounded(bounds.independent()),
        Outcome.rounded(bounds.any()),
        Outcome.rounded(bounds.firstHit()),
        Outcome.results(rounds.stream().map(Round::outcomes).toList(), bounds));
  }

  private record Round(Bounds bounds, List<Outcome> outcomes) {}

  private Round round(int seed, double looksPerSecond) {
    DropWorld world = DropWorld.of(options, seed);
    DropTrace trace = DropTrace.of(world, length.days(), TRACE_SEED + seed);
    Trial trial =
        new Trial(
            world,
            trace,
            new Trial.Terms(
                looksPerSecond,
                period(),
                length.learningDays() * SECONDS_PER_DAY,
                length.days() * SECONDS_PER_DAY - period()));
    List<Outcome> outcomes = new ArrayList<>();
    for (Policy rival : new Rivals(world, looksPerSecond, period()).all()) {
      OnTimeShare share = trial.run(rival);
      outcomes.add(
          new Outcome(rival.name(), share.share(), share.plainShare(), Knowledge.TRUTH, null));
    }
    OurPlanner ours = new OurPlanner(world, deadlines, settings(deadlines, options.keys()));
    OnTimeShare share = trial.run(ours);
    outcomes.add(
        new Outcome(
            ours.name(), share.share(), share.plainShare(), Knowledge.NOTHING, ours.learned()));
    progress.step(
        "seed " + seed + ": " + trace.size() + " drops, " + percent(share.share()) + " in time");
    return new Round(bounds(world, looksPerSecond * period()), outcomes);
  }

  /** How the service's planner begins in a contest: it takes every fare for as likely as any. */
  static PlannerSettings settings(Deadlines deadlines, int keys) {
    return new PlannerSettings(
        PlannerSettings.Times.of(deadlines),
        1,
        new PlannerSettings.Lanes(FIRST_LOOK_SHARE, FLOOR_SHARE, MOST_CONFIRMATIONS, keys),
        UNKNOWN);
  }

  private static Bounds bounds(DropWorld world, double looks) {
    int keys = world.keys();
    int clusters = world.clusters();
    OnTimeBounds.Fares fares =
        new OnTimeBounds.Fares(
            IntStream.range(0, keys).map(world::clusterOf).toArray(),
            IntStream.range(0, keys).mapToDouble(world::watchers).toArray(),
            IntStream.range(0, keys).mapToDouble(world::ownPerDay).toArray(),
            IntStream.range(0, clusters).mapToDouble(cluster -> ofItself(world, cluster)).toArray(),
            new HitChance(world.options().hitChance(), world.options().hitChanceSquared()));
    OnTimeBounds bounds =
        new OnTimeBounds(
            world.options().wideShare() == 0
                ? fares
                : fares.with(
                    new OnTimeBounds.Networks(
                        IntStream.range(0, clusters).map(world::networkOf).toArray(),
                        IntStream.range(0, world.networks())
                            .mapToDouble(world::wideFilingsPerDay)
                            .toArray())));
    return new Bounds(bounds.independent(looks), bounds.any(looks), bounds.firstHit(looks));
  }

  private static double ofItself(DropWorld world, int cluster) {
    return world.filingsPerDay(cluster) - world.wideFilingsPerDay(world.networkOf(cluster));
  }

  private static String percent(double share) {
    return Math.round(share * 1000) / 10.0 + " %";
  }
}
