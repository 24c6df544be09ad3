package dev.farehawk.poll;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Looks that somebody asked for: confirmations of doubtful prices, and first looks for new watches.
 * They concern few fare queries at a time, so what is known of them lies beside the table, by id.
 */
final class Errands {

  private static final int RETRY_SLOTS = 1024;

  private final KeyTable keys;
  private final int mostConfirmations;
  private final LongFifo confirmations = new LongFifo();
  private final LongFifo firstLooks = new LongFifo();
  private final TimingWheel retries = new TimingWheel(1, RETRY_SLOTS, 0);
  private final Map<Long, Confirmation> confirming = new HashMap<>();
  private final Map<Long, Integer> longGaps = new LastFew();

  private record Confirmation(long by, long askedAt) {}

  /** Gaps of the looks whose drop may still be told. */
  private static final class LastFew extends LinkedHashMap<Long, Integer> {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 4096;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
      return size() > MOST;
    }
  }

  Errands(KeyTable keys, int mostConfirmations) {
    this.keys = keys;
    this.mostConfirmations = mostConfirmations;
  }

  boolean isEmpty() {
    return confirmations.isEmpty() && firstLooks.isEmpty();
  }

  /** Asks for a look begun after now; false if too many wait. Times in milliseconds. */
  boolean confirm(int i, long by, long now) {
    if (confirmations.size() >= mostConfirmations) {
      return false;
    }
    confirming.merge(
        keys.id(i),
        new Confirmation(by, now),
        (before, asked) -> new Confirmation(Math.max(before.by, asked.by), asked.askedAt));
    queueConfirmation(i);
    return true;
  }

  private void queueConfirmation(int i) {
    if (!keys.is(i, Places.IN_CONFIRMATION | Places.IN_FLIGHT)) {
      keys.enter(i, Places.IN_CONFIRMATION);
      confirmations.add(keys.id(i));
    }
  }

  void firstLook(int i) {
    keys.enter(i, Places.OWES_FIRST_LOOK);
    if (!keys.is(i, Places.IN_FIRST_LOOK)) {
      keys.enter(i, Places.IN_FIRST_LOOK);
      firstLooks.add(keys.id(i));
    }
  }

  int takeConfirmation(long now) {
    while (!confirmations.isEmpty()) {
      int i = keys.find(confirmations.remove());
      if (i == KeyTable.NONE || !keys.is(i, Places.IN_CONFIRMATION)) {
        continue;
      }
      keys.leave(i, Places.IN_CONFIRMATION);
      Confirmation asked = confirming.get(keys.id(i));
      if (asked == null || asked.by <= now) {
        confirming.remove(keys.id(i));
      } else if (!keys.is(i, Places.IN_FLIGHT)) {
        return i;
      }
    }
    return KeyTable.NONE;
  }

  int takeFirstLook() {
    while (!firstLooks.isEmpty()) {
      int i = keys.find(firstLooks.remove());
      if (i == KeyTable.NONE || !keys.is(i, Places.IN_FIRST_LOOK)) {
        continue;
      }
      keys.leave(i, Places.IN_FIRST_LOOK);
      if (!keys.is(i, Places.IN_FLIGHT)) {
        return i;
      }
    }
    return KeyTable.NONE;
  }

  /** A look begins; true if it is somebody's first. */
  boolean taken(int i) {
    keys.leave(i, Places.IN_FIRST_LOOK);
    return keys.is(i, Places.OWES_FIRST_LOOK);
  }

  /** A look has answered; one that was asked for after it began is still to be made. */
  void seen(int i, long takenAt, long now) {
    keys.leave(i, Places.OWES_FIRST_LOOK);
    Confirmation asked = confirming.isEmpty() ? null : confirming.get(keys.id(i));
    if (asked == null) {
      return;
    }
    if (asked.askedAt <= takenAt || asked.by <= now) {
      confirming.remove(keys.id(i));
    } else {
      queueConfirmation(i);
    }
  }

  /** A look that was asked for failed and is tried again at this tick. */
  void retry(int i, int at) {
    if (!keys.is(i, Places.ON_RETRY)) {
      keys.enter(i, Places.ON_RETRY);
      retries.add(keys.id(i), at);
    }
  }

  void wake(int tick, long now) {
    retries.advance(
        tick,
        id -> {
          int i = keys.find(id);
          if (i == KeyTable.NONE) {
            return;
          }
          keys.leave(i, Places.ON_RETRY);
          Confirmation asked = confirming.get(id);
          if (asked != null && asked.by > now) {
            queueConfirmation(i);
          } else if (!keys.is(i, Places.IN_FLIGHT)) {
            firstLook(i);
          }
        });
  }

  void forget(long id) {
    confirming.remove(id);
    longGaps.remove(id);
  }

  /** Remembers a gap between two looks for as long as its drop may be told. */
  void remember(long id, int gap, int usual) {
    if (gap > 2 * usual) {
      longGaps.put(id, gap);
    } else if (!longGaps.isEmpty()) {
      longGaps.remove(id);
    }
  }

  int lastGap(long id, int usual) {
    return longGaps.isEmpty() ? usual : longGaps.getOrDefault(id, usual);
  }
}
