package dev.farehawk.simulation;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.LookReason;
import dev.farehawk.fare.Observation;
import dev.farehawk.oracle.OracleConfig;
import dev.farehawk.oracle.StatisticalOracle;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.database.ThrowawayDatabase;
import dev.farehawk.poll.Look;
import dev.farehawk.poll.LookAgain;
import dev.farehawk.poll.LookOutcome;
import dev.farehawk.poll.Planner;
import dev.farehawk.poll.PlannerSettings;
import dev.farehawk.poll.Wish;
import dev.faremarket.MarketClock;
import dev.faremarket.MarketConfig;
import dev.faremarket.SimulatedMarket;
import dev.faremarket.judge.JudgedWatch;
import dev.faremarket.judge.Judgement;
import dev.faremarket.server.MarketView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.springframework.core.NestedRuntimeException;

/**
 * One run: healthy hours, hours of faults, healed hours; then polling stops, the work drains, and
 * the judge folds what was shown. One thread, and no time but the events'.
 */
final class Scenario {

  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration HEALTHY = Duration.ofHours(1);
  private static final Duration FAULTY = Duration.ofHours(5);
  private static final Duration HEALED = Duration.ofHours(3);
  private static final double MARKET_SPEED = 24;
  private static final int MARKETS = 40;
  private static final int FARES = 60;
  private static final int MOST_EVENTS = 200_000;
  private static final Duration STEP = Duration.ofMillis(50);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Deadlines DEADLINES = Deadlines.STANDARD;

  private final long seed;
  private final Trace trace = new Trace();
  private final Events events = new Events(START.minus(Duration.ofMinutes(5)), trace);
  private final List<Observation> waiting = new ArrayList<>();
  private final UnreliableDatabase database;
  private final MarketView view;
  private final MarketProvider provider;
  private final Fares fares;
  private final StatisticalOracle oracle =
      new StatisticalOracle(OracleConfig.defaults().statistical());
  private final Planner planner;
  private final Sabotage sabotage;
  private final Pipeline pipeline;
  private boolean polling = true;
  private boolean recordPlanned;
  private boolean judgePlanned;
  private boolean firePlanned;
  private int polls;

  /**
   * What came of a run.
   *
   * @param traceHash over every event, reply and alert
   * @param faultsMet replies lost and commits that failed
   */
  record Result(String traceHash, Judgement judgement, int polls, int faultsMet) {}

  private Scenario(long seed, SeededBug bug, ThrowawayDatabase real) {
    this.seed = seed;
    database = new UnreliableDatabase(real.dataSource(), random("commits"));
    SimulatedMarket market = SimulatedMarket.of(MarketConfig.of(seed, MARKETS));
    view =
        new MarketView(
            market,
            new MarketClock(START, MARKET_SPEED),
            airport -> market.airports().get(airport).zone());
    provider = new MarketProvider(view, random("provider"));
    fares = new Fares(market, START);
    planner =
        new Planner(
            PlannerSettings.of(DEADLINES, 1, new PlannerSettings.Lanes(0.5, 0.25, FARES, FARES)),
            events.millis());
    sabotage = new Sabotage(bug, real.dataSource());
    pipeline =
        new Pipeline(
            database,
            oracle,
            sabotage.history(),
            DEADLINES,
            new Pipeline.Surroundings(events, random("alerts"), this::lookAgain));
  }

  /** Runs the scenario of this seed on a database of its own. */
  static Result run(long seed, SeededBug bug) {
    try (ThrowawayDatabase database = ThrowawayDatabase.start()) {
      return new Scenario(seed, bug, database).run();
    }
  }

  /** Chance of its own for each part, so that one more draw here changes nothing there. */
  private RandomGenerator random(String part) {
    return new SplittableRandom(31 * seed + part.hashCode());
  }

