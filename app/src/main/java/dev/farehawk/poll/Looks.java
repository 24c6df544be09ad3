package dev.farehawk.poll;

import dev.farehawk.platform.Deadlines;
import dev.farehawk.poll.LookStatus.Reason;
import dev.farehawk.provider.ProviderBudget;
import dev.farehawk.provider.ProviderStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The poll stage's public record: when each fare query was and will be looked at, and why. */
public final class Looks {

  private static final int MOST_AT_ONCE = 10_000;

  private final Desks desks;
  private final SeenTimes seenTimes;
  private final Deadlines deadlines;
  private final InstantSource clock;

  Looks(Desks desks, SeenTimes seenTimes, Deadlines deadlines, InstantSource clock) {
    this.desks = desks;
    this.seenTimes = seenTimes;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /**
   * How each of these fare queries is looked at; each one asked for is in the answer.
   *
   * @param fareQueries ids, at most 10,000
   */
  public Map<Long, LookStatus> of(Collection<Long> fareQueries) {
    if (fareQueries.size() > MOST_AT_ONCE) {
      throw new IllegalArgumentException("ask for at most 10000 fare queries at once");
    }
    Map<Long, SeenTimes.Seen> seen = seenTimes.load(fareQueries);
    Map<Desk<? extends Agenda>, ProviderStatus> providers = new LinkedHashMap<>();
    desks.live().forEach(desk -> providers.put(desk, desk.gateway().status()));
    Map<Long, LookStatus> looks = new HashMap<>();
    for (long id : fareQueries) {
      looks.put(id, look(id, seen.getOrDefault(id, SeenTimes.Seen.NEVER), providers));
    }
    return looks;
  }

  private record Next(PlannedKey key, Desk<? extends Agenda> desk, ProviderStatus provider) {

    LookStatus.Cost cost() {
      ProviderBudget budget = desk.gateway().budget();
      int units = desk.gateway().provider().capabilities().costUnits();
      return new LookStatus.Cost(budget.currency(), budget.nextCallMicros() * units);
    }
  }

  private LookStatus look(
      long id, SeenTimes.Seen seen, Map<Desk<? extends Agenda>, ProviderStatus> providers) {
    long now = clock.millis();
    PlannedKey key = desks.plan().<@Nullable PlannedKey>with(plan -> plan.planned(id, now));
    Next next = key == null ? null : asked(key, providers);
    if (next == null) {
      LookStatus.Why why =
          providers.isEmpty()
              ? new LookStatus.Why(
                  Reason.NO_SOURCE, "No live fare source is set up, so nobody looks.")
              : new LookStatus.Why(
                  Reason.NO_WATCH, "No active watch asks for it, so nobody looks.");
      return new LookStatus(
          seen.liveAt(), seen.cachedAt(), null, null, null, false, null, null, why);
    }
    ProviderStatus provider = next.provider;
    return new LookStatus(
        seen.liveAt(),
        seen.cachedAt(),
        Instant.ofEpochMilli(next.key.nextAt()),
        next.key.lane(),
        provider.provider(),
        next.key.failures() > 0,
        next.key.reach() == Reach.EVERY_DEADLINE
            ? deadlines.detection()
            : deadlines.stalenessFloor(),
        next.cost(),
        why(next.key, provider));
  }

  /**
   * The first of the live providers that can be asked and does not refuse it, or else the first.
   */
  private @Nullable Next asked(
      PlannedKey key, Map<Desk<? extends Agenda>, ProviderStatus> providers) {
    Next next = null;
    int best = 0;
    for (var live : providers.entrySet()) {
      int fit = fit(key, live.getKey(), live.getValue().health());
      if (fit > best) {
        best = fit;
        next = new Next(key, live.getKey(), live.getValue());
      }
    }
    return next;
  }

  /** Zero for a provider that cannot be asked at all, more for one that is likelier asked. */
  private int fit(PlannedKey key, Desk<? extends Agenda> desk, ProviderStatus.Health health) {
    if ((desks.answeredBy(desk) >>> key.needs() & 1) == 0) {
      return 0;
    }
    if (health != ProviderStatus.Health.UP) {
      return 1;
    }
    return desks.refuses(desk, key) ? 2 : 3;
  }

  private static LookStatus.Why why(PlannedKey key, ProviderStatus provider) {
    return switch (provider.health()) {
      case PAUSED, BROKEN, DISABLED ->
          new LookStatus.Why(
              Reason.NOT_ASKED,
              provider.provider() + " is not asked at present: " + provider.why() + ".");
      case UP -> {
        Reason reason = reason(key);
        yield new LookStatus.Why(reason, words(reason));
      }
    };
  }

  private static Reason reason(PlannedKey key) {
    if (key.failures() > 0) {
      return Reason.FAILED;
    }
    return switch (key.lane()) {
      case FIRST_LOOK -> Reason.FIRST;
      case CONFIRMATION -> Reason.CONFIRMATION;
      case SYMPATHETIC -> Reason.SYMPATHETIC;
      case FLOOR -> Reason.FLOOR;
      case READY, CALENDAR, SEARCH, IMPORT ->
          switch (key.reach()) {
            case EVERY_DEADLINE -> Reason.DEADLINE;
            case NOW_AND_THEN -> Reason.NOW_AND_THEN;
            case SAVED_FOR_OTHERS -> Reason.SAVED;
          };
    };
  }

  private static String words(Reason reason) {
    return switch (reason) {
      case NO_SOURCE, NO_WATCH, NOT_ASKED -> "Nobody looks.";
      case FAILED -> "The last look failed; it is tried again.";
      case FIRST -> "Waits for its first look.";
      case CONFIRMATION -> "A doubtful or cached price is looked at again.";
      case SYMPATHETIC -> "Another date of its market has just fallen.";
      case FLOOR -> "Was not looked at for half a day.";
      case DEADLINE -> "Looked at once in every deadline.";
      case NOW_AND_THEN ->
          "The calls there are go to fares that more people wait for. This one is looked"
              + " at when another date of its market falls, and at least twice a day.";
      case SAVED ->
          "The source’s quota is saved for fares that more people wait for. This one"
              + " is looked at when another date of its market falls, and at least twice"
              + " a day while the quota lasts.";
    };
  }
}
