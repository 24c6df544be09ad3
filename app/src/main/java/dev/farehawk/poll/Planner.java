package dev.farehawk.poll;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.LookReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides what one provider is asked next, so that as many drops as possible are seen within D' of
 * happening. Pure: time is an argument, in milliseconds, and never runs backwards; the same calls
 * give the same decisions. Not safe for many threads.
 *
 * <p>A drop is seen in time iff some look falls within D' after it, so a look sooner than D' after
 * the last one is worth little: a fare query sleeps on a timing wheel until D' is almost over. Then
 * it waits in buckets by density, which is watchers times the rate of drops over the cost of a
 * look. The densest is taken first, as in the fractional knapsack, so whatever the rate, it is
 * spent where it buys most, without planning anew when the rate changes. Confirmations and first
 * looks go before; the floor sees to it that nothing is forgotten.
 */
public final class Planner implements Agenda {

  // Where a fare query is, or where its entries are; bits, because it can be in several places.
  private static final byte ON_WHEEL = 1;
  private static final byte IN_FLIGHT = 2;
  private static final byte IN_CONFIRMATION = 4;
  private static final byte IN_FIRST_LOOK = 8;
  private static final byte IN_FLOOR = 16;
  private static final byte ON_RETRY = 32;

  private static final int WHEEL_SLOTS = 1024;
  private static final int FLOOR_SLOTS = 1024;

  private final PlannerSettings settings;
  private final KeyTable keys = new KeyTable();
  private final TimingWheel wheel;
  private final TimingWheel retryWheel;
  private final TimingWheel floorWheel;
  private final LongFifo confirmations = new LongFifo();
  private final LongFifo firstLooks = new LongFifo();
  private final LongFifo floor = new LongFifo();
  private final ReadyLane ready;
  private double firstLookCredit = 1;
  private double floorCredit = 1;
  private long now;

  /** An empty plan that begins at this moment. */
  public Planner(PlannerSettings settings, long now) {
    this.settings = settings;
    this.now = now;
    this.ready = new ReadyLane(keys, settings.callsPerLook());
    this.wheel = new TimingWheel(settings.slotMillis(), WHEEL_SLOTS, now);
    this.retryWheel = new TimingWheel(settings.slotMillis(), WHEEL_SLOTS, now);
    this.floorWheel = new TimingWheel(settings.floor().toMillis() / FLOOR_SLOTS, FLOOR_SLOTS, now);
  }

  /**
   * Plans a fare query, or changes what is known of one.
   *
   * @return false if there is no room for it, or it has departed
   */
  public boolean put(FareQueryRef ref, Wish wish, long at) {
    tick(at);
    int i = keys.find(ref.id());
    if (i == IdIndex.ABSENT) {
      if (keys.size() >= settings.lanes().mostKeys() || wish.goneAt() <= now) {
        return false;
      }
      i = keys.add(ref);
      keys.watchers[i] = wish.watchers();
      keys.goneAt[i] = wish.goneAt();
      keys.seenAt[i] = wish.seenAt();
      begin(i);
    } else if (keys.watchers[i] != wish.watchers()) {
      keys.watchers[i] = wish.watchers();
      ready.reweigh(i, now);
    }
    if (wish.lookNow()) {
      firstLook(i);
    }
    return true;
  }

  /**
   * The first time on the wheel. After a pause of the process each fare query keeps its phase: it
   * comes up when it would have without the pause, so that they do not all come up at once.
   */
  private void begin(int i) {
    long period = settings.wakeAfterMillis();
    long due;
    if (keys.seenAt[i] == KeyTable.NEVER) {
      due = now + (long) (period * Spread.phase(keys.ref(i).query()));
    } else {
      due = Math.min(keys.seenAt[i], now) + period;
      if (due < now) {
        due += Math.ceilDiv(now - due, period) * period;
      }
    }
    sleep(i, due);
    long floorDue = keys.seenAt[i] == KeyTable.NEVER ? now : keys.seenAt[i];
    floorWheel.add(keys.entry(i), floorDue + settings.floor().toMillis());
  }

  /** Forgets a fare query; queued entries of it lose their meaning. */
  public void remove(long fareQuery) {
    int i = keys.find(fareQuery);
    if (i != IdIndex.ABSENT) {
      drop(i);
    }
  }

  private void drop(int i) {
    ready.leave(i);
    keys.remove(i);
  }

