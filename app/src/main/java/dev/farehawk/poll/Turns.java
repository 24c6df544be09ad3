package dev.farehawk.poll;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.LookReason;
import dev.farehawk.provider.Capabilities;
import org.jspecify.annotations.Nullable;

/**
 * One provider's turns at a plan that several may share: which lane comes next, and what its looks
 * must be worth. What one provider has looked at, all others leave alone for D', so that two with
 * rates of their own reach what one with the sum of both would. Only the floor is each provider's
 * own, because prices compare within one provider and expire.
 *
 * <p>Like the {@link Planner}, not safe for many threads; all turns of one plan share its lock.
 */
public final class Turns implements Agenda {

  /** Of a look that any provider may make. */
  static final int ANYBODY = -1;

  private final Planner plan;
  private final Stock stock;
  private final Terms terms;
  private final int number;
  private final PlannerSettings.Lanes lanes;
  private final FloorSweep floor;
  private @Nullable OwnTimes own;
  private double firstLookCredit = 1;
  private double floorCredit = 1;
  private int reserve;

  /**
   * What can be asked of a provider.
   *
   * @param answered combinations of {@link Needs}, a bit each
   * @param callsPerLook cost of a look
   */
  public record Terms(int answered, int callsPerLook) {

    /** Refuses a look that costs nothing. */
    public Terms {
      if (callsPerLook < 1) {
        throw new IllegalArgumentException("a look costs at least one call");
      }
    }

    /** Of a provider of which anything can be asked. */
    public static Terms anything(int callsPerLook) {
      return new Terms(Needs.ALL, callsPerLook);
    }

    static Terms of(Capabilities capabilities) {
      return new Terms(Needs.answeredBy(capabilities), capabilities.costUnits());
    }
  }

  /** What all turns take from. */
  record Stock(
      KeyTable keys,
      PlanClock clock,
      Circles circles,
      ReadyLane ready,
      SympatheticLane sympathetic,
      Errands errands) {}

  Turns(Planner plan, Stock stock, PlannerSettings settings, Terms terms, int number) {
    this.plan = plan;
    this.stock = stock;
    this.terms = terms;
    this.number = number;
    this.lanes = settings.lanes();
    this.floor =
        new FloorSweep(
            stock.keys,
            settings.ticks(settings.times().floor()),
            settings.ticks(settings.times().period()));
  }

  /** From now on this is one of several, and keeps its own floor. */
  void shares() {
    if (own == null) {
      OwnTimes times = new OwnTimes();
      own = times;
      floor.alsoCount(times, i -> plan.retries().askAgain(i));
    }
  }

  /** The number by which the plan knows this provider. */
  int number() {
    return number;
  }

  int answered() {
    return terms.answered;
  }

  /** What a look in turn must be worth to be made, in watchers times drops a day. */
  double price() {
    return Math.max(stock.ready.price(around()), reserve == 0 ? 0 : Density.of(reserve));
  }

  @Override
  public void reserve(double density) {
    reserve = density <= 0 ? 0 : Density.bucketOf(density * terms.callsPerLook);
  }

  /** Circles that it is in. */
  private long around() {
    return stock.circles.around(number);
  }

  int reserveBucket() {
    return reserve;
  }

  /**
   * A fare query is planned. Who looked at it before this process began is not remembered, so the
   * floors of several providers are spread evenly.
   *
   * @param phase its place among all, 0 to 1
   */
  void planned(int i, double phase) {
    floor.planned(i);
    OwnTimes times = own;
    if (times != null) {
      boolean never = stock.keys.seenAt(i) == KeyTable.NEVER;
      times.seenAt(i, never ? KeyTable.NEVER : stock.clock.tick() - (int) (floor.ownAge() * phase));
    }
  }

  private void advance(long at) {
    plan.tick(at);
    floor.advance(terms.answered, stock.clock.tick());
  }

  /** Whether {@link #take} would return something. */
  @Override
  public boolean hasWork(long at) {
    return hasErrand(at) || stock.ready.has(reserve, around());
  }

  /** Whether something waits out of turn. */
  boolean hasErrand(long at) {
    advance(at);
    return stock.errands.has(number) || !floor.isEmpty() || stock.sympathetic.has(bar());
  }

