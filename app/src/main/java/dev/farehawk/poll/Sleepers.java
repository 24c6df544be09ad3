package dev.farehawk.poll;

import java.util.function.IntConsumer;

/**
 * Fare queries that need no look yet: they sleep on a timing wheel until D' is almost over. Dates
 * of one market are spread over D', so that they do not come up together.
 */
final class Sleepers {

  private final KeyTable keys;
  private final KeyLists lists;
  private final PlanClock clock;
  private final KeyWheel wheel;
  private final int wakeAfter;

  /**
   * Nobody sleeps yet.
   *
   * @param wakeAfter ticks from a look to being woken
   */
  Sleepers(KeyTable keys, KeyLists lists, PlanClock clock, int wakeAfter) {
    this.keys = keys;
    this.lists = lists;
    this.clock = clock;
    this.wheel = new KeyWheel(lists, clock.tick());
    this.wakeAfter = wakeAfter;
  }

  /**
   * The first time on the wheel. After a pause of the process each fare query keeps its phase: it
   * comes up when it would have without the pause, so that they do not all come up at once.
   */
  void begin(int i) {
    boolean never = keys.seenAt(i) == KeyTable.NEVER;
    int inPhase = never ? (int) (wakeAfter * phase(i)) : keys.seenAt(i) + wakeAfter;
    sleep(i, clock.next(inPhase, wakeAfter));
  }

  /** Its place among the dates of its market, 0 to 1. */
  double phase(int i) {
    return Spread.phase(keys.market(i), keys.departureDay(i));
  }

  /** Until after the look at this tick; siblings that were first looked at together part here. */
  void afterLook(int i, int tick) {
    boolean stagger = !keys.is(i, Places.STAGGERED);
    keys.enter(i, Places.STAGGERED);
    sleep(i, tick + (stagger ? (int) (wakeAfter * (0.25 + 0.75 * phase(i))) : wakeAfter));
  }

  void sleep(int i, int due) {
    keys.dueAt(i, due);
    keys.enter(i, Places.ON_WHEEL);
    wheel.add(i, due);
  }

  /** Takes one out before its time, if it sleeps. */
  void leave(int i) {
    if (keys.is(i, Places.ON_WHEEL)) {
      lists.remove(i);
      keys.leave(i, Places.ON_WHEEL);
    }
  }

  /** Wakes those whose time has come. */
  void advance(IntConsumer woken) {
    wheel.advance(
        clock.tick(),
        i -> {
          keys.leave(i, Places.ON_WHEEL);
          woken.accept(i);
        });
  }
}
