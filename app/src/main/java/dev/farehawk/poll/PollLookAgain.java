package dev.farehawk.poll;

import dev.farehawk.fare.LookReason;
import java.time.InstantSource;

/**
 * Puts an ask into its lane. A doubtful live price is asked for again where it was shown, because
 * only the same provider can take it back; a cached one at whichever live provider comes first.
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
    desks.pages().forEach(pages -> tell(pages, ask, now));
    boolean taken = desks.plan().with(planner -> queued(planner, ask, now));
    desks.live().forEach(desk -> desk.wake().signal());
    return taken;
  }

  /** Pages learn from what becomes of the prices that they showed. */
  private static void tell(Desks.Pages pages, Ask ask, long now) {
    pages
        .plan()
        .with(plan -> {
          if (ask.reason() == LookReason.SYMPATHETIC) {
            plan.dropped(ask.fareQuery().id(), now);
          } else if (ask.reason() == LookReason.CONFIRMATION
              && pages.provider().equals(ask.provider())) {
            plan.suspected(ask.fareQuery(), now);
          }
          return plan;
        });
  }

  private boolean queued(Planner planner, Ask ask, long now) {
    long fareQuery = ask.fareQuery().id();
    return switch (ask.reason()) {
      case CONFIRMATION ->
          planner.confirm(fareQuery, ask.by().toEpochMilli(), desks.numberOf(ask.provider()), now);
      case FIRST_LOOK -> planner.firstLook(fareQuery, now);
      case SYMPATHETIC -> planner.dropped(fareQuery, now);
      case FLOOR, READY, CALENDAR, SEARCH, IMPORT ->
          throw new IllegalArgumentException(
              "first looks, confirmations and siblings can be asked for, not " + ask.reason());
    };
  }
}
