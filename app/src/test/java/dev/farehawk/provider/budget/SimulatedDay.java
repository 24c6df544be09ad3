package dev.farehawk.provider.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Several nodes that always want to call, on a virtual clock, one thread and one seed. Each has a
 * clock of its own; they crash, restart in good order, and lose answers of the ledger; calls go out
 * late and arrive late.
 */
final class SimulatedDay {

  static final Duration TOLERANCE = Duration.ofSeconds(2);
  private static final int NODES = 4;
  private static final Duration TIDY = Duration.ofMinutes(1);

  private final Budget.Terms terms;
  private final Weather weather;
  private final SplittableRandom random;
  private final BudgetLedger ledger;
  private final CountingProvider provider;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Instant begin;
  private final Instant end;
  private Instant now;
  private long scheduled;
  private long crashes;
  private long restarts;
  private long forfeited;
  private long ledgerFailures;

  /**
   * How rough it is.
   *
   * @param betweenEnds how long a node lives on average; half of the ends are crashes
   * @param ledgerFailing chance of each kind of failure of the ledger
   * @param latestArrival how long a call may be on its way
   * @param unbilled share of the calls that the provider does not bill
   */
  record Weather(
      Duration betweenEnds, double ledgerFailing, Duration latestArrival, double unbilled) {

    static Weather calm(Duration latestArrival) {
      return new Weather(Duration.ofDays(1_000), 0, latestArrival, 0.02);
    }

    /** Nodes hardly get to work: they end at every step that there is. */
    static Weather hail(Duration latestArrival) {
      return new Weather(Duration.ofSeconds(5), 0.02, latestArrival, 0.05);
    }

    static Weather storm(Duration latestArrival) {
      return new Weather(Duration.ofMinutes(20), 0.02, latestArrival, 0.05);
    }
  }

  private record Event(Instant at, long order, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  SimulatedDay(Budget.Terms terms, Weather weather, Instant begin, long seed) {
    this(terms, weather, begin, seed, new InMemoryBudgetLedger());
  }

  /** The same on a ledger that may be out of order. */
  SimulatedDay(Budget.Terms terms, Weather weather, Instant begin, long seed, BudgetLedger ledger) {
    this.ledger = ledger;
    this.terms = terms;
    this.weather = weather;
    this.random = new SplittableRandom(seed);
    this.provider = new CountingProvider(terms);
    this.begin = begin;
    this.end = begin.plus(Duration.ofDays(1));
    this.now = begin;
  }

  /** What happened. */
  record Outcome(
      CountingProvider provider,
      long crashes,
      long restarts,
      long forfeited,
      long ledgerFailures) {}

  Outcome run() {
    for (int i = 0; i < NODES; i++) {
      at(begin, new Node()::start);
    }
    while (!events.isEmpty() && events.peek().at().isBefore(end)) {
      Event event = events.remove();
      now = event.at();
      event.action().run();
    }
    return new Outcome(provider, crashes, restarts, forfeited, ledgerFailures);
  }

  private void at(Instant moment, Runnable action) {
    events.add(new Event(moment, scheduled++, action));
  }

  private Duration upTo(Duration most) {
    return Duration.ofNanos(random.nextLong(most.toNanos() + 1));
  }

  private final class Watch implements GrantWatch {
    @Override
    public void granted(Limit limit, long units) {}

    @Override
    public void forfeited(Limit limit, long grants) {
      forfeited += grants;
    }

    @Override
    public void failed(Limit limit, RuntimeException why) {
      ledgerFailures++;
    }
  }

  /** A process after the other, on one machine. */
  private final class Node {

    private final List<Budget> lives = new ArrayList<>();
    private Duration skew = Duration.ZERO;

    private Budget budget() {
      return lives.getLast();
    }

    private boolean lives(int life) {
      return lives.size() == life;
    }

    private Instant clock() {
      return now.plus(skew);
    }

    void start() {
      skew = upTo(TOLERANCE.multipliedBy(2)).minus(TOLERANCE);
      lives.add(
          new Budget(
              "flights",
              terms,
              TOLERANCE,
              new FaultyLedger(ledger, random, weather.ledgerFailing()),
              new Watch()));
      int life = lives.size();
      step(life);
      tidy(life);
      double lifetimes = -Math.log(1 - random.nextDouble());
      long nanos = (long) (weather.betweenEnds().toNanos() * lifetimes);
      at(now.plusNanos(nanos), this::end);
    }

    private void end() {
      if (random.nextBoolean()) {
        crashes++;
      } else {
        restarts++;
        budget().close(clock());
      }
      lives.add(budget());
      at(now.plus(upTo(Duration.ofMinutes(1))), this::start);
    }

    private void tidy(int life) {
      if (lives(life)) {
        budget().tidy(clock());
        at(now.plus(TIDY), () -> tidy(life));
      }
    }

    private void step(int life) {
      if (!lives(life)) {
        return;
      }
      Readiness ready = budget().ready(clock());
      if (!ready.isReady(clock())) {
        Duration wait = Duration.between(clock(), ready.at());
        at(now.plus(wait.compareTo(TIDY) < 0 ? wait : TIDY), () -> step(life));
        return;
      }
      Spending spending = budget().spend(clock());
      if (random.nextInt(50) == 0) {
        aside(life);
      }
      at(
          now.plus(dispatch()),
          () -> send(life, spending, random.nextDouble() >= weather.unbilled()));
      at(now.plusMillis(1), () -> step(life));
    }

    /** Now and then a free call goes out beside the others, which the provider counts as well. */
    private void aside(int life) {
      if (budget().readyAside(clock()).isReady(clock())) {
        Spending spending = budget().spendAside(clock());
        at(now.plus(dispatch()), () -> send(life, spending, false));
      }
    }

    /** Mostly at once; now and then a thread has to wait for its turn, or too long. */
    private Duration dispatch() {
      return switch (random.nextInt(1_000)) {
        case 0 -> upTo(TOLERANCE.multipliedBy(2));
        case 1, 2, 3, 4, 5, 6, 7, 8, 9 -> upTo(Duration.ofMillis(200));
        default -> upTo(Duration.ofMillis(5));
      };
    }

    private void send(int life, Spending spending, boolean billed) {
      if (!lives(life) || !budget().sends(spending, clock())) {
        return;
      }
      Instant arrival = now.plus(upTo(weather.latestArrival()));
      at(arrival, () -> provider.arrive(now, billed));
      at(arrival.plus(upTo(Duration.ofSeconds(3))), () -> reply(life, spending, billed));
    }

    private void reply(int life, Spending spending, boolean billed) {
      if (lives(life) && !billed) {
        budget().notBilled(spending);
      }
    }
  }
}
