package dev.farehawk.poll;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.watch.Demand;
import dev.farehawk.watch.DemandFeed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes demand straight into the agendas: a few array writes for each fare query, so that no queue
 * is needed and demand is planned when {@link #publish} returns, be polling running or not.
 */
final class PollDemand implements DemandFeed {

  private static final Logger log = LoggerFactory.getLogger(PollDemand.class);

  private final Desks desks;
  private final SeenTimes seenTimes;
  private final InstantSource clock;

  PollDemand(Desks desks, SeenTimes seenTimes, InstantSource clock) {
    this.desks = desks;
    this.seenTimes = seenTimes;
    this.clock = clock;
  }

  @Override
  public void publish(List<Demand> changes) {
    Map<Long, SeenTimes.Seen> seen =
        seenTimes.load(
            changes.stream()
                .filter(change -> change.watchers() > 0)
                .map(change -> change.fareQuery().id())
                .toList());
    long refused = 0;
    for (Demand change : changes) {
      if (change.watchers() > 0) {
        refused += wanted(change, seen.getOrDefault(change.fareQuery().id(), SeenTimes.Seen.NEVER));
      } else {
        ended(change.fareQuery());
      }
    }
    if (refused > 0) {
      log.warn("{} fare queries are not planned: no room, or departed", refused);
    }
    desks.all().forEach(desk -> desk.wake().signal());
  }

  private int wanted(Demand change, SeenTimes.Seen seen) {
    FareQueryRef ref = change.fareQuery();
    long now = clock.millis();
    Wish wish = new Wish(change.watchers(), change.lookNow(), millis(seen.liveAt()));
    boolean planned =
        desks.live().stream().noneMatch(desk -> answers(desk, ref))
            || desks.plan().with(planner -> planner.put(ref, wish, now));
    for (Desks.Pages pages : desks.pages()) {
      if (pages.answers(ref)) {
        boolean cached = pages.capabilities().freshness() == Freshness.CACHED;
        long seenAt = millis(cached ? seen.cachedAt() : seen.liveAt());
        planned &= pages.plan().with(plan -> plan.put(ref, seenAt, now));
      }
    }
    return planned ? 0 : 1;
  }

  private static boolean answers(Desk<?> desk, FareQueryRef ref) {
    return desk.gateway().provider().capabilities().answers(ref.query());
  }

  private void ended(FareQueryRef ref) {
    desks
        .plan()
        .with(planner -> {
          planner.remove(ref.id());
          return ref;
        });
    desks
        .pages()
        .forEach(pages ->
            pages
                .plan()
                .with(plan -> {
                  plan.remove(ref);
                  return ref;
                }));
  }

  private static long millis(@Nullable Instant instant) {
    return instant == null ? Wish.NEVER_SEEN : instant.toEpochMilli();
  }
}
