package dev.farehawk.demo;

import dev.farehawk.demo.ProofReport.Delays;
import dev.farehawk.demo.ProofReport.OnTime;
import dev.farehawk.demo.ProofReport.Outcome;
import dev.farehawk.demo.ProofReport.Setting;
import dev.farehawk.demo.ProofReport.Work;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.history.HistoryConfig;
import dev.farehawk.oracle.Oracle;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.watch.WatchView;
import dev.faremarket.judge.Correcting;
import dev.faremarket.judge.Doubts;
import dev.faremarket.judge.Evidence;
import dev.faremarket.judge.FareKey;
import dev.faremarket.judge.GroundTruth;
import dev.faremarket.judge.IndependentJudge;
import dev.faremarket.judge.Judgement;
import dev.faremarket.judge.Message;
import dev.faremarket.judge.Noise;
import dev.faremarket.judge.OfferFilter;
import dev.faremarket.judge.PricePoint;
import dev.faremarket.judge.Terms;
import dev.faremarket.judge.Tolerance;
import dev.faremarket.server.ProviderSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gathers what happened in a run, from the outside where there is one, and has it judged. */
final class Proof {

  private static final double AGREEMENT = 0.02;
  private static final int MEDIAN_OF = 15;

  private final DemoOptions.Scale scale;
  private final DemoMarket market;
  private final Sinks sinks;
  private final List<WatchView> watches;
  private final Map<FareKey, FareQueryRef> queries = new HashMap<>();

  /** Where alerts arrive. */
  record Sinks(MailCatcher mails, WebhookSink hooks) {

    /** What tells the service to send there. */
    List<String> settings() {
      return List.of(
          "--farehawk.delivery.allow-http=true",
          "--farehawk.delivery.allowed-networks=127.0.0.0/8",
          "--farehawk.delivery.webhooks-per-host=100",
          "--farehawk.delivery.mail.host=127.0.0.1",
          "--farehawk.delivery.mail.port=" + mails.port(),
          "--farehawk.delivery.mail.encryption=NONE");
    }
  }

  Proof(DemoOptions.Scale scale, DemoMarket market, Sinks sinks, List<WatchView> watches) {
    this.scale = scale;
    this.market = market;
    this.sinks = sinks;
    this.watches = List.copyOf(watches);
    for (WatchView watch : watches) {
      OfferFilter filter = Evidences.filter(watch.journey().filter());
      for (FareQueryRef ref : watch.fareQueries()) {
        queries.put(Evidences.fare(ref), ref);
        queries.put(Evidences.fare(ref).of(filter), ref);
      }
    }
  }

  /** Every fare query somebody watches. */
  Collection<FareQueryRef> fareQueries() {
    return Set.copyOf(queries.values());
  }

  /**
   * When it was polled, and what by.
   *
   * @param polls calls to providers
   */
  record Polled(Instant from, Instant to, long polls) {}

  /** Judges a run in which the service was never killed; call when the deliveries have drained. */
  ProofReport judge(Polled polled, Oracle oracle, HistoryConfig history, JdbcClient database) {
    Terms terms = terms(polled.to(), history, Tolerance.usual());
    return report(polled, judge(evidence(polled.to(), database), terms, oracle));
  }

  /** Holds the evidence against the terms. */
  Judgement judge(Evidence evidence, Terms terms, Oracle oracle) {
    return new IndependentJudge(terms, new JudgedOracle(oracle, queries)).judge(evidence);
  }

  /**
   * What is known once the deliveries have drained.
   *
   * @param endOfPolls after which nothing was looked at any more
   */
  Evidence evidence(Instant endOfPolls, JdbcClient database) {
    GroundTruth truth = new GroundTruth(market.view());
    Backfill backfill = new Backfill(market.view());
    Map<FareKey, List<PricePoint>> past = new HashMap<>();
    queries
        .keySet()
        .forEach(fare -> past.put(fare, truth.history(fare, backfill.start(), backfill.end())));
    Evidences evidences = new Evidences(fareQueries(), watches);
    List<Message> messages = new ArrayList<>();
    messages.addAll(evidences.mails(sinks.mails().all()));
    messages.addAll(evidences.hooks(sinks.hooks().all()));
    messages.addAll(evidences.inboxes(database));
    return new Evidence(
        past,
        market.server().replies().complete(),
        truth.changes(queries.keySet(), backfill.end(), endOfPolls),
        watches.stream().map(Evidences::watch).toList(),
        messages,
        new CorrectionEvidences(fareQueries(), watches)
            .all(sinks.mails().all(), sinks.hooks().all(), database),
        Evidences.ambiguousWires(database));
  }

  /** What the service promised, given how it doubts strange prices. */
  Terms terms(Instant endOfPolls, HistoryConfig history, Tolerance tolerance) {
    return terms(scale.deadline(), endOfPolls, history, tolerance);
  }

  static Terms terms(
      Duration deadline, Instant endOfPolls, HistoryConfig history, Tolerance tolerance) {
    Doubts doubts =
        new Doubts(
            history.plausibleFraction(),
            history.implausibleMultiple(),
            AGREEMENT,
            MEDIAN_OF,
            history.quarantineFor());
    Noise noise = new Noise(history.noisePercent() / 100, MEDIAN_OF);
    return new Terms(deadline, endOfPolls, doubts, noise, Correcting.usual(), tolerance);
  }

  private ProofReport report(Polled polled, Judgement judged) {
    double seconds = Duration.between(polled.from(), polled.to()).toMillis() / 1000.0;
    Judgement.Counts counts = judged.counts();
    Bound bound = bound(polled, seconds);
    return new ProofReport(
        new Setting(
            scale.seed(),
            scale.deadline().toMillis() / 1000.0,
            scale.marketSpeed(),
            scale.markets(),
            watches.size(),
            fareQueries().size()),
        new Work(seconds, polled.polls(), Math.round(10 * polled.polls() / seconds) / 10.0),
        new Outcome(
            new Outcome.Counts(
                counts.changes(), counts.drops(), counts.alerts(), counts.deliveries()),
            judged.lost(),
            judged.unexpected(),
            judged.duplicates(),
            new Outcome.Corrections(
                judged.corrections().sent(),
                judged.corrections().due(),
                judged.corrections().missing(),
                judged.corrections().unfounded())),
        new OnTime(
            judged.onTimeShare(),
            judged.worthyDrops(),
            scale.realLimits(),
            bound.independent(),
            bound.any()),
        new Delays(
            judged.detection(), judged.reaction(), judged.whole(), judged.corrections().delay()),
        judged.findings());
  }

  private Bound bound(Polled polled, double seconds) {
    Deadlines deadlines = new Deadlines(scale.deadline());
    double period = deadlines.detection().toMillis() / 1000.0;
    ProviderSettings published = ProviderSettings.live("published");
    double perSecond =
        scale.realLimits()
            ? published.rate().requests() * 1000.0 / published.rate().window().toMillis()
            : polled.polls() / seconds;
    return Bound.of(watches, perSecond * period, LocalDate.ofInstant(polled.to(), ZoneOffset.UTC));
  }
}