  /**
   * Asks for a look out of turn, later than now begun, while it is worth something.
   *
   * @return false if the fare query is not planned or the lane is full
   */
  public boolean confirm(long fareQuery, long by, long at) {
    tick(at);
    int i = keys.find(fareQuery);
    if (i == IdIndex.ABSENT || confirmations.size() >= settings.lanes().mostConfirmations()) {
      return false;
    }
    keys.confirmBy[i] = Math.max(keys.confirmBy[i], by);
    keys.confirmAskedAt[i] = now;
    queueConfirmation(i);
    return true;
  }

  /** Asks for a look soon, because somebody waits for the first one; false if not planned. */
  boolean firstLook(long fareQuery, long at) {
    tick(at);
    int i = keys.find(fareQuery);
    if (i == IdIndex.ABSENT) {
      return false;
    }
    firstLook(i);
    return true;
  }

  private void firstLook(int i) {
    if (!is(i, IN_FIRST_LOOK)) {
      set(i, IN_FIRST_LOOK);
      firstLooks.add(keys.entry(i));
    }
  }

  private void queueConfirmation(int i) {
    if (!is(i, IN_CONFIRMATION) && !is(i, IN_FLIGHT)) {
      set(i, IN_CONFIRMATION);
      confirmations.add(keys.entry(i));
    }
  }

  /** Whether {@link #take} would return something. */
  @Override
  public boolean hasWork(long at) {
    tick(at);
    return !confirmations.isEmpty()
        || !firstLooks.isEmpty()
        || !floor.isEmpty()
        || !ready.isEmpty();
  }

  /** What to look at now; null if nothing is due. Each look must be {@link #settle settled}. */
  @Override
  public @Nullable Look take(long at) {
    tick(at);
    Look look = fromLane(confirmations, IN_CONFIRMATION, LookReason.CONFIRMATION);
    if (look != null) {
      return look;
    }
    firstLookCredit = Math.min(1, firstLookCredit + settings.lanes().firstLookShare());
    floorCredit = Math.min(1, floorCredit + settings.lanes().floorShare());
    if (firstLookCredit >= 1 || (ready.isEmpty() && floor.isEmpty())) {
      look = fromLane(firstLooks, IN_FIRST_LOOK, LookReason.FIRST_LOOK);
      if (look != null) {
        firstLookCredit -= 1;
        return look;
      }
    }
    if (floorCredit >= 1 || ready.isEmpty()) {
      look = fromLane(floor, IN_FLOOR, LookReason.FLOOR);
      if (look != null) {
        floorCredit -= 1;
        return look;
      }
    }
    look = fromReady();
    return look != null ? look : fromLane(firstLooks, IN_FIRST_LOOK, LookReason.FIRST_LOOK);
  }

  private @Nullable Look fromLane(LongFifo lane, byte place, LookReason reason) {
    while (!lane.isEmpty()) {
      long entry = lane.remove();
      int i = (int) entry;
      if (!keys.alive(entry) || !is(i, place)) {
        continue;
      }
      clear(i, place);
      boolean worth =
          switch (reason) {
            case CONFIRMATION -> keys.confirmBy[i] > now;
            case FLOOR -> now - keys.seenAt[i] >= settings.floor().toMillis();
            case FIRST_LOOK, READY, CALENDAR, IMPORT -> true;
          };
      if (worth && !departed(i) && !is(i, IN_FLIGHT)) {
        return taken(i, reason);
      }
    }
    return null;
  }

  private @Nullable Look fromReady() {
    for (int i = ready.take(now); i >= 0; i = ready.take(now)) {
      if (departed(i) || is(i, IN_FLIGHT)) {
        continue;
      }
      if (keys.dueAt[i] <= now) {
        return taken(i, LookReason.READY);
      }
      sleep(i, keys.dueAt[i]);
    }
    return null;
  }

  private Look taken(int i, LookReason reason) {
    ready.leave(i);
    set(i, IN_FLIGHT);
    return new Look(List.of(keys.ref(i)), reason, now, keys.entry(i));
  }

  /** Tells how a look went. The call is spent either way. */
  @Override
  public void settle(Look look, LookOutcome outcome, long at) {
    tick(at);
    int i = (int) look.entry();
    if (!keys.alive(look.entry()) || !is(i, IN_FLIGHT)) {
      return;
    }
    clear(i, IN_FLIGHT);
    if (outcome == LookOutcome.SEEN) {
      seen(i, look);
    } else {
      keys.failures[i] = (byte) Math.min(keys.failures[i] + 1, Byte.MAX_VALUE);
      tryAgain(i, outcome);
    }
  }

