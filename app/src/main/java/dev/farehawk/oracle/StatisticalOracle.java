package dev.farehawk.oracle;

import dev.farehawk.fare.Money;
import dev.farehawk.history.PriceHistory;
import dev.farehawk.history.PriceHistory.Point;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.oracle.Verdict.Explanation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The built-in judge. Pure.
 *
 * <p>The past of a price is how long which price stood in the {@code look-back} before it. A price
 * is worthy when all of this holds:
 *
 * <ol>
 *   <li>it is below the price before it, times of unavailability skipped;
 *   <li>it stood this low or lower for at most {@code low-percentile} of the past;
 *   <li>it is at least {@code least-discount} under the past's median;
 *   <li>with the days to departure it is at least {@code least-chance} likely that no clearly lower
 *       price follows ({@link ChanceOfLowest}).
 * </ol>
 *
 * <p>A past shorter than {@code least-observed}, or of fewer than {@code least-samples} points, is
 * too little history. The score is the chance of the fourth condition, for any price that fell and
 * lies under the median, and 0 for the others. Prices of neighbouring dates only explain.
 */
public final class StatisticalOracle implements Oracle {

  /** Name and version of these rules; another set of rules gets another version. */
  public static final String NAME = "statistical/1";

  /** Ends the sentence on a price that is likely to fall further. */
  static final String MAY_FOLLOW = ", but a lower price may well follow";

  private final OracleConfig.Statistical config;

  /** Judges by these thresholds. */
  public StatisticalOracle(OracleConfig.Statistical config) {
    this.config = config;
  }

  /** A price with what its own past says of it. */
  private record Standing(Money price, double percentile, long medianMinor, double chance) {

    double discount() {
      return 1 - (double) price.minor() / medianMinor;
    }
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
    List<Point> points = question.history().points();
    Long price = points.isEmpty() ? null : points.getLast().amountMinor();
    if (price == null) {
      return new Verdict(Answer.NOT_WORTHY, 0, NAME, false, nothingOnSale());
    }
    Instant since = points.getLast().observedAt();
    PastPrices past = PastPrices.between(question.history(), since.minus(config.lookBack()), since);
    Money money = new Money(price, question.history().fareQuery().query().currency());
    Standing standing = standing(question.history(), past, money);
    if (standing == null || isTooLittle(past)) {
      String words = money + ": not watched long enough yet to say whether this is low.";
      return verdict(Answer.TOO_LITTLE_HISTORY, 0, question, past, price, words);
    }
    Answer answer = isWorthy(standing) ? Answer.WORTHY : Answer.NOT_WORTHY;
    return verdict(answer, standing.chance(), question, past, price, words(standing));
  }

  private boolean isTooLittle(PastPrices past) {
    return past.observedDays() < config.leastObserved().toMinutes() / 1440.0
        || past.points() < config.leastSamples();
  }

  private boolean isWorthy(Standing standing) {
    return standing.percentile() <= config.lowPercentile()
        && standing.discount() >= config.leastDiscount()
        && standing.chance() >= config.leastChance();
  }

  private static @Nullable Standing standing(PriceHistory history, PastPrices past, Money price) {
    Double percentile = past.shareAtOrBelow(price.minor());
    Long median = past.quantile(0.5);
    if (percentile == null || median == null) {
      return null;
    }
    Long before = priceBefore(history);
    double chance = 0;
    if (before != null && price.minor() < before && price.minor() < median) {
      double ofMedian = (double) price.minor() / median;
      double ofPrevious = (double) price.minor() / before;
      chance = ChanceOfLowest.of(daysAhead(history), ofMedian, ofPrevious, percentile);
    }
    return new Standing(price, percentile, median, chance);
  }

  private static @Nullable Long priceBefore(PriceHistory history) {
    return history.points().reversed().stream()
        .skip(1)
        .map(Point::amountMinor)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static long daysAhead(PriceHistory history) {
    LocalDate day = LocalDate.ofInstant(history.points().getLast().observedAt(), ZoneOffset.UTC);
    return ChronoUnit.DAYS.between(day, history.fareQuery().query().departure());
  }

  private static Verdict verdict(
      Answer answer, double score, Question question, PastPrices past, long price, String words) {
    List<Long> others = question.comparableMinor().stream().sorted().toList();
    return new Verdict(
        answer,
        score,
        NAME,
        false,
        new Explanation(
            past.shareAtOrBelow(price),
            past.points(),
            past.observedDays(),
            past.quantile(0.25),
            past.quantile(0.5),
            past.quantile(0.75),
            others.size(),
            others.isEmpty() ? null : others.get((others.size() - 1) / 2),
            words));
  }

  private String words(Standing standing) {
    Money typical = new Money(standing.medianMinor(), standing.price().currency());
    long percent = Math.round(100 * standing.discount());
    String level =
        percent > 0
            ? percent + " % under the typical " + typical
            : "not under the typical " + typical;
    String ending =
        standing.chance() > 0 && standing.chance() < config.leastChance() ? MAY_FOLLOW : "";
    return String.format(
        Locale.ROOT,
        "%s is %s; it was this low or lower %.0f %% of the time%s.",
        standing.price(),
        level,
        100 * standing.percentile(),
        ending);
  }

  static Explanation nothingOnSale() {
    return new Explanation(
        null, 0, 0, null, null, null, 0, null, "Nothing is on sale for this date now.");
  }
}
