package dev.farehawk.poll;

import java.util.function.LongConsumer;

/**
 * Wakes entries when their time has come: a hashed timing wheel (Varghese and Lauck 1987). Adding
 * and waking cost the same however many entries wait. An entry never wakes early, and at most one
 * slot late; one whose time lies beyond the wheel's turn wakes at its end, and is added again by
 * whoever knows that it is not due.
 */
final class TimingWheel {

  private final long slotMillis;
  private final LongFifo[] slots;
  private long cursor;
  private int size;

  /**
   * An empty wheel.
   *
   * @param now milliseconds; everything up to now has passed
   */
  TimingWheel(long slotMillis, int slots, long now) {
    this.slotMillis = slotMillis;
    this.slots = new LongFifo[slots];
    for (int i = 0; i < slots; i++) {
      this.slots[i] = new LongFifo();
    }
    this.cursor = Math.floorDiv(now, slotMillis);
  }

  void add(long entry, long due) {
    long slot = Math.floorDiv(due + slotMillis - 1, slotMillis);
    long soonest = cursor + 1;
    long latest = cursor + slots.length - 1;
    slots[index(Math.clamp(slot, soonest, latest))].add(entry);
    size++;
  }

  /** Wakes all entries of the slots that have passed; {@code woken} may add entries. */
  void advance(long now, LongConsumer woken) {
    long target = Math.floorDiv(now, slotMillis);
    if (target - cursor > slots.length) {
      cursor = target - slots.length;
    }
    while (cursor < target) {
      cursor++;
      LongFifo slot = slots[index(cursor)];
      for (int left = slot.size(); left > 0; left--) {
        size--;
        woken.accept(slot.remove());
      }
    }
  }

  private int index(long slot) {
    return (int) Math.floorMod(slot, (long) slots.length);
  }

  int size() {
    return size;
  }
}
