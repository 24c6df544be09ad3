package dev.faremarket.judge;

import dev.faremarket.judge.ArmingRules.Due;
import dev.faremarket.judge.ArmingRules.Step;
import dev.faremarket.judge.Hypothesis.Owed;
import dev.faremarket.judge.Hypothesis.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tries one watch. From outside it cannot be known in which order a service took two looks at
 * different fares that were milliseconds apart, nor whether a reply on its way arrived when the
 * service was killed. So every admissible course of events is followed side by side, and the one
 * that charges the service with the least is the verdict: a correct service is never called wrong,
 * and an alert that no course explains is wrong in all of them. Of equal courses the one in the
 * order of time comes first, so that the same evidence always gives the same verdict.
 */
final class WatchTrial {
  private static final int MOST_HYPOTHESES = 2_000;
  private static final Comparator<Hypothesis> LEAST_CHARGED =
      Comparator.comparingInt(
          (Hypothesis hypothesis) -> hypothesis.lost() - hypothesis.standing().consumed().size());

  private final JudgedWatch watch;
  private final Tolerance tolerance;
  private final List<Look> looks;
  private final List<Alert> alerts;
  private final ArmingRules rules;

  /**
   * @param looks at the watch's fares
   * @param alerts that name the watch
   */
  WatchTrial(JudgedWatch watch, List<Look> looks, List<Alert> alerts, Tolerance tolerance) {
    this.watch = watch;
    this.tolerance = tolerance;
    this.looks = relevant(looks);
    this.alerts = alerts.stream().sorted(Comparator.comparing(Alert::firstReceived)).toList();
    this.rules = new ArmingRules(watch.rule());
  }

  /** Looks that can do something to this watch, oldest first. */
  private List<Look> relevant(List<Look> all) {
    Instant from = watch.createdAt().minus(tolerance.window());
    Set<FareKey> surelySeen = new HashSet<>();
    List<Look> kept = new ArrayList<>();
    all.stream()
        .filter(look -> !look.at().isBefore(from))
        .sorted(Comparator.comparing(Look::at).thenComparing(Look::fare))
        .forEach(look -> {
          boolean known = surelySeen.contains(look.fare());
          if (look.changed() || !known || watch.rule() instanceof WatchRule.FallsBy) {
            kept.add(look);
          }
          if (look.sure() && !maybeBeforeCreation(look)) {
            surelySeen.add(look.fare());
          }
        });
    return kept;
  }

  private boolean maybeBeforeCreation(Look look) {
    return look.at().isBefore(watch.createdAt().plus(tolerance.creation()));
  }

  /** The explanation that charges the service with the least. */
  WatchOutcome outcome() {
    Collection<Hypothesis> layer = List.of(Hypothesis.beginning());
    for (int taken = 0; taken < looks.size(); taken++) {
      Map<Standing, Hypothesis> next = new LinkedHashMap<>();
      for (Hypothesis hypothesis : layer) {
        for (Hypothesis successor : successors(hypothesis)) {
          next.merge(successor.standing(), successor, (a, b) -> a.lost() <= b.lost() ? a : b);
        }
      }
      layer = fewest(next.values());
    }
    return layer.stream()
        .map(hypothesis -> hypothesis.overdue(Instant.MAX))
        .min(LEAST_CHARGED)
        .orElseThrow()
        .outcome(watch, alerts);
  }

  private static Collection<Hypothesis> fewest(Collection<Hypothesis> all) {
    return all.size() <= MOST_HYPOTHESES
        ? all
        : all.stream().sorted(LEAST_CHARGED).limit(MOST_HYPOTHESES).toList();
  }

  private List<Hypothesis> successors(Hypothesis from) {
    int base = from.standing().taken().base();
    List<Hypothesis> successors = new ArrayList<>(take(from, base));
    if (orderMatters(from, base)) {
      Instant latest = looks.get(base).at().plus(tolerance.window());
      Set<FareKey> waiting = new HashSet<>();
      for (int i = base; i < looks.size() && i - base < Hypothesis.Taken.FURTHEST; i++) {
        Look look = looks.get(i);
        if (look.at().isAfter(latest)) {
          break;
        }
        if (!from.standing().taken().contains(i) && waiting.add(look.fare()) && i > base) {
          successors.addAll(take(from, i));
        }
      }
    }
    return successors;
  }

  /** A look that does nothing to an armed watch may as well be taken at its time. */
  private boolean orderMatters(Hypothesis from, int number) {
    List<Step> steps = rules.steps(from.standing().state(), looks.get(number));
    return steps.size() > 1
        || steps.getFirst().due() != Due.NO
        || !from.standing().state().armed()
        || !from.standing().state().references().equals(steps.getFirst().next().references());
  }

  private List<Hypothesis> take(Hypothesis from, int number) {
    Look look = looks.get(number);
    List<Hypothesis> results = new ArrayList<>();
    Hypothesis now = from.overdue(look.at());
    for (Step step : rules.steps(now.standing().state(), look)) {
      Hypothesis quiet = now.took(number, look.at(), step.next());
      Long price = look.priceMinor();
      if (step.due() == Due.NO || price == null) {
        results.add(quiet);
      } else {
        results.addAll(due(quiet, look, price, step));
      }
    }
    if (!look.sure() || maybeBeforeCreation(look)) {
      results.add(now.took(number, look.at(), now.standing().state()));
    }
    return results;
  }

  private List<Hypothesis> due(Hypothesis quiet, Look look, long price, Step step) {
    List<Hypothesis> results = new ArrayList<>();
    WatchState fired = step.next().fired(look.fare(), price);
    int alert = alertFor(quiet, look, price);
    if (alert >= 0) {
      results.add(moved(quiet, look, fired).told(look, alert, price));
    }
    if (step.due() == Due.MAY) {
      results.add(quiet);
    } else if (alert < 0) {
      results.add(quiet.failed(look));
      results.add(moved(quiet, look, fired).failed(look));
    }
    if (mayBeBettered(quiet, look, price)) {
      Owed owed = quiet.standing().owed();
      Instant by = owed == null ? look.at().plus(tolerance.window()) : owed.by();
      results.add(quiet.owes(new Owed(look, by)));
    }
    return results;
  }

  private static Hypothesis moved(Hypothesis quiet, Look look, WatchState state) {
    Standing standing = quiet.standing();
    return new Hypothesis(
        new Standing(standing.taken(), state, standing.consumed(), standing.owed()),
        quiet.lost(),
        new Hypothesis.Trace(new Hypothesis.Entry.Moved(look.at(), state), quiet.trace()));
  }

  private int alertFor(Hypothesis hypothesis, Look look, long price) {
    for (int i = 0; i < alerts.size(); i++) {
      Alert alert = alerts.get(i);
      if (alert.fare().equals(look.fare())
          && alert.priceMinor() == price
          && !alert.firstReceived().isBefore(look.at())
          && !hypothesis.standing().consumed().contains(i)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a look of the same batch is still to be taken, and what is owed is no better. */
  private boolean mayBeBettered(Hypothesis quiet, Look look, long price) {
    int next = quiet.standing().taken().base();
    Owed owed = quiet.standing().owed();
    Long owedPrice = owed == null ? null : owed.look().priceMinor();
    return next < looks.size()
        && !looks.get(next).at().isAfter(look.at().plus(tolerance.window()))
        && (owedPrice == null || price <= owedPrice);
  }
}
