package dev.farehawk.poll;

import dev.farehawk.fare.LookReason;

/**
 * A fare query as planned; times in milliseconds.
 *
 * @param seenAt last look, or {@link Wish#NEVER_SEEN}
 * @param nextAt when it comes up, or now if it waits for its turn
 * @param waits whether only the provider's rate keeps it waiting
 * @param failures looks that failed in a row
 * @param reach how often its turn comes
 * @param needs what it asks of a provider, a number of {@link Needs}
 * @param refusedBy providers that have just refused it and rest, by {@link Turns#number}, a bit
 *     each
 */
record PlannedKey(
    long seenAt,
    long nextAt,
    LookReason lane,
    boolean waits,
    int failures,
    Reach reach,
    int needs,
    int refusedBy) {

  static PlannedKey of(KeyTable keys, int i, PlanClock clock, Reach reach, int refusedBy) {
    LookReason lane = lane(keys, i);
    boolean waits = lane != LookReason.READY || keys.is(i, Places.READY | Places.IN_FLIGHT);
    return new PlannedKey(
        keys.seenAt(i) == KeyTable.NEVER ? Wish.NEVER_SEEN : clock.millisOf(keys.seenAt(i)),
        waits ? clock.millis() : clock.millisOf(keys.dueAt(i)),
        lane,
        waits,
        keys.failures(i),
        reach,
        keys.needs(i),
        refusedBy);
  }

  private static LookReason lane(KeyTable keys, int i) {
    if (keys.is(i, Places.IN_CONFIRMATION)) {
      return LookReason.CONFIRMATION;
    }
    if (keys.is(i, Places.IN_FIRST_LOOK) || keys.seenAt(i) == KeyTable.NEVER) {
      return LookReason.FIRST_LOOK;
    }
    return keys.is(i, Places.IN_FLOOR) ? LookReason.FLOOR : LookReason.READY;
  }
}
