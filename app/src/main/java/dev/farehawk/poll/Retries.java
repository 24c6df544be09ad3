package dev.farehawk.poll;

import dev.farehawk.fare.LookReason;

/**
 * What becomes of a fare query whose look has failed. Whoever failed leaves it alone for a pause
 * that doubles with each failure in a row, and is forgotten with the next answer; others who answer
 * it go on as if nothing had been. When nobody is left, it sleeps until the first of them may be
 * asked again.
 */
final class Retries {

  /** Short pauses whose end is noticed at once; others are noticed within D', by the sweep. */
  private static final int MOST_SHORT = 65_536;

  private static final int SLOTS = 1024;

  private final KeyTable keys;
  private final PlanClock clock;
  private final PlannerSettings settings;
  private final Circles circles;
  private final ReadyLane ready;
  private final Sleepers sleepers;
  private final Errands errands;
  private final TimingWheel pauses;

  Retries(Turns.Stock stock, Sleepers sleepers, PlannerSettings settings) {
    this.keys = stock.keys();
    this.clock = stock.clock();
    this.settings = settings;
    this.circles = stock.circles();
    this.ready = stock.ready();
    this.sleepers = sleepers;
    this.errands = stock.errands();
    this.pauses = new TimingWheel(1, SLOTS, clock.tick());
  }

  /** A look of this provider has failed; the fare query is in no list. */
  void failed(int i, LookReason reason, LookOutcome outcome, Turns by) {
    int failures = by.failures(i) + 1;
    int again = clock.tick() + settings.pauseAfter(outcome, failures);
    by.failed(i, failures, again);
    boolean others = by.isOneOfSeveral() && circles.openAt(i) <= clock.tick();
    if (others && again - clock.tick() < SLOTS && pauses.size() < MOST_SHORT) {
      pauses.add(keys.id(i), again);
    }
    if (keys.dueAt(i) <= clock.tick()) {
      sleepers.sleep(i, by.isOneOfSeveral() ? circles.openAt(i) : again);
      return;
    }
    sleepers.sleep(i, keys.dueAt(i));
    outOfTurn(i, reason, outcome, new Next(by, others, again));
  }

  private record Next(Turns by, boolean others, int again) {}

  /** A look out of turn that failed is tried again beside the regular one, which stays as it is. */
  private void outOfTurn(int i, LookReason reason, LookOutcome outcome, Next next) {
    if (next.others && !errands.awaits(i, next.by.number())) {
      if (!errands.passOn(i) && reason == LookReason.SYMPATHETIC) {
        passOn(i, next.by.threshold());
      }
    } else if (outcome == LookOutcome.TRY_SOON) {
      errands.retry(i, next.again);
    }
  }

  /** One of a wave that its taker is not to be asked for waits for others, by what it is worth. */
  void passOn(int i, double density) {
    if (keys.is(i, Places.READY)) {
      ready.leave(i);
    } else {
      sleepers.leave(i);
    }
    keys.worth(i, Math.max(keys.worth(i), Density.bucketOf(density)));
    ready.enter(i);
  }

  /** Ends short pauses. */
  void advance() {
    pauses.advance(
        clock.tick(),
        id -> {
          int i = keys.find(id);
          if (i != KeyTable.NONE) {
            askAgain(i);
          }
        });
  }

  /** A provider may be asked again. */
  void askAgain(int i) {
    if (keys.is(i, Places.READY)) {
      ready.askAgain(i);
    }
    errands.askAgain(i);
  }
}
