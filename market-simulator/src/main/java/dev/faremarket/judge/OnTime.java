package dev.faremarket.judge;

import dev.faremarket.judge.ArmingRules.Due;
import dev.faremarket.judge.WatchOutcome.Firing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Counts which worthy drops reached their watchers in time.
 *
 * <p>Counted is a true fall that begins after all first looks and at least the deadline before the
 * end of polls, and stands at least as long as the deadline, for each watch with an e-mail or a
 * webhook that it makes fire. Where the service looked while it stood, the course of looks tells
 * whether the watch fired. Where it did not look, the fall counts if it would have fired the watch
 * both when it began and when its deadline ran out; it was missed.
 */
final class OnTime {
  private final Terms terms;
  private final Shown shown;
  private final Oracles oracles;
  private final Findings findings;
  private final Instant firstLooks;
  private int due;
  private int inTime;

  OnTime(Terms terms, Shown shown, Oracles oracles, Findings findings) {
    this.terms = terms;
    this.shown = shown;
    this.oracles = oracles;
    this.findings = findings;
    this.firstLooks = shown.firstLooksDone();
  }

  int due() {
    return due;
  }

  double share() {
    return due == 0 ? 1 : (double) inTime / due;
  }

  /** Adds what became of one watch. */
  void add(WatchOutcome outcome, Truth truth) {
    if (!outcome.watch().external()) {
      return;
    }
    Instant lastStart = terms.endOfPolls().minus(terms.deadline());
    for (FareKey fare : outcome.watch().fares()) {
      for (TrueFall fall : truth.falls(fare, terms.endOfPolls())) {
        boolean counts =
            fall.at().isAfter(firstLooks)
                && fall.at().isAfter(outcome.watch().createdAt())
                && !fall.at().isAfter(lastStart)
                && !fall.until().isBefore(fall.at().plus(terms.deadline()));
        if (counts) {
          add(outcome, fall);
        }
      }
    }
  }

  private void add(WatchOutcome outcome, TrueFall fall) {
    Instant by = fall.at().plus(terms.deadline());
    List<Firing> firings =
        outcome.told().stream().filter(firing -> shows(firing.look(), fall)).toList();
    if (!firings.isEmpty()) {
      boolean hit =
          firings.stream()
              .flatMap(firing -> firing.alert().firstExternal().stream())
              .anyMatch(message -> !message.receivedAt().isAfter(by));
      count(outcome, fall, hit, "was told late");
    } else if (outcome.lost().stream().anyMatch(look -> shows(look, fall))) {
      count(outcome, fall, false, "was never told");
    } else if (shown.at(fall.fare()).stream().noneMatch(look -> shows(look, fall))
        && wouldFire(outcome, fall, fall.at())
        && wouldFire(outcome, fall, by)) {
      count(outcome, fall, false, "was never looked at while it stood");
    }
  }

  private void count(WatchOutcome outcome, TrueFall fall, boolean hit, String otherwise) {
    due++;
    if (hit) {
      inTime++;
    } else {
      findings.add(
          "late: watch "
              + outcome.watch().id()
              + ": "
              + fall.fare()
              + " fell to "
              + fall.priceMinor()
              + " at "
              + fall.at()
              + " and "
              + otherwise);
    }
  }

  private static boolean shows(Look look, TrueFall fall) {
    return look.fare().equals(fall.fare())
        && Objects.equals(look.priceMinor(), fall.priceMinor())
        && !look.sightedAt().isBefore(fall.at())
        && look.sightedAt().isBefore(fall.until());
  }

  private boolean wouldFire(WatchOutcome outcome, TrueFall fall, Instant moment) {
    List<PricePoint> history = new ArrayList<>(shown.known(fall.fare(), moment));
    Long before = Shown.newest(history);
    if (before == null || before <= fall.priceMinor()) {
      return false;
    }
    Flicker flicker = new Flicker(terms.noise());
    Flicker.Move move = Flicker.Move.CLEAR;
    history.add(new PricePoint(moment, fall.priceMinor()));
    for (PricePoint point : history) {
      if (point.priceMinor() != null) {
        move = flicker.move(point.priceMinor(), true);
      }
    }
    Look look =
        new Look(
            fall.fare(),
            moment,
            moment,
            fall.priceMinor(),
            before,
            new Look.News(
                true,
                true,
                FareFold.worth(oracles.worth(fall.fare(), history, moment), move),
                move));
    WatchState state = outcome.stateAt(moment);
    return new ArmingRules(outcome.watch().rule())
        .steps(state == null ? WatchState.NEW : state, look).stream()
            .allMatch(step -> step.due() == Due.MUST);
  }
}
