package dev.faremarket.judge;

import dev.faremarket.judge.WatchOutcome.Firing;
import dev.faremarket.judge.WatchOutcome.StateAt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a service may have gone through the looks of a watch so far.
 *
 * @param standing what it means for the looks to come
 * @param lost looks that it would have failed to tell of
 * @param trace how it came here; null at the beginning
 */
record Hypothesis(Standing standing, int lost, @Nullable Trace trace) {

  /**
   * Two hypotheses of equal standing have the same future.
   *
   * @param taken which looks were taken
   * @param consumed which alerts are explained
   * @param owed a firing that waits for a better one of the same batch
   */
  record Standing(Taken taken, WatchState state, Set<Integer> consumed, @Nullable Owed owed) {}

  /**
   * @param base first look that was not taken yet
   * @param ahead looks after it that were, as bits
   */
  record Taken(int base, long ahead) {
    static final int FURTHEST = 62;

    boolean contains(int look) {
      return look < base || (look - base <= FURTHEST && (ahead >>> (look - base) & 1) == 1);
    }

    Taken with(int look) {
      long bits = ahead | 1L << (look - base);
      int shift = Long.numberOfTrailingZeros(~bits);
      return new Taken(base + shift, bits >>> shift);
    }
  }

  /** A firing without an alert of its own, and until when a better one may stand for it. */
  record Owed(Look look, Instant by) {}

  /** One thing that happened, and everything before it. */
  record Trace(Entry entry, @Nullable Trace before) {}

  /** What a look did. */
  sealed interface Entry {
    /** It was told, by the alert with this number. */
    record Told(Look look, int alert) implements Entry {}

    /** It should have been told. */
    record Lost(Look look) implements Entry {}

    /** The state changed. */
    record Moved(Instant at, WatchState state) implements Entry {}
  }

  static Hypothesis beginning() {
    return new Hypothesis(new Standing(new Taken(0, 0), WatchState.NEW, Set.of(), null), 0, null);
  }

  Hypothesis took(int number, Instant at, WatchState next) {
    Trace moved =
        next.equals(standing.state()) ? trace : new Trace(new Entry.Moved(at, next), trace);
    return new Hypothesis(
        new Standing(standing.taken().with(number), next, standing.consumed(), standing.owed()),
        lost,
        moved);
  }

  /** The owed firing can wait no longer when a look so late is taken. */
  Hypothesis overdue(Instant now) {
    Owed owed = standing.owed();
    return owed != null && now.isAfter(owed.by()) ? paid().failed(owed.look()) : this;
  }

  Hypothesis failed(Look look) {
    return new Hypothesis(standing, lost + 1, new Trace(new Entry.Lost(look), trace));
  }

  Hypothesis owes(Owed owed) {
    return new Hypothesis(
        new Standing(standing.taken(), standing.state(), standing.consumed(), owed), lost, trace);
  }

  private Hypothesis paid() {
    return new Hypothesis(
        new Standing(standing.taken(), standing.state(), standing.consumed(), null), lost, trace);
  }

  /** This look is told by this alert, and so is an owed one that is no better. */
  Hypothesis told(Look look, int alert, long priceMinor) {
    Set<Integer> more = new HashSet<>(standing.consumed());
    more.add(alert);
    Trace longer = new Trace(new Entry.Told(look, alert), trace);
    Owed owed = standing.owed();
    Long owedPrice = owed == null ? null : owed.look().priceMinor();
    if (owed != null && owedPrice != null && priceMinor <= owedPrice) {
      longer = new Trace(new Entry.Told(owed.look(), alert), longer);
      owed = null;
    }
    return new Hypothesis(
        new Standing(standing.taken(), standing.state(), Set.copyOf(more), owed), lost, longer);
  }

  /** Everything that nothing more can be done about, in words of the outcome. */
  WatchOutcome outcome(JudgedWatch watch, List<Alert> alerts) {
    List<Firing> told = new ArrayList<>();
    List<Look> failures = new ArrayList<>();
    List<StateAt> states = new ArrayList<>();
    for (Trace at = trace; at != null; at = at.before()) {
      switch (at.entry()) {
        case Entry.Told(Look look, int alert) -> told.add(new Firing(look, alerts.get(alert)));
        case Entry.Lost(Look look) -> failures.add(look);
        case Entry.Moved(Instant moment, WatchState state) ->
            states.add(new StateAt(moment, state));
      }
    }
    List<Alert> unexplained = new ArrayList<>();
    for (int i = 0; i < alerts.size(); i++) {
      if (!standing.consumed().contains(i)) {
        unexplained.add(alerts.get(i));
      }
    }
    return new WatchOutcome(
        watch, told.reversed(), failures.reversed(), unexplained, states.reversed());
  }
}
