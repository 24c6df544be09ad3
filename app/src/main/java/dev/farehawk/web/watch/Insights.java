package dev.farehawk.web.watch;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Money;
import dev.farehawk.history.CurrentPrices.CurrentPrice;
import dev.farehawk.ops.insight.Backtest;
import dev.farehawk.ops.insight.DealLife;
import dev.farehawk.ops.insight.PastLives;
import dev.farehawk.ops.insight.RuleTrial;
import dev.farehawk.oracle.OracleConfig;
import dev.farehawk.poll.PriceContexts;
import dev.farehawk.provider.PriceContext;
import dev.farehawk.watch.Rule;
import dev.farehawk.web.Clockwork;
import dev.farehawk.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says what the past tells of a fare and of a rule. */
@Component
public final class Insights {

  /** What a provider said longer ago is no help any more. */
  public static final Duration LONGEST_CONTEXT = Duration.ofDays(14);

  private final PastLives lives;
  private final RuleTrial trial;
  private final PriceContexts contexts;
  private final boolean anotherJudges;

  Insights(PastLives lives, RuleTrial trial, PriceContexts contexts, OracleConfig judging) {
    this.lives = lives;
    this.trial = trial;
    this.contexts = contexts;
    this.anotherJudges = judging.remote().isConfigured();
  }

  /** How long lows like those of this fare last. */
  public Insight life(FareQueryRef fare, CarrierCode carrier, Clockwork time) {
    Words words = time.words();
    DealLife life = lives.of(fare, carrier.iata(), time.now());
    return new Insight(
        "life",
        words.say("insight.life.title"),
        life == null ? words.say("insight.life.none") : sentence(life, words),
        life == null
            ? null
            : words.say("insight.life.rests", "samples", life.samples(), "ended", life.ended()));
  }

  /** What providers say themselves of the prices of a fare; it is their word, not ours. */
  public List<Insight> contexts(FareQueryRef fare, Clockwork time) {
    return contexts.of(fare.id(), time.now().minus(LONGEST_CONTEXT)).stream()
        .filter(told -> !said(told.context(), time.words()).isEmpty())
        .map(told -> context(told, time))
        .toList();
  }

  private static Insight context(PriceContexts.Told told, Clockwork time) {
    Words words = time.words();
    return new Insight(
        "context-" + told.provider(),
        words.say("insight.context.title", "source", told.context().source()),
        said(told.context(), words),
        words.say(
            "insight.context.rests",
            "provider",
            told.provider(),
            "moment",
            time.shortly(told.at())));
  }

  private static String said(PriceContext context, Words words) {
    List<String> said = new ArrayList<>();
    PriceContext.Range typical = context.typical();
    if (typical != null) {
      said.add(
          words.say(
              "insight.context.typical",
              "source",
              context.source(),
              "from",
              words.price(typical.lowMinor(), context.currency()),
              "to",
              words.price(typical.highMinor(), context.currency())));
    }
    Long lowest = context.lowestMinor();
    PriceContext.Level level = context.level();
    if (lowest != null) {
      String key =
          level == null
              ? "insight.context.lowest"
              : switch (level) {
                case LOW -> "insight.context.low";
                case TYPICAL -> "insight.context.usual";
                case HIGH -> "insight.context.high";
              };
      said.add(words.say(key, "price", words.price(lowest, context.currency())));
    }
    return String.join(" ", said);
  }

  private static String sentence(DealLife life, Words words) {
    String pool =
        switch (life.pool()) {
          case FARE -> words.say("insight.life.pool.fare");
          case CARRIER -> words.say("insight.life.pool.carrier");
          case MARKET -> words.say("insight.life.pool.market");
        };
    Duration median = life.median();
    Duration most = life.atMost();
    String least = words.span(life.atLeast());
    if (median == null) {
      return words.say("insight.life.standing", "pool", pool, "span", words.span(life.longest()));
    }
    String between =
        most == null
            ? words.say("insight.life.open", "least", least)
            : words.say("range", "from", least, "to", words.span(most));
    return words.say("insight.life", "pool", pool, "span", words.span(median), "between", between);
  }

  /**
   * What the rule would have told.
   *
   * @param prices now; the cheapest fares are tried when there are many
   */
  Insight rule(
      Rule rule,
      List<FareQueryRef> fares,
      FareFilter filter,
      Map<Long, CurrentPrice> prices,
      Clockwork time) {
    Words words = time.words();
    Backtest.Outcome outcome = trial.of(rule, fares, filter, prices, time.now());
    String some =
        outcome.fares() < fares.size()
            ? words.say("insight.test.some", "some", outcome.fares(), "all", fares.size())
            : null;
    String judge =
        anotherJudges && rule instanceof Rule.OracleSays ? words.say("insight.test.judge") : null;
    String rests = some == null ? judge : judge == null ? some : some + " " + judge;
    return new Insight(
        "trial",
        words.say("insight.test.title"),
        sentence(outcome, time),
        outcome.tells() ? rests : null);
  }

  private static String sentence(Backtest.Outcome outcome, Clockwork time) {
    Words words = time.words();
    if (!outcome.tells()) {
      return words.say("insight.test.none", "days", days(Backtest.LEAST_KNOWN, words));
    }
    String days = days(outcome.known(), words);
    Money best = outcome.best();
    Instant at = outcome.bestAt();
    return best == null || at == null
        ? words.say("insight.test.silent", "days", days)
        : words.say(
            "insight.test.fired",
            "days",
            days,
            "count",
            outcome.fired(),
            "price",
            best,
            "moment",
            time.shortly(at));
  }

  private static String days(Duration span, Words words) {
    return words.say("span.days", "count", span.toDays());
  }
}
