package dev.farehawk.poll;

import static dev.farehawk.poll.LookOutcome.SEEN;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.LookReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides what live providers are asked next, so that as many drops as possible are seen within D'
 * of happening: of one provider, or of several that {@link #join share} the plan. Pure: time is an
 * argument, in milliseconds, and never runs backwards; the same calls give the same decisions. Not
 * safe for many threads.
 *
 * <p>A drop is seen in time iff some look falls within D' after it, so a look sooner than D' after
 * the last one is worth little: a fare query sleeps on a timing wheel until D' is almost over. Then
 * it waits in buckets by what a look is worth ({@link MarketRanking}). The densest is taken first,
 * as in the fractional knapsack, so whatever the rate, it is spent where it buys most, without
 * planning anew when the rate changes. Before it go confirmations, and the siblings of what has
 * just dropped ({@link SympatheticLane}); first looks and the floor have a share.
 */
public final class Planner implements Agenda {

  private final PlannerSettings settings;
  private final PlanClock clock;
  private final int period;
  private final int wakeAfter;
  private final MarketTable markets = new MarketTable();
  private final KeyTable keys = new KeyTable(markets);
  private final KeyLists lists = new KeyLists(keys, KeyWheel.SLOTS + ReadyLane.LISTS);
  private final Sleepers sleepers;
  private final ShownInGroups shown = new ShownInGroups();
  private final Circles circles;
  private final ReadyLane ready;
  private final SiblingHits hits = new SiblingHits();
  private final DropRates rates;
  private final MarketRanking ranking;
  private final SympatheticLane sympathetic;
  private final Errands errands;
  private final LongGaps longGaps = new LongGaps(keys);
  private final Retries retries;
  private final Turns.Stock stock;
  private int turnedAt;

  /** An empty plan that begins at this moment. */
  public Planner(PlannerSettings settings, long now) {
    this.settings = settings;
    this.clock = new PlanClock(now, settings.tickMillis());
    this.period = settings.ticks(settings.times().period());
    this.wakeAfter = settings.wakeAfter();
    this.circles = new Circles(keys, clock);
    this.ready = new ReadyLane(keys, shown, circles, lists, KeyWheel.SLOTS);
    int coolDown = settings.ticks(settings.times().coolDown());
    var pace = new Siblings.Pace(coolDown, period);
    this.sleepers = new Sleepers(keys, lists, clock, wakeAfter);
    this.rates = new DropRates(keys, markets, hits, settings.prior(), clock);
    this.ranking = new MarketRanking(keys, markets, rates, hits, pace);
    this.sympathetic =
        new SympatheticLane(
            keys,
            markets,
            hits,
            new Siblings(keys, markets, ranking.routes(), ready, pace),
            new SympatheticLane.Limits(settings.lanes().mostConfirmations(), period));
    this.errands = new Errands(keys, circles, settings.lanes().mostConfirmations());
    this.stock = new Turns.Stock(keys, clock, circles, ready, sympathetic, errands);
    this.retries = new Retries(stock, sleepers, settings);
  }

  /**
   * Lets a further provider take from this plan; before anything is planned. Without, the plan is
   * one provider's, and itself its agenda.
   */
  public Turns join(Turns.Terms terms) {
    if (keys.size() > 0) {
      throw new IllegalStateException("providers join before anything is planned");
    }
    Turns joined = new Turns(this, stock, settings, terms, turns().size());
    circles.join(joined);
    if (turns().size() > 1) {
      turns().forEach(Turns::shares);
    }
    return joined;
  }

  private List<Turns> turns() {
    return circles.all();
  }

  private Turns alone() {
    if (turns().isEmpty()) {
      circles.join(
          new Turns(this, stock, settings, Turns.Terms.anything(settings.callsPerLook()), 0));
    }
    return turns().getFirst();
  }

  /**
   * Plans a fare query, or changes what is known of one.
   *
   * @return false if there is no room for it, or it has departed
   */
  public boolean put(FareQueryRef ref, Wish wish, long at) {
    tick(at);
    int i = keys.find(ref.id());
    if (i == KeyTable.NONE) {
      int departure = (int) ref.query().departure().toEpochDay();
      if (keys.size() >= settings.lanes().mostKeys() || clock.isOver(departure)) {
        return false;
      }
      i = keys.add(ref);
      keys.watchers(i, (float) wish.watchers());
      if (wish.seenAt() != Wish.NEVER_SEEN) {
        keys.seenAt(i, Math.min(clock.tick(), clock.tickOf(wish.seenAt())));
        keys.enter(i, Places.STAGGERED);
      }
      int row = i;
      shown.forget(row);
      double phase = sleepers.phase(i);
      turns().forEach(each -> each.planned(row, phase));
      sleepers.begin(i);
    } else if (keys.watchers(i) != (float) wish.watchers()) {
      keys.watchers(i, (float) wish.watchers());
      markets.rankedAt(keys.market(i), KeyTable.NEVER);
      if (keys.is(i, Places.READY)) {
        ranking.rank(i, ready, clock);
      }
    }
    if (wish.lookNow()) {
      errands.firstLook(i);
    }
    return true;
  }

  /** Forgets a fare query. */
  public void remove(long fareQuery) {
    int i = keys.find(fareQuery);
    if (i != KeyTable.NONE) {
      drop(i);
    }
  }

  private void drop(int i) {
    leaveLists(i);
    errands.forget(keys.id(i));
    keys.remove(i);
  }

  private void leaveLists(int i) {
    if (keys.is(i, Places.READY)) {
      ready.leave(i);
    } else {
      sleepers.leave(i);
    }
  }

  /** Asks for a look out of turn, begun after now; false if not planned, or the lane is full. */
  public boolean confirm(long fareQuery, long by, long at) {
    return confirm(fareQuery, by, Turns.ANYBODY, at);
  }

  /**
   * The same of one provider alone.
   *
   * @param only its {@link Turns#number}, or {@link Turns#ANYBODY}
   */
  boolean confirm(long fareQuery, long by, int only, long at) {
    tick(at);
    int i = keys.find(fareQuery);
    return i != KeyTable.NONE && errands.confirm(i, by, only, clock.millis());
  }

  /** Asks for a look soon, because somebody waits for the first one; false if not planned. */
  public boolean firstLook(long fareQuery, long at) {
    tick(at);
    int i = keys.find(fareQuery);
    if (i == KeyTable.NONE) {
      return false;
    }
    errands.firstLook(i);
    return true;
  }

  /**
   * Tells that the last look at a fare query has shown a drop: rates are learned from it, and its
   * siblings are looked at. When it was not this plan's look, there is nothing to learn.
   *
   * @return false if the fare query is not planned, or nobody looked at it
   */
  public boolean dropped(long fareQuery, long at) {
    tick(at);
    int i = keys.find(fareQuery);
    if (i == KeyTable.NONE || keys.seenAt(i) == KeyTable.NEVER) {
      return false;
    }
    if (clock.tick() - keys.seenAt(i) > settings.ticks(settings.times().coolDown())) {
      sympathetic.heardOf(i, clock.tick());
      return true;
    }
    int gap = longGaps.last(i, wakeAfter);
    sympathetic.dropped(i, rates.chance(i, gap), clock.tick());
    rates.dropped(i, gap);
    return true;
  }

  /** Drops of one carrier come together, so who is cheapest tells who the siblings are. */
  @Override
  public void cheapest(long fareQuery, CarrierCode carrier) {
    int i = keys.find(fareQuery);
    if (i != KeyTable.NONE && keys.carrier(i) != KeyTable.number(carrier)) {
      keys.carrier(i, KeyTable.number(carrier));
      markets.rankedAt(keys.market(i), KeyTable.NEVER);
    }
  }

  /** Sets the reserve price of the one provider. */
  @Override
  public void reserve(double density) {
    alone().reserve(density);
  }

  /** Whether {@link #take} would return something. */
  @Override
  public boolean hasWork(long at) {
    return alone().hasWork(at);
  }

  /** What the one provider is to look at now; null if nothing is due. */
  @Override
  public @Nullable Look take(long at) {
    return alone().take(at);
  }

  /** Watchers who hear of a drop in D' when a look is worth this density. */
  double watchersFor(double density) {
    return density * period / clock.ticksPerDay();
  }

  Look taken(int i, LookReason reason) {
    leaveLists(i);
    keys.enter(i, Places.IN_FLIGHT);
    // What a look has found may be told only when a second one has confirmed it.
    keys.leave(i, reason == LookReason.CONFIRMATION ? 0 : Places.MISSED_IN_WAVE);
    // Whoever waits for a first look gets it, whatever else the look is for.
    LookReason told = errands.taken(i) ? LookReason.FIRST_LOOK : reason;
    return new Look(keys.query(i), told, clock.millis(), keys.id(i));
  }

  /** Tells how a look went. The call is spent either way. */
  @Override
  public void settle(Look look, LookOutcome outcome, long at) {
    settle(look, outcome, alone(), at);
  }

  void settle(Look look, LookOutcome outcome, Turns by, long at) {
    tick(at);
    int i = keys.rowOf(look);
    if (i == KeyTable.NONE || !keys.is(i, Places.IN_FLIGHT)) {
      return;
    }
    keys.leave(i, Places.IN_FLIGHT);
    int before = keys.seenAt(i);
    if (outcome == LookOutcome.SEEN) {
      seen(i, look.takenAt(), by);
    } else {
      retries.failed(i, look.reason(), outcome, by);
    }
    boolean tells = before != KeyTable.NEVER && sympathetic.asks(i);
    sympathetic.looked(i, before, tells ? rates.chance(i, clock.tick() - before) : 0);
  }

  /** A call for several has answered for this one too. */
  void saw(long fareQuery, long takenAt, Turns by, long at) {
    tick(at);
    int i = keys.find(fareQuery);
    if (i != KeyTable.NONE && !keys.is(i, Places.IN_FLIGHT)) {
      leaveLists(i);
      keys.enter(i, Places.IN_FLIGHT);
      errands.taken(i);
      settle(new Look(keys.query(i), LookReason.READY, takenAt, fareQuery), SEEN, by, at);
    }
  }

  /** What is known of a fare query, for whoever plans calls for several. */
  Outlook outlook(long fareQuery, long at) {
    tick(at);
    int i = keys.find(fareQuery);
    if (i == KeyTable.NONE) {
      return Outlook.NONE;
    }
    ranking.rank(i, ready, clock);
    int seenAt = keys.seenAt(i);
    return new Outlook(
        Density.of(keys.worth(i)),
        rates.perDay(i),
        seenAt == KeyTable.NEVER ? Wish.NEVER_SEEN : clock.millisOf(seenAt));
  }

  /** Calls for several show it, so that a look at it alone is worth so many steps less. */
  void shownInGroup(long fareQuery, int steps) {
    int i = keys.find(fareQuery);
    if (i != KeyTable.NONE) {
      shown.add(i, steps);
      if (keys.is(i, Places.READY)) {
        ready.reconsider(i);
      }
    }
  }

  private void seen(int i, long takenAt, Turns by) {
    int tick = clock.tickOf(takenAt);
    by.saw(i, tick);
    if (keys.seenAt(i) != KeyTable.NEVER) {
      int gap = Math.max(0, tick - keys.seenAt(i));
      rates.looked(i, gap);
      longGaps.remember(i, gap, wakeAfter);
    }
    keys.seenAt(i, tick);
    sleepers.afterLook(i, tick);
    errands.seen(i, by.number(), takenAt, clock.millis());
  }

  Retries retries() {
    return retries;
  }

  void tick(long at) {
    if (clock.advance(at)) {
      if (clock.tick() - turnedAt >= period) {
        turnedAt = clock.tick();
        ready.turn();
      }
      sleepers.advance(this::wake);
      errands.wake(clock.tick(), clock.millis());
      retries.advance();
      sympathetic.advance(clock.tick());
    }
  }

  private void wake(int i) {
    if (departed(i)) {
      return;
    }
    if (keys.dueAt(i) > clock.tick()) {
      sleepers.sleep(i, keys.dueAt(i));
      return;
    }
    if (keys.seenAt(i) == KeyTable.NEVER) {
      errands.firstLook(i);
      return;
    }
    ranking.rank(i, ready, clock);
    ready.enter(i);
  }

  /** Forgets a fare query whose day is over everywhere. */
  boolean departed(int i) {
    if (!clock.isOver(keys.departureDay(i))) {
      return false;
    }
    drop(i);
    return true;
  }

  int size() {
    return keys.size();
  }

  /** Memory held for its fare queries, in bytes. */
  public long bytes() {
    long own = turns().stream().mapToLong(Turns::bytes).sum();
    return keys.bytes() + lists.bytes() + shown.bytes() + ranking.routes().bytes() + own;
  }

  /** What has been learned so far. */
  public Learned learned() {
    return new Learned(rates.ofAll(), hits.filingShare(), hits.hitChance());
  }

  /** Copies some rows for whoever measures; the row to go on with, or {@link KeyTable#NONE}. */
  int copy(int from, DemandCopy into, long at) {
    tick(at);
    return into.rows(from, keys, rates, hits, clock.tick() - period);
  }

  /** What the planner means to do with a fare query; null if it is not planned. */
  @Nullable PlannedKey planned(long fareQuery, long at) {
    tick(at);
    int i = keys.find(fareQuery);
    if (i == KeyTable.NONE) {
      return null;
    }
    ranking.rank(i, ready, clock);
    int reserve = turns().stream().mapToInt(Turns::reserveBucket).min().orElse(0);
    return PlannedKey.of(keys, i, clock, ready.reach(i, reserve), circles.resting(i));
  }
}