  /** A sympathetic look must find more watchers than the last one in turn reaches on average. */
  private double bar() {
    return plan.watchersFor(threshold());
  }

  /** What its last look in turn was worth. */
  double threshold() {
    return Math.max(stock.ready.marginal(around()), reserve == 0 ? 0 : Density.of(reserve));
  }

  /** What to look at now; null if nothing is due. Each look must be {@link #settle settled}. */
  @Override
  public @Nullable Look take(long at) {
    advance(at);
    Look urgent = urgent();
    if (urgent != null) {
      return urgent;
    }
    Look look = shared(stock.ready.has(reserve, around()));
    if (look != null) {
      return look;
    }
    look = inTurn();
    return look != null ? look : firstLook();
  }

  /**
   * The same without what waits for its turn.
   *
   * @param others whether there are other looks that this provider could make
   */
  @Nullable Look takeErrand(long at, boolean others) {
    advance(at);
    Look urgent = urgent();
    if (urgent != null) {
      return urgent;
    }
    Look look = shared(others);
    return look != null || others ? look : firstLook();
  }

  private @Nullable Look urgent() {
    int i = stock.errands.takeConfirmation(number, stock.clock.millis());
    if (i != KeyTable.NONE) {
      return plan.taken(i, LookReason.CONFIRMATION);
    }
    for (i = sibling(); i != KeyTable.NONE; i = sibling()) {
      if (stock.circles.includes(number, i)) {
        return plan.taken(i, LookReason.SYMPATHETIC);
      }
      plan.retries().passOn(i, threshold());
    }
    return null;
  }

  private int sibling() {
    return stock.sympathetic.take(bar(), terms.answered, stock.clock.tick());
  }

  /** First looks and the floor have a share while others wait. */
  private @Nullable Look shared(boolean others) {
    firstLookCredit = Math.min(1, firstLookCredit + lanes.firstLookShare());
    floorCredit = Math.min(1, floorCredit + lanes.floorShare());
    if (firstLookCredit >= 1 || (!others && floor.isEmpty())) {
      Look look = firstLook();
      if (look != null) {
        firstLookCredit -= 1;
        return look;
      }
    }
    if (floorCredit >= 1 || !others) {
      int i = floor.take(stock.clock.tick());
      if (i != KeyTable.NONE) {
        floorCredit -= 1;
        return plan.taken(i, LookReason.FLOOR);
      }
    }
    return null;
  }

  private @Nullable Look firstLook() {
    int i = stock.errands.takeFirstLook(number);
    return i == KeyTable.NONE ? null : plan.taken(i, LookReason.FIRST_LOOK);
  }

  private @Nullable Look inTurn() {
    for (int i = stock.ready.take(reserve, around());
        i != KeyTable.NONE;
        i = stock.ready.take(reserve, around())) {
      if (!plan.departed(i)) {
        return plan.taken(i, LookReason.READY);
      }
    }
    return null;
  }

  @Override
  public void cheapest(long fareQuery, CarrierCode carrier) {
    plan.cheapest(fareQuery, carrier);
  }

  @Override
  public void settle(Look look, LookOutcome outcome, long at) {
    plan.settle(look, outcome, this, at);
  }

  /** This provider has answered for a fare query. */
  void saw(int i, int tick) {
    OwnTimes times = own;
    if (times == null) {
      stock.keys.failures(i, 0);
    } else {
      times.seenAt(i, tick);
      stock.circles.count(i);
    }
  }

  boolean isOneOfSeveral() {
    return own != null;
  }

  /** Looks of this provider at a fare query that failed in a row. */
  int failures(int i) {
    OwnTimes times = own;
    return times == null ? stock.keys.failures(i) : times.failures(i);
  }

  /** Ticks for which this provider leaves a fare query to others; zero or less if it does not. */
  int rest(int i) {
    OwnTimes times = own;
    return times == null ? 0 : times.rest(i, stock.clock.tick());
  }

  /** A look of this provider at a fare query has failed. */
  void failed(int i, int failures, int until) {
    OwnTimes times = own;
    if (times == null) {
      stock.keys.failures(i, failures);
    } else {
      times.failed(i, failures, until, stock.clock.tick());
      stock.circles.count(i);
    }
  }

  long bytes() {
    OwnTimes times = own;
    return floor.bytes() + (times == null ? 0 : times.bytes());
  }
}
