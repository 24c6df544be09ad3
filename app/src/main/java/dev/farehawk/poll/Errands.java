package dev.farehawk.poll;

import java.util.HashMap;
import java.util.Map;

/**
 * Looks that somebody asked for: confirmations of doubtful prices, and first looks for new watches.
 * They concern few fare queries at a time, so what is known of them lies beside the table, by id.
 */
final class Errands {

  private static final int RETRY_SLOTS = 1024;

  private final KeyTable keys;
  private final Circles circles;
  private final int mostConfirmations;
  private final Queues confirmations = new Queues();
  private final Queues firstLooks = new Queues();
  private final TimingWheel retries = new TimingWheel(1, RETRY_SLOTS, 0);
  private final Map<Long, Confirmation> confirming = new HashMap<>();

  /**
   * What was asked for.
   *
   * @param only the provider that must answer, or {@link Turns#ANYBODY}
   */
  private record Confirmation(long by, long askedAt, int only) {

    Confirmation and(Confirmation later) {
      return new Confirmation(
          Math.max(by, later.by), later.askedAt, later.only == Turns.ANYBODY ? only : later.only);
    }
  }

  Errands(KeyTable keys, Circles circles, int mostConfirmations) {
    this.keys = keys;
    this.circles = circles;
    this.mostConfirmations = mostConfirmations;
  }

  /** Whether this provider has something to do. */
  boolean has(int provider) {
    long around = circles.around(provider);
    return confirmations.has(around) || firstLooks.has(around);
  }

  /**
   * Asks for a look begun after now; false if too many wait. Times in milliseconds.
   *
   * @param only the provider that must answer, or {@link Turns#ANYBODY}
   */
  boolean confirm(int i, long by, int only, long now) {
    if (confirming.size() >= mostConfirmations) {
      return false;
    }
    confirming.merge(keys.id(i), new Confirmation(by, now, only), Confirmation::and);
    queueConfirmation(i);
    return true;
  }

  private void queueConfirmation(int i) {
    Confirmation asked = confirming.get(keys.id(i));
    if (asked != null && !keys.is(i, Places.IN_CONFIRMATION | Places.IN_FLIGHT)) {
      keys.enter(i, Places.IN_CONFIRMATION);
      boolean anybody = asked.only == Turns.ANYBODY;
      confirmations.add(anybody ? circles.of(i) : circles.alone(asked.only), keys.id(i));
    }
  }

  void firstLook(int i) {
    keys.enter(i, Places.OWES_FIRST_LOOK);
    if (!keys.is(i, Places.IN_FIRST_LOOK)) {
      keys.enter(i, Places.IN_FIRST_LOOK);
      firstLooks.add(circles.of(i), keys.id(i));
    }
  }

  /** What only this provider can confirm comes first, then what others could as well. */
  int takeConfirmation(int provider, long now) {
    int i = takeConfirmation(circles.aloneIfAny(provider), provider, now);
    return i == KeyTable.NONE ? takeConfirmation(circles.around(provider), provider, now) : i;
  }

  private int takeConfirmation(long around, int provider, long now) {
    while (confirmations.has(around)) {
      int i = keys.find(confirmations.remove(around));
      if (i == KeyTable.NONE || !keys.is(i, Places.IN_CONFIRMATION)) {
        continue;
      }
      keys.leave(i, Places.IN_CONFIRMATION);
      Confirmation asked = confirming.get(keys.id(i));
      if (asked == null || asked.by <= now) {
        confirming.remove(keys.id(i));
      } else if (asked.only == Turns.ANYBODY
          ? !circles.includes(provider, i)
          : asked.only != provider) {
        queueConfirmation(i);
      } else if (!keys.is(i, Places.IN_FLIGHT)) {
        return i;
      }
    }
    return KeyTable.NONE;
  }

  int takeFirstLook(int provider) {
    long around = circles.around(provider);
    while (firstLooks.has(around)) {
      int i = keys.find(firstLooks.remove(around));
      if (i == KeyTable.NONE || !keys.is(i, Places.IN_FIRST_LOOK)) {
        continue;
      }
      keys.leave(i, Places.IN_FIRST_LOOK);
      if (keys.is(i, Places.IN_FLIGHT)) {
        continue;
      }
      if (circles.includes(provider, i)) {
        return i;
      }
      firstLook(i);
    }
    return KeyTable.NONE;
  }

  /** Whether a look is asked for that only this provider can make. */
  boolean awaits(int i, int provider) {
    Confirmation asked = confirming.isEmpty() ? null : confirming.get(keys.id(i));
    return asked != null && asked.only == provider;
  }

  /** A look has failed that another provider may make at once; true if somebody asked for it. */
  boolean passOn(int i) {
    boolean doubtful = !confirming.isEmpty() && confirming.containsKey(keys.id(i));
    if (doubtful) {
      queueConfirmation(i);
    } else if (keys.is(i, Places.OWES_FIRST_LOOK)) {
      firstLook(i);
    }
    return doubtful || keys.is(i, Places.OWES_FIRST_LOOK);
  }

  /** Somebody may be asked again who was not. */
  void askAgain(int i) {
    if (keys.is(i, Places.IN_CONFIRMATION)) {
      keys.leave(i, Places.IN_CONFIRMATION);
      queueConfirmation(i);
    }
    if (keys.is(i, Places.IN_FIRST_LOOK)) {
      firstLooks.add(circles.of(i), keys.id(i));
    }
  }

  /** A look begins; true if it is somebody's first. */
  boolean taken(int i) {
    keys.leave(i, Places.IN_FIRST_LOOK);
    return keys.is(i, Places.OWES_FIRST_LOOK);
  }

  /**
   * A look of this provider has answered; one that was asked for after it began, or of another
   * provider, is still to be made.
   */
  void seen(int i, int provider, long takenAt, long now) {
    keys.leave(i, Places.OWES_FIRST_LOOK);
    Confirmation asked = confirming.isEmpty() ? null : confirming.get(keys.id(i));
    if (asked == null) {
      return;
    }
    boolean answered =
        asked.askedAt <= takenAt && (asked.only == Turns.ANYBODY || asked.only == provider);
    if (answered || asked.by <= now) {
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
  }
}