  private void seen(int i, Look look) {
    boolean first = keys.seenAt[i] == KeyTable.NEVER || look.reason() == LookReason.FIRST_LOOK;
    long period = settings.wakeAfterMillis();
    keys.seenAt[i] = look.takenAt();
    keys.failures[i] = 0;
    sleep(i, look.takenAt() + (first ? staggered(i, period) : period));
    if (keys.confirmAskedAt[i] <= look.takenAt()) {
      keys.confirmBy[i] = KeyTable.NEVER;
    } else if (keys.confirmBy[i] > now) {
      queueConfirmation(i);
    }
  }

  /** A look out of turn that failed is tried again beside the regular one, which stays as it is. */
  private void tryAgain(int i, LookOutcome outcome) {
    long at = now + settings.pauseAfter(outcome, keys.failures[i]);
    if (!is(i, ON_WHEEL)) {
      sleep(i, at);
    } else if (outcome == LookOutcome.TRY_SOON && !is(i, ON_RETRY)) {
      set(i, ON_RETRY);
      retryWheel.add(keys.entry(i), at);
    }
  }

  /** Siblings are first looked at together; from then on they come up spread over the period. */
  private long staggered(int i, long period) {
    return (long) (period * (0.25 + 0.75 * Spread.phase(keys.ref(i).query())));
  }

  private void sleep(int i, long due) {
    keys.dueAt[i] = due;
    if (!is(i, ON_WHEEL)) {
      set(i, ON_WHEEL);
      wheel.add(keys.entry(i), due);
    }
  }

  private void tick(long at) {
    now = Math.max(now, at);
    wheel.advance(now, this::wake);
    retryWheel.advance(now, this::wakeAgain);
    floorWheel.advance(now, this::wakeFloor);
  }

  private void wake(long entry) {
    int i = (int) entry;
    if (!keys.alive(entry)) {
      return;
    }
    clear(i, ON_WHEEL);
    if (is(i, IN_FLIGHT) || departed(i)) {
      return;
    }
    if (keys.dueAt[i] > now) {
      sleep(i, keys.dueAt[i]);
    } else if (keys.confirmBy[i] > now) {
      queueConfirmation(i);
    } else if (keys.seenAt[i] == KeyTable.NEVER) {
      firstLook(i);
    } else {
      ready.enter(i, now);
    }
  }

  private void wakeAgain(long entry) {
    int i = (int) entry;
    if (!keys.alive(entry)) {
      return;
    }
    clear(i, ON_RETRY);
    if (keys.confirmBy[i] > now) {
      queueConfirmation(i);
    } else if (!is(i, IN_FLIGHT)) {
      firstLook(i);
    }
  }

  private void wakeFloor(long entry) {
    int i = (int) entry;
    if (!keys.alive(entry) || departed(i)) {
      return;
    }
    long length = settings.floor().toMillis();
    boolean late = keys.seenAt[i] == KeyTable.NEVER || now - keys.seenAt[i] >= length;
    if (late && !is(i, IN_FLOOR) && !is(i, IN_FLIGHT)) {
      set(i, IN_FLOOR);
      floor.add(entry);
    }
    floorWheel.add(entry, late ? now + length / 4 : keys.seenAt[i] + length);
  }

  /** Forgets a fare query whose day is over. */
  private boolean departed(int i) {
    if (keys.goneAt[i] > now) {
      return false;
    }
    drop(i);
    return true;
  }

  int size() {
    return keys.size();
  }

  /** What the planner means to do with a fare query; null if it is not planned. */
  @Nullable PlannedKey planned(long fareQuery, long at) {
    tick(at);
    int i = keys.find(fareQuery);
    if (i == IdIndex.ABSENT) {
      return null;
    }
    LookReason lane =
        is(i, IN_CONFIRMATION)
            ? LookReason.CONFIRMATION
            : is(i, IN_FIRST_LOOK) || keys.seenAt[i] == KeyTable.NEVER
                ? LookReason.FIRST_LOOK
                : is(i, IN_FLOOR) ? LookReason.FLOOR : LookReason.READY;
    boolean waits =
        is(i, (byte) (IN_FLIGHT | IN_CONFIRMATION | IN_FIRST_LOOK | IN_FLOOR)) || ready.holds(i);
    return new PlannedKey(
        keys.seenAt[i], waits ? now : keys.dueAt[i], lane, waits, keys.failures[i]);
  }

  private boolean is(int i, byte place) {
    return (keys.places[i] & place) != 0;
  }

  private void set(int i, byte place) {
    keys.places[i] |= place;
  }

  private void clear(int i, byte place) {
    keys.places[i] &= (byte) ~place;
  }
}
