package dev.farehawk.poll;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks that somebody asked for: confirmations of doubtful prices, and first looks for new watches.
 * They concern few fare queries at a time, so what is known of them lies beside the table, by id.
 */
final class Errands {

  private static final int RETRY_SLOTS = 1024;

  private final KeyTable keys;
  private final int mostConfirmations;

  /** By needs, for whichever provider comes first; behind them those that only one can answer. */
  private final List<LongFifo> confirmations = fifos();

  private final List<LongFifo> firstLooks = fifos();
  private final TimingWheel retries = new TimingWheel(1, RETRY_SLOTS, 0);
  private final Map<Long, Confirmation> confirming = new HashMap<>();
  private final Map<Long, Integer> longGaps = new LastFew();

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

  private static List<LongFifo> fifos() {
    return new ArrayList<>(Stream.generate(LongFifo::new).limit(Needs.COMBINATIONS).toList());
  }

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

  /** Whether this provider has something to do. */
  boolean has(int provider, int answered) {
    return holds(own(provider)) || holds(confirmations, answered) || holds(firstLooks, answered);
  }

  private static boolean holds(@Nullable LongFifo fifo) {
    return fifo != null && !fifo.isEmpty();
  }

  private static boolean holds(List<LongFifo> fifos, int answered) {
    for (int left = answered; left != 0; left &= left - 1) {
      if (!fifos.get(Integer.numberOfTrailingZeros(left)).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private @Nullable LongFifo own(int provider) {
    int at = Needs.COMBINATIONS + provider;
    return at < confirmations.size() ? confirmations.get(at) : null;
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
      int at = asked.only == Turns.ANYBODY ? keys.needs(i) : Needs.COMBINATIONS + asked.only;
      while (confirmations.size() <= at) {
        confirmations.add(new LongFifo());
      }
      confirmations.get(at).add(keys.id(i));
    }
  }

  void firstLook(int i) {
    keys.enter(i, Places.OWES_FIRST_LOOK);
    if (!keys.is(i, Places.IN_FIRST_LOOK)) {
      keys.enter(i, Places.IN_FIRST_LOOK);
      firstLooks.get(keys.needs(i)).add(keys.id(i));
    }
  }

  int takeConfirmation(int provider, int answered, long now) {
    LongFifo own = own(provider);
    int i = own == null ? KeyTable.NONE : takeConfirmation(own, provider, now);
    for (int left = answered; i == KeyTable.NONE && left != 0; left &= left - 1) {
      i = takeConfirmation(confirmations.get(Integer.numberOfTrailingZeros(left)), provider, now);
    }
    return i;
  }

  private int takeConfirmation(LongFifo fifo, int provider, long now) {
    while (!fifo.isEmpty()) {
      int i = keys.find(fifo.remove());
      if (i == KeyTable.NONE || !keys.is(i, Places.IN_CONFIRMATION)) {
        continue;
      }
      keys.leave(i, Places.IN_CONFIRMATION);
      Confirmation asked = confirming.get(keys.id(i));
      if (asked == null || asked.by <= now) {
        confirming.remove(keys.id(i));
      } else if (asked.only != Turns.ANYBODY && asked.only != provider) {
        queueConfirmation(i);
      } else if (!keys.is(i, Places.IN_FLIGHT)) {
        return i;
      }
    }
    return KeyTable.NONE;
  }

  int takeFirstLook(int answered) {
    for (int left = answered; left != 0; left &= left - 1) {
      LongFifo fifo = firstLooks.get(Integer.numberOfTrailingZeros(left));
      while (!fifo.isEmpty()) {
        int i = keys.find(fifo.remove());
        if (i == KeyTable.NONE || !keys.is(i, Places.IN_FIRST_LOOK)) {
          continue;
        }
        keys.leave(i, Places.IN_FIRST_LOOK);
        if (!keys.is(i, Places.IN_FLIGHT)) {
          return i;
        }
      }
    }
    return KeyTable.NONE;
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
