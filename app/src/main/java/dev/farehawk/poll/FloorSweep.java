package dev.farehawk.poll;

import java.util.BitSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that nothing is forgotten: goes over all fare queries once in every D' and queues
 * those that nobody has looked at for as long as the floor. It costs a bit a row.
 */
final class FloorSweep {

  /** Prices of a provider that is silent for three floors expire, see the history stage. */
  private static final int OWN_FLOORS = 2;

  private final KeyTable keys;
  private final int floorAge;
  private final int turn;
  private @Nullable OwnTimes own;
  private IntConsumer woken = _ -> {};
  private final LongFifo lane = new LongFifo();

  /** Rows that wait in this lane: what another provider owes is no excuse. */
  private final BitSet queued = new BitSet();

  private int hand;
  private int sweptAt;
  private double owed;

  /**
   * A sweep over these keys.
   *
   * @param floorAge ticks after which a fare query must be looked at
   * @param turn ticks of one turn over all
   */
  FloorSweep(KeyTable keys, int floorAge, int turn) {
    this.keys = keys;
    this.floorAge = floorAge;
    this.turn = turn;
  }

  /**
   * From now on it also sees to it that one provider of several looks at everything.
   *
   * @param wokenUp what the provider may be asked for again, after it had refused it
   */
  void alsoCount(OwnTimes times, IntConsumer wokenUp) {
    own = times;
    woken = wokenUp;
  }

  /** A row holds another fare query now. */
  void planned(int i) {
    queued.clear(i);
  }

  long bytes() {
    return queued.size() / Byte.SIZE;
  }

  /** Ticks after which each of several providers must have looked itself. */
  int ownAge() {
    return OWN_FLOORS * floorAge;
  }

  boolean isEmpty() {
    return lane.isEmpty();
  }

  /**
   * Sweeps on.
   *
   * @param answered combinations of needs that the provider answers, a bit each
   */
  void advance(int answered, int now) {
    if (now == sweptAt) {
      return;
    }
    int rows = keys.rows();
    owed += (double) rows * (now - sweptAt) / turn;
    sweptAt = now;
    int steps = (int) Math.min(owed, rows);
    owed = Math.min(owed - steps, 1);
    for (; steps > 0; steps--) {
      hand = hand + 1 < rows ? hand + 1 : 0;
      if (!keys.taken(hand)) {
        continue;
      }
      if (own != null && own.wakes(hand, now)) {
        woken.accept(hand);
      }
      if (isLate(hand, now) && (answered >>> keys.needs(hand) & 1) != 0 && !queued.get(hand)) {
        queued.set(hand);
        keys.enter(hand, Places.IN_FLOOR);
        lane.add(keys.id(hand));
      }
    }
  }

  private boolean isLate(int i, int now) {
    if (keys.seenAt(i) == KeyTable.NEVER) {
      return false;
    }
    OwnTimes times = own;
    if (times == null) {
      return now - keys.seenAt(i) >= floorAge;
    }
    return times.rest(i, now) <= 0
        && (now - keys.seenAt(i) >= floorAge || times.isLate(i, now, ownAge()));
  }

  int take(int now) {
    while (!lane.isEmpty()) {
      int i = keys.find(lane.remove());
      if (i == KeyTable.NONE || !queued.get(i)) {
        continue;
      }
      queued.clear(i);
      keys.leave(i, Places.IN_FLOOR);
      if (isLate(i, now) && !keys.is(i, Places.IN_FLIGHT)) {
        return i;
      }
    }
    return KeyTable.NONE;
  }
}
