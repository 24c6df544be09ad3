package dev.farehawk.poll;

import java.time.InstantSource;

/**
 * Puts an ask into its lane at every live provider: which one showed the doubtful price is not
 * said, and only the same one can show it again.
 */
final class PollLookAgain implements LookAgain {

  private final Desks desks;
  private final InstantSource clock;

  PollLookAgain(Desks desks, InstantSource clock) {
    this.desks = desks;
    this.clock = clock;
  }

  @Override
  public boolean ask(Ask ask) {
    long now = clock.millis();
    boolean taken = false;
    for (Desk<Planner> desk : desks.live()) {
      taken |= desk.with(planner -> queued(planner, ask, now));
      desk.wake().signal();
    }
    return taken;
  }

  private static boolean queued(Planner planner, Ask ask, long now) {
    return switch (ask.reason()) {
      case CONFIRMATION -> planner.confirm(ask.fareQuery().id(), ask.by().toEpochMilli(), now);
      case FIRST_LOOK -> planner.firstLook(ask.fareQuery().id(), now);
      case SYMPATHETIC -> planner.dropped(ask.fareQuery().id(), now);
      case FLOOR, READY, CALENDAR, SEARCH, IMPORT ->
          throw new IllegalArgumentException(
              "first looks, confirmations and siblings can be asked for, not " + ask.reason());
    };
  }
}
