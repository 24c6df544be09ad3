package dev.farehawk.contest;

import dev.farehawk.contest.CalendarReport.Result;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.Progress;
import dev.farehawk.poll.PlannerSettings;
import dev.farehawk.poll.Purchases;
import dev.faremarket.drops.DropTrace;
import dev.faremarket.drops.DropWorld;
import dev.faremarket.drops.DropWorldOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Ways of using a calendar of cached prices beside live looks, and two live providers apart and
 * together: on the same drops, with the same looks and calls. All ways learn rates while they run,
 * and the calendar's chance too; only the bound is told.
 */
public final class CalendarContest {

  private static final double SECONDS_PER_DAY = 86_400;
  private static final long TRACE_SEED = 0xCA1E;

  private final DropWorldOptions options;
  private final Contest.Length length;
  private final Deadlines deadlines;
  private final Progress progress;

  /**
   * A calendar beside live looks.
   *
   * @param dates that one call answers, from 1 to 366
   * @param shows chance that it shows a drop while it is worth telling, above 0 and at most 1
   * @param looks as a share of what it takes to look at every fare query once in every D'
   * @param calls as a share of what it takes to ask for every page once in every D'
   */
  public record Offer(int dates, double shows, double looks, double calls) {

    /** Refuses what is no offer. */
    public Offer {
      if (dates < 1 || dates > 366 || !(shows > 0 && shows <= 1)) {
        throw new IllegalArgumentException("a call answers 1 to 366 dates, with a chance up to 1");
      }
      if (!(looks > 0 && looks <= 10) || !(calls >= 0 && calls <= 10)) {
        throw new IllegalArgumentException("looks are above 0, calls 0 or more, both at most 10");
      }
    }
  }

  /** A contest in worlds of this kind. */
  public CalendarContest(
      DropWorldOptions options, Contest.Length length, Deadlines deadlines, Progress progress) {
    this.options = options;
    this.length = length;
    this.deadlines = deadlines;
    this.progress = progress;
  }

  private double period() {
    return deadlines.detection().toMillis() / 1000.0;
  }

  private Trial.Terms terms(double looksPerSecond) {
    return new Trial.Terms(
        looksPerSecond,
        period(),
        length.learningDays() * SECONDS_PER_DAY,
        length.days() * SECONDS_PER_DAY - period());
  }

  private PlannerSettings settings() {
    return Contest.settings(deadlines, options.keys());
  }

  /** All ways of using this calendar. */
  public CalendarReport.Table with(Offer offer) {
    List<Map<String, Double>> rounds =
        seeds().parallel().mapToObj(seed -> round(seed, offer)).toList();
    return new CalendarReport.Table(offer, results(rounds));
  }

  private IntStream seeds() {
    return IntStream.rangeClosed(1, length.seeds());
  }

  private Map<String, Double> round(int seed, Offer offer) {
    DropWorld world = DropWorld.of(options, seed);
    DropTrace trace = DropTrace.of(world, length.days(), TRACE_SEED + seed);
    List<int[]> pages = CalendarPlanner.pages(world, offer.dates, deadlines);
    double looks = offer.looks * world.keys() / period();
    double calls = offer.calls * pages.size() / period();
    Trial trial = new Trial(world, trace, terms(looks));
    Map<String, Double> shares = new LinkedHashMap<>();
    double learned = 0;
    for (CalendarPlanner.Way way : CalendarPlanner.Way.values()) {
      CalendarPlanner policy = new CalendarPlanner(way, world, deadlines, settings(), offer.dates);
      CalendarFeed feed = new CalendarFeed(trace.size(), offer.shows, seed);
      shares.put(policy.name(), trial.run(policy, feed, calls).share());
      learned = policy.freshChance();
    }
    shares.put(
        CalendarReport.BOUND, bound(world, pages, offer.shows, looks * period(), calls * period()));
    shares.put(CalendarReport.LEARNED, learned);
    progress.step("seed " + seed + ": by prices " + shares.get("by-prices"));
    return shares;
  }

  private static double bound(
      DropWorld world, List<int[]> pages, double shows, double looks, double calls) {
    List<double[]> values =
        pages.stream()
            .map(page ->
                Arrays.stream(page)
                    .mapToDouble(key -> world.watchers(key) * world.dropsPerDay(key))
                    .toArray())
            .toList();
    double all = values.stream().flatMapToDouble(Arrays::stream).sum();
    Purchases purchases =
        new Purchases(
            List.of(
                new Purchases.Endpoint(false, 1, looks, 1),
                new Purchases.Endpoint(true, shows, calls, 1)));
    return Math.min(1, purchases.bound(values).value() / all);
  }

  /**
   * Two live providers with half of these looks each, apart and sharing one plan, beside one that
   * has all of them.
   *
   * @param looks as a share of what it takes to look at every fare query once in every D'
   */
  public CalendarReport.Sharing sharing(double looks) {
    List<Map<String, Double>> rounds =
        seeds().parallel().mapToObj(seed -> sharingRound(seed, looks)).toList();
    return new CalendarReport.Sharing(looks, results(rounds));
  }

  private Map<String, Double> sharingRound(int seed, double looks) {
    DropWorld world = DropWorld.of(options, seed);
    DropTrace trace = DropTrace.of(world, length.days(), TRACE_SEED + seed);
    Trial trial = new Trial(world, trace, terms(looks * world.keys() / period()));
    Map<String, Double> shares = new LinkedHashMap<>();
    for (Policy policy :
        List.of(
            TwoProviders.apart(world, deadlines, settings()),
            TwoProviders.shared(world, deadlines, settings()),
            new OurPlanner(world, deadlines, settings()))) {
      shares.put(policy.name(), trial.run(policy).share());
    }
    return shares;
  }

  private static List<Result> results(List<Map<String, Double>> rounds) {
    List<Result> results = new ArrayList<>();
    for (String name : rounds.getFirst().keySet()) {
      double[] values =
          rounds.stream().mapToDouble(round -> round.getOrDefault(name, 0.0)).toArray();
      double mean = Arrays.stream(values).average().orElse(0);
      double margin = StudentT.margin(values);
      results.add(
          new Result(
              name,
              Outcome.rounded(mean),
              Outcome.rounded(Math.max(0, mean - margin)),
              Outcome.rounded(Math.min(1, mean + margin))));
    }
    return List.copyOf(results);
  }
}
