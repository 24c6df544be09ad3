package dev.farehawk.oracle;

import dev.farehawk.fare.Money;
import dev.farehawk.history.PriceHistory;
import dev.farehawk.history.PriceHistory.Point;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.oracle.Verdict.Explanation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The built-in judge: a price is worthy when it has just fallen, is among the lowest of its own
 * past, and lies well under its typical level. Pure.
 */
public final class StatisticalOracle implements Oracle {

  /** Name and version of these rules; another set of rules gets another version. */
  public static final String NAME = "statistical/1";

  private final OracleConfig.Statistical config;

  /** Judges by these thresholds. */
  public StatisticalOracle(OracleConfig.Statistical config) {
    this.config = config;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Verdict> judge(List<Question> questions) {
    return questions.stream().map(this::judge).toList();
  }

  /** Judges one price; this judge always can. */
  public Verdict judge(Question question) {
    PriceHistory history = question.history();
    Long price = history.points().isEmpty() ? null : history.points().getLast().amountMinor();
    if (price == null) {
      return new Verdict(Answer.NOT_WORTHY, 0, NAME, false, nothingOnSale());
    }
    Instant since = history.points().getLast().observedAt();
    PastPrices past = PastPrices.between(history, since.minus(config.lookBack()), since);
    Double percentile = past.shareAtOrBelow(price);
    Long median = past.quantile(0.5);
    boolean known =
        past.observedDays() * 24 >= config.leastObserved().toHours()
            && past.points() >= config.leastSamples();
    Answer answer;
    double score = 0;
    if (!known || percentile == null || median == null) {
      answer = Answer.TOO_LITTLE_HISTORY;
    } else {
      double discount = 1 - (double) price / median;
      score = Math.clamp((discount + (1 - percentile)) / 2, 0, 1);
      boolean worthy =
          fell(history, price)
              && percentile <= config.lowPercentile()
              && discount >= config.leastDiscount();
      answer = worthy ? Answer.WORTHY : Answer.NOT_WORTHY;
    }
    List<Long> others = question.comparableMinor().stream().sorted().toList();
    Explanation explanation =
        new Explanation(
            percentile,
            past.points(),
            past.observedDays(),
            past.quantile(0.25),
            median,
            past.quantile(0.75),
            others.size(),
            others.isEmpty() ? null : others.get((others.size() - 1) / 2),
            words(answer, history, price, percentile, median));
    return new Verdict(answer, score, NAME, false, explanation);
  }

  private static boolean fell(PriceHistory history, long price) {
    Long before =
        history.points().reversed().stream()
            .skip(1)
            .map(Point::amountMinor)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return before != null && price < before;
  }

  private String words(
      Answer answer,
      PriceHistory history,
      long price,
      @Nullable Double percentile,
      @Nullable Long median) {
    String currency = history.fareQuery().query().currency();
    Money now = new Money(price, currency);
    if (answer == Answer.TOO_LITTLE_HISTORY || percentile == null || median == null) {
      return now + ": this fare has not been watched long enough to say whether that is low.";
    }
    Money typical = new Money(median, currency);
    long percent = Math.round(100 * (1 - (double) price / median));
    String lower =
        String.format(
            Locale.ROOT, "it was this low or lower %.0f %% of the time", 100 * percentile);
    if (percent > 0) {
      return now + ", " + percent + " % under the typical " + typical + "; " + lower + ".";
    }
    return now + ", not under the typical " + typical + "; " + lower + ".";
  }

  static Explanation nothingOnSale() {
    return new Explanation(
        null, 0, 0, null, null, null, 0, null, "Nothing is on sale for this date now.");
  }
}
