package dev.farehawk.poll;

import java.util.function.IntConsumer;

/**
 * Wakes rows when their time has come: a hashed timing wheel (Varghese and Lauck 1987) of one slot
 * a tick. Adding and waking cost the same however many rows wait. A row never wakes early; one
 * whose time lies beyond the wheel's turn wakes at its end, and is added again by whoever knows
 * that it is not due.
 */
final class KeyWheel {

  static final int SLOTS = 1024;

  private final KeyLists lists;
  private int cursor;

  /**
   * An empty wheel in the first {@value #SLOTS} of these lists.
   *
   * @param now a tick; everything up to now has passed
   */
  KeyWheel(KeyLists lists, int now) {
    this.lists = lists;
    this.cursor = now;
  }

  void add(int row, int due) {
    lists.add(slot(Math.clamp(due, cursor + 1, cursor + SLOTS - 1)), row);
  }

  /** Wakes all rows of the ticks that have passed; {@code woken} may add rows. */
  void advance(int now, IntConsumer woken) {
    if (now - cursor > SLOTS) {
      cursor = now - SLOTS;
    }
    while (cursor < now) {
      cursor++;
      // What is added meanwhile is due later and lies in another slot.
      for (int row = lists.first(slot(cursor));
          row != KeyTable.NONE;
          row = lists.first(slot(cursor))) {
        lists.remove(row);
        woken.accept(row);
      }
    }
  }

  private static int slot(int tick) {
    return tick & (SLOTS - 1);
  }
}
