package dev.farehawk.alert;

import dev.farehawk.alert.Decision.Firing;
import dev.farehawk.alert.Decision.Gone;
import dev.farehawk.alert.Decision.Reason;
import dev.farehawk.alert.Decision.Suppressed;
import dev.farehawk.alert.WatchState.Phase;
import dev.farehawk.alert.WatchState.Progress;
import dev.farehawk.alert.WatchState.Reference;
import dev.farehawk.alert.WatchState.Told;
import dev.farehawk.fare.Money;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.watch.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Arms, fires and re-arms a watch. Pure: the same state and events always decide the same.
 *
 * <p>An armed watch fires when its rule holds. A fired one fires again only for a price at least
 * {@value #DEEPER_PERCENT} % below the last told one, and is armed again by a look that shows the
 * told fare more than {@value #REARM_PERCENT} % above it; that look itself, being a rise, does not
 * fire. Between the two thresholds nothing happens, so a flapping price stays quiet.
 *
 * <p>A look that shows the told fare so much higher, or a fare query with nothing on sale any more,
 * also corrects the alert, once, as long as the alert is fresh. Nothing on sale arms no watch: an
 * airline that comes and goes would tell the same price again and again.
 *
 * <p>A move that is only noise fires nothing but a target that is truly reached: the watch sees the
 * fare for the first time, or the price it flickers around is above the target.
 */
public final class RuleMachine {

  /** A further alert needs a price at least this far below the last told one. */
  static final int DEEPER_PERCENT = 5;

  /** The told fare must rise by more than this to arm the watch again. */
  static final int REARM_PERCENT = 5;

  private WatchState state;
  private final List<Suppressed> suppressed = new ArrayList<>();
  private final Duration correctFor;
  private final PastLows lows;
  private @Nullable Firing firing;
  private @Nullable Gone gone;

  private RuleMachine(WatchState state, Duration correctFor, PastLows lows) {
    this.state = state;
    this.correctFor = correctFor;
    this.lows = lows;
  }

  /** What prices were before a change. */
  @FunctionalInterface
  public interface PastLows {

    /**
     * The lowest price in so many days before this event, in minor units; null when there was none.
     */
    @Nullable Long before(PriceEvent event, int days);
  }

  /**
   * Decides what a batch of looks does to a watch.
   *
   * @param events in the order of their change numbers
   * @param correctFor how long after it was seen a told price is worth a correction
   */
  public static Decision decide(WatchState state, List<PriceEvent> events, Duration correctFor) {
    return decide(state, events, correctFor, (_, _) -> null);
  }

  /**
   * Decides what a batch of looks does to a watch.
   *
   * @param events in the order of their change numbers
   * @param correctFor how long after it was seen a told price is worth a correction
   * @param lows what prices were before; asked for rules that compare with them
   */
  public static Decision decide(
      WatchState state, List<PriceEvent> events, Duration correctFor, PastLows lows) {
    RuleMachine machine = new RuleMachine(state, correctFor, lows);
    for (PriceEvent event : events) {
      if (!event.times().observed().isBefore(state.createdAt())) {
        Money price = event.price();
        if (price == null) {
          machine.correct(event);
        } else {
          machine.see(event, price);
        }
      }
    }
    return new Decision(
        machine.state,
        Optional.ofNullable(machine.firing),
        Optional.ofNullable(machine.gone),
        List.copyOf(machine.suppressed));
  }

  /** The last told fare is gone; its owner hears of it unless the watch is paused or it is old. */
  private void correct(PriceEvent event) {
    Progress now = state.progress();
    Told told = now.lastAlert();
    if (now.phase() != Phase.FIRED
        || told == null
        || told.corrected()
        || told.fareQuery() != event.fareQuery()) {
      return;
    }
    Instant seen = told.seen();
    if (!state.paused()
        && seen != null
        && !event.times().sighted().isAfter(seen.plus(correctFor))) {
      gone = new Gone(now.triggerNo(), event);
    }
    state = state.with(new Progress(now.phase(), now.triggerNo(), told.settled(), now.rearmedAt()));
  }

  private void see(PriceEvent event, Money price) {
    boolean seenBefore = state.reference(event.fareQuery()).isPresent();
    Reference reference = refer(event, price);
    if (rearms(event, price)) {
      correct(event);
      Progress now = state.progress();
      state =
          state.with(
              new Progress(
                  Phase.ARMED, now.triggerNo(), now.lastAlert(), event.times().observed()));
      if (!(state.rule() instanceof Rule.NewLow)) {
        state =
            state.with(event.fareQuery(), new Reference(price.minor(), event.times().observed()));
      }
      return;
    }
    // Somebody else's first look shows us nothing new.
    boolean news = event.kind() == PriceEvent.Kind.CHANGED || !seenBefore;
    if (news && holds(event, price, reference, seenBefore) && !noise(event, seenBefore)) {
      due(event, price, reference);
    }
    if (state.rule() instanceof Rule.NewLow && price.minor() < reference.minor()) {
      state = state.with(event.fareQuery(), new Reference(price.minor(), event.times().observed()));
    }
  }

  /** Notes the first look after creation or re-arming, and says what a fall is measured against. */
  private Reference refer(PriceEvent event, Money price) {
    Optional<Reference> known = state.reference(event.fareQuery());
    if (known.isPresent() && (current(known.get()) || !refersAnew(state.rule()))) {
      return known.get();
    }
    // Looks that show no change are not told. So after re-arming, the price that stood until now
    // is what the first look saw; after creation nobody looked for this watch before.
    Long stood = event.previousMinor();
    long minor = known.isPresent() && stood != null ? stood : price.minor();
    Reference fresh = new Reference(minor, event.times().observed());
    state = state.with(event.fareQuery(), fresh);
    return fresh;
  }

  /** Whether re-arming begins with a new reference. */
  private static boolean refersAnew(Rule rule) {
    return switch (rule) {
      case Rule.FallsBy _, Rule.FallsByAmount _ -> true;
      case Rule.OracleSays _, Rule.TargetPrice _, Rule.NewLow _ -> false;
    };
  }

  private boolean current(Reference reference) {
    return state.progress().rearmedAt() == null
        || !reference.since().isBefore(state.progress().rearmedAt());
  }

  private boolean rearms(PriceEvent event, Money price) {
    Told told = state.progress().lastAlert();
    return state.progress().phase() == Phase.FIRED
        && told != null
        && told.fareQuery() == event.fareQuery()
        && above(price.minor(), told.minor());
  }

  private boolean holds(PriceEvent event, Money price, Reference reference, boolean seenBefore) {
    return switch (state.rule()) {
      case Rule.OracleSays() -> event.answer() == Answer.WORTHY;
      case Rule.TargetPrice(Money target) ->
          target.currency().equals(price.currency()) && price.minor() <= target.minor();
      case Rule.FallsBy(int percent) -> below(price.minor(), reference.minor(), percent);
      case Rule.FallsByAmount(Money amount) ->
          amount.currency().equals(price.currency())
              && price.minor() <= reference.minor() - amount.minor();
      case Rule.NewLow(Integer days) when days == null ->
          seenBefore && price.minor() < reference.minor();
      case Rule.NewLow(Integer days) -> {
        Long low = lows.before(event, days);
        yield low != null && price.minor() < low;
      }
    };
  }

  private boolean noise(PriceEvent event, boolean seenBefore) {
    Long around = event.noiseAroundMinor();
    if (around == null) {
      return false;
    }
    return switch (state.rule()) {
      case Rule.OracleSays ignored -> true;
      case Rule.FallsBy ignored -> true;
      case Rule.FallsByAmount ignored -> true;
      case Rule.NewLow ignored -> true;
      case Rule.TargetPrice(Money target) -> seenBefore && around <= target.minor();
    };
  }

  private void due(PriceEvent event, Money price, Reference reference) {
    Told told = state.progress().lastAlert();
    if (state.progress().phase() == Phase.ARMED || told == null) {
      fire(event, price, reference);
    } else if (firing != null) {
      offerBetter(firing, event, price, reference);
    } else if (below(price.minor(), told.minor(), DEEPER_PERCENT)) {
      fire(event, price, reference);
    }
  }

  private void fire(PriceEvent event, Money price, Reference reference) {
    if (state.paused()) {
      suppressed.add(new Suppressed(event.change(), Reason.WATCH_PAUSED));
      return;
    }
    if (state.snoozes(event.times().observed())) {
      suppressed.add(new Suppressed(event.change(), Reason.WATCH_SNOOZED));
      return;
    }
    int trigger = state.progress().triggerNo() + (firing == null ? 1 : 0);
    if (firing != null) {
      suppressed.add(new Suppressed(firing.event().change(), Reason.BETTER_FARE_TOLD));
    }
    firing = new Firing(trigger, event, fallenFrom(event, price, reference));
    state =
        state.with(
            new Progress(
                Phase.FIRED,
                trigger,
                new Told(price.minor(), event.fareQuery(), event.times().observed(), false),
                state.progress().rearmedAt()));
  }

  /** The batch fires already; it names the lower of the two. */
  private void offerBetter(Firing first, PriceEvent event, Money price, Reference reference) {
    Money named = first.event().price();
    if (named != null && price.minor() < named.minor()) {
      fire(event, price, reference);
    } else {
      suppressed.add(new Suppressed(event.change(), Reason.BETTER_FARE_TOLD));
    }
  }

  private @Nullable Long fallenFrom(PriceEvent event, Money price, Reference reference) {
    Long before =
        switch (state.rule()) {
          case Rule.FallsBy ignored -> (Long) reference.minor();
          case Rule.FallsByAmount ignored -> (Long) reference.minor();
          case Rule.NewLow(Integer days) when days == null -> (Long) reference.minor();
          case Rule.NewLow(Integer days) -> lows.before(event, days);
          case Rule.OracleSays ignored -> event.previousMinor();
          case Rule.TargetPrice ignored -> event.previousMinor();
        };
    return before != null && before > price.minor() ? before : null;
  }

  private static boolean below(long minor, long reference, int percent) {
    return Math.multiplyExact(minor, 100) <= Math.multiplyExact(reference, 100 - percent);
  }

  private static boolean above(long minor, long reference) {
    return Math.multiplyExact(minor, 100) > Math.multiplyExact(reference, 100 + REARM_PERCENT);
  }
}