  private Result run() {
    Watchers watchers = new Watchers(database, events, random("watchers"));
    List<FareQueryRef> refs =
        watchers.watch(fares.drawn(FARES, random("fares")), fares::priceAtStart);
    var _ = pipeline.importHistory().importAll(refs.stream().map(fares::past).toList());
    Duration toStart = Duration.between(events.instant(), START);
    events.after(toStart, "begin", () -> begin(refs));
    Duration toFaults = toStart.plus(HEALTHY);
    events.after(toFaults, "faults", () -> suffer(Faults.drawn(random("faults"))));
    Duration toHeal = toFaults.plus(FAULTY);
    events.after(toHeal, "heal", () -> suffer(Faults.NONE));
    events.after(toHeal.plus(HEALED), "stop", () -> polling = false);
    events.run(MOST_EVENTS);

    Trial trial = new Trial(refs, view, oracle);
    List<JudgedWatch> watches = watchers.judged(trial.fares());
    Trial.Told told = new Trial.Told(trial.alerts(database), trial.corrections(database));
    provider.shown().forEach(reply -> trace.add(reply.toString()));
    told.alerts().forEach(alert -> trace.add(alert.toString()));
    told.corrections().forEach(correction -> trace.add(correction.toString()));
    Instant end = START.plus(HEALTHY).plus(FAULTY).plus(HEALED);
    Judgement judgement = trial.judge(provider.shown(), watches, told, new Trial.Span(START, end));
    return new Result(trace.hash(), judgement, polls, provider.lost() + database.failedCommits());
  }

  private void suffer(Faults faults) {
    provider.suffer(faults);
    database.suffer(faults);
  }

  private void begin(List<FareQueryRef> refs) {
    for (FareQueryRef ref : refs) {
      if (!planner.put(ref, Wish.neverSeen(3), events.millis())) {
        throw new IllegalStateException("no room in the plan for " + ref);
      }
    }
    look();
  }

  /** Twice as often as the fares need: the rate is not what this scenario is about. */
  private void look() {
    if (!polling) {
      return;
    }
    Look look = planner.take(events.millis());
    if (look != null) {
      polls++;
      events.after(Duration.ofMillis(300), "reply", () -> reply(look));
    }
    events.after(DEADLINES.detection().dividedBy(2 * FARES), "look", this::look);
  }

  private void reply(Look look) {
    Optional<Observation> reply =
        provider.ask(look.fareQueries().getFirst(), look.reason(), events.instant());
    reply.ifPresent(seen -> {
      waiting.add(seen);
      planRecording(STEP);
    });
    planner.settle(
        look, reply.isPresent() ? LookOutcome.SEEN : LookOutcome.TRY_SOON, events.millis());
  }

  private boolean lookAgain(LookAgain.Ask ask) {
    long id = ask.fareQuery().id();
    return ask.reason() == LookReason.SYMPATHETIC
        ? planner.dropped(id, events.millis())
        : planner.confirm(id, ask.by().toEpochMilli(), events.millis());
  }

  private void planRecording(Duration wait) {
    if (!recordPlanned) {
      recordPlanned = true;
      events.after(wait, "record", this::record);
    }
  }

  private void record() {
    recordPlanned = false;
    boolean recorded = attempt(() -> pipeline.record(waiting));
    if (recorded || sabotage.forgetsFailedBatch()) {
      waiting.clear();
      planJudging(STEP);
    } else {
      planRecording(RETRY);
    }
  }

  private void planJudging(Duration wait) {
    if (!judgePlanned) {
      judgePlanned = true;
      events.after(wait, "judge", this::judge);
    }
  }

  private void judge() {
    judgePlanned = false;
    if (attempt(pipeline::judge)) {
      planFiring(STEP);
    } else {
      planJudging(RETRY);
    }
  }

  private void planFiring(Duration wait) {
    if (!firePlanned) {
      firePlanned = true;
      events.after(wait, "fire", this::fire);
    }
  }

  private void fire() {
    firePlanned = false;
    sabotage.beforeFiring();
    boolean fired = attempt(pipeline::fire);
    sabotage.afterFiring(events.instant());
    if (!fired) {
      planFiring(RETRY);
    }
  }

  /** Whether the database took it; if not, the same is tried again, as the service's loops do. */
  private static boolean attempt(Runnable step) {
    try {
      step.run();
      return true;
    } catch (NestedRuntimeException e) {
      return false;
    }
  }
}
