package dev.faremarket.judge;

import dev.faremarket.judge.WatchOutcome.Firing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges one run: folds what the service was shown, lets every watch go through it, and holds the
 * messages that arrived against what should have arrived.
 */
public final class IndependentJudge {
  private final Terms terms;
  private final PriceOracle oracle;

  /**
   * A judge for these promises.
   *
   * @param oracle the one the service was told to use
   */
  public IndependentJudge(Terms terms, PriceOracle oracle) {
    this.terms = terms;
    this.oracle = oracle;
  }

  /** Says what is to be said of this run. */
  public Judgement judge(Evidence evidence) {
    return new Session(evidence).judgement();
  }

  private final class Session {
    private final Evidence evidence;
    private final Findings findings = new Findings();
    private final Oracles oracles = new Oracles(oracle, terms.tolerance().window());
    private final Shown shown;
    private final Truth truth;
    private final OnTime onTime;
    private final Timings timings;
    private final CorrectionTrial corrections;
    private int lost;
    private int unexpected;
    private int duplicates;

    Session(Evidence evidence) {
      this.evidence = evidence;
      shown = Shown.of(evidence, oracles, terms);
      truth = new Truth(evidence.truth());
      onTime = new OnTime(terms, shown, oracles, findings);
      timings = new Timings(truth, shown.firstLooksDone());
      corrections = new CorrectionTrial(evidence, terms, shown, findings);
    }

    Judgement judgement() {
      List<Alert> alerts = alerts();
      Map<String, List<Alert>> byWatch = new HashMap<>();
      alerts.forEach(
          alert -> byWatch.computeIfAbsent(alert.watch(), _ -> new ArrayList<>()).add(alert));
      for (JudgedWatch watch : evidence.watches()) {
        List<Alert> own = byWatch.remove(watch.id());
        add(
            new WatchTrial(
                    watch,
                    shown.at(watch.fares()),
                    own == null ? List.of() : own,
                    terms.tolerance())
                .outcome());
      }
      byWatch
          .values()
          .forEach(strays -> strays.forEach(stray -> unexpected(stray, "no such watch")));
      WireRepeats repeats = new WireRepeats(evidence);
      duplicates += repeats.unexplained(findings);
      List<Look> moves = shown.moves();
      moves.forEach(timings::addMove);
      long drops = moves.stream().filter(look -> look.news().worth() == Look.Worth.WORTHY).count();
      return new Judgement(
          new Judgement.Counts(
              moves.size(), Math.toIntExact(drops), alerts.size(), repeats.different()),
          lost,
          unexpected,
          duplicates,
          corrections.judged(),
          onTime.share(),
          onTime.due(),
          timings.detection(),
          timings.reaction(),
          timings.handing(),
          timings.whole(),
          findings.texts());
    }

    private List<Alert> alerts() {
      Map<String, List<Message>> byAlert = new LinkedHashMap<>();
      for (Message message : evidence.messages()) {
        byAlert.computeIfAbsent(message.ids().alert(), _ -> new ArrayList<>()).add(message);
      }
      List<Alert> alerts = new ArrayList<>();
      for (List<Message> same : byAlert.values()) {
        Alert alert = Alert.of(same);
        alerts.add(alert);
        if (!alert.consistent()) {
          unexpected(alert, "its messages do not agree on watch, fare and price");
        }
      }
      return alerts;
    }

    private void add(WatchOutcome outcome) {
      outcome.lost().forEach(look -> lost(outcome.watch(), look, "no alert came"));
      Set<Alert> counted = new HashSet<>();
      for (Firing firing : outcome.told()) {
        if (firing.alert().accepted(outcome.watch()).isEmpty()
            && !overtaken(firing, outcome)
            && !corrections.goneInTime(firing)
            && counted.add(firing.alert())) {
          lost(outcome.watch(), firing.look(), "the alert reached the inbox alone");
        }
        timings.addFiring(firing);
      }
      for (Alert alert : outcome.unexplained()) {
        boolean again =
            outcome.told().stream()
                .map(Firing::alert)
                .anyMatch(told ->
                    told.fare().equals(alert.fare()) && told.priceMinor() == alert.priceMinor());
        if (again) {
          duplicates++;
          findings.add("duplicate: " + described(alert) + " tells again what was told");
        } else {
          unexpected(alert, "no look explains it");
        }
      }
      corrections.add(outcome);
      onTime.add(outcome, truth);
    }

    /**
     * A message that has not left when a deeper drop is told is never sent after it; the promise is
     * then kept by the newer one, if that arrived within the older one's deadline.
     */
    private boolean overtaken(Firing firing, WatchOutcome outcome) {
      Instant by = firing.look().at().plus(terms.deadline());
      return outcome.told().stream()
          .filter(newer -> newer.look().at().isAfter(firing.look().at()))
          .filter(newer -> newer.alert().priceMinor() < firing.alert().priceMinor())
          .flatMap(newer -> newer.alert().accepted(outcome.watch()).stream())
          .anyMatch(message -> !message.receivedAt().isAfter(by));
    }

    private void lost(JudgedWatch watch, Look look, String why) {
      lost++;
      findings.add(
          "lost: watch "
              + watch.id()
              + " ("
              + watch.rule()
              + ") should tell of "
              + look.fare()
              + " at "
              + look.priceMinor()
              + ", seen "
              + look.at()
              + ": "
              + why);
    }

    private void unexpected(Alert alert, String why) {
      unexpected++;
      findings.add("unexpected: " + described(alert) + ": " + why);
    }

    private static String described(Alert alert) {
      return "alert "
          + alert.id()
          + " of watch "
          + alert.watch()
          + " ("
          + alert.fare()
          + " at "
          + alert.priceMinor()
          + ", received "
          + alert.firstReceived()
          + ")";
    }
  }
}
