package dev.faremarket.judge;

import dev.faremarket.judge.WatchState.Reference;
import dev.faremarket.judge.WatchState.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one look does to a watch.
 *
 * <p>An armed watch fires when its rule holds for news: a changed price, or the watch's first look
 * at this fare. A fired one fires again for a price at least 5 % below the last alerted one, and is
 * armed again by a look that shows the alerted fare more than 5 % above it; that look does not
 * fire.
 *
 * <p>Noise (see {@link Noise}) fires nothing but a target that is truly reached: at the watch's
 * first look at the fare, or from a settled price above the target.
 *
 * <p>"Falls by" refers to the first live look after creation or re-arming. After re-arming there
 * are two correct ways to know that price: from that look itself, or, when unchanged looks are not
 * written down, from the price that stood until the next change. They differ in two cases, and
 * there both are right: that look is itself a change (the price before or after it), and nothing
 * was on sale between an unchanged look and the next price (that look's price or the new one).
 */
final class ArmingRules {
  private static final int HYSTERESIS_PERCENT = 5;

  private final WatchRule rule;

  ArmingRules(WatchRule rule) {
    this.rule = rule;
  }

  /** Whether an alert must, may or must not follow. */
  enum Due {
    NO,
    MAY,
    MUST
  }

  /**
   * One way to understand a look.
   *
   * @param next state of the watch when no alert follows
   */
  record Step(WatchState next, Due due) {}

  /** Every way in which this look can be understood; usually one. */
  List<Step> steps(WatchState state, Look look) {
    Long price = look.priceMinor();
    if (price == null) {
      return withoutPrice(state, look.fare());
    }
    boolean first = !state.seen().contains(look.fare());
    WatchState seen = state.saw(look.fare());
    if (rearms(state, look, price)) {
      return List.of(new Step(seen.rearmed(look.fare(), price), Due.NO));
    }
    List<Step> steps = new ArrayList<>();
    for (WatchState next : referring(seen, look, price, first)) {
      steps.add(new Step(next, due(next, look, price, first)));
    }
    return steps;
  }

  private static boolean rearms(WatchState state, Look look, long price) {
    Told told = state.told();
    return told != null
        && told.fare().equals(look.fare())
        && 100 * price > (100 + HYSTERESIS_PERCENT) * told.priceMinor();
  }

  /** What no change ever wrote down may be forgotten when nothing is on sale. */
  private static List<Step> withoutPrice(WatchState state, FareKey fare) {
    Step kept = new Step(state, Due.NO);
    Reference reference = state.references().get(fare);
    return reference == null || reference.surelyNoted()
        ? List.of(kept)
        : List.of(kept, new Step(state.forgot(fare), Due.NO));
  }

  private List<WatchState> referring(WatchState state, Look look, long price, boolean first) {
    if (!(rule instanceof WatchRule.FallsBy)) {
      return List.of(state);
    }
    boolean noted = first || look.changed();
    Reference known = state.references().get(look.fare());
    if (known != null) {
      return noted && !known.surelyNoted()
          ? List.of(state.refersTo(look.fare(), new Reference(known.priceMinor(), true)))
          : List.of(state);
    }
    WatchState fromHere = state.refersTo(look.fare(), new Reference(price, noted));
    Long previous = look.previousMinor();
    if (first || !look.changed() || previous == null) {
      return List.of(fromHere);
    }
    return List.of(state.refersTo(look.fare(), new Reference(previous, true)), fromHere);
  }

  private Due due(WatchState state, Look look, long price, boolean first) {
    Told told = state.told();
    boolean open = told == null || 100 * price <= (100 - HYSTERESIS_PERCENT) * told.priceMinor();
    if (!open || !(look.changed() || first)) {
      return Due.NO;
    }
    return switch (rule) {
      case WatchRule.OracleSays() -> dueByOracle(look);
      case WatchRule.Target(long target) -> {
        Flicker.Move move = look.news().move();
        yield price > target ? Due.NO : first ? Due.MUST : news(move, settled -> settled > target);
      }
      case WatchRule.FallsBy(int percent) -> {
        Reference reference = state.references().get(look.fare());
        yield fell(price, reference, percent) ? news(look.news().move(), _ -> false) : Due.NO;
      }
    };
  }

  /** Whether the move counts, given which settled prices it may start from though it is small. */
  private static Due news(Flicker.Move move, Predicate<Long> counts) {
    boolean sometimes = move.maybeClear() || move.around().stream().anyMatch(counts);
    boolean always = move.around().stream().allMatch(counts);
    return !sometimes ? Due.NO : always ? Due.MUST : Due.MAY;
  }

  /** A worthy price that stood before the watch began is no drop, but telling of it is no lie. */
  private static Due dueByOracle(Look look) {
    return switch (look.news().worth()) {
      case WORTHY -> look.changed() ? Due.MUST : Due.MAY;
      case UNSURE -> Due.MAY;
      case NOT_WORTHY -> Due.NO;
    };
  }

  private static boolean fell(long price, @Nullable Reference reference, int percent) {
    return reference != null && 100 * price <= (100 - percent) * reference.priceMinor();
  }
}
