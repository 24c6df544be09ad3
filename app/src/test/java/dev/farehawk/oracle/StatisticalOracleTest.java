package dev.farehawk.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import dev.farehawk.history.PriceHistory;
import dev.farehawk.history.PriceHistory.Point;
import dev.farehawk.oracle.Oracle.Question;
import dev.farehawk.oracle.Verdict.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatisticalOracleTest {

  private static final Instant BEGIN = Instant.parse("2026-10-01T00:00:00Z");

  private final StatisticalOracle oracle =
      new StatisticalOracle(OracleConfig.Statistical.defaults());

  @Test
  void aDeepFallNearDepartureIsWorthyAndExplained() {
    Verdict verdict = judge(20, 200, 210, 200, 205, 120);

    assertThat(verdict.answer()).isEqualTo(Answer.WORTHY);
    assertThat(verdict.explanation().percentile()).isZero();
    assertThat(verdict.explanation().samples()).isEqualTo(4);
    assertThat(verdict.explanation().observedDays()).isEqualTo(20);
    assertThat(verdict.explanation().typicalLowMinor()).isEqualTo(20_000);
    assertThat(verdict.explanation().typicalMedianMinor()).isEqualTo(20_000);
    assertThat(verdict.explanation().typicalHighMinor()).isEqualTo(20_500);
    assertThat(verdict.explanation().words())
        .isEqualTo(
            "120.00 EUR is 40 % under the typical 200.00 EUR; it was this low or lower 0 % of the"
                + " time.");
  }

  @Test
  void theSameFallFarAheadIsNotBecauseLowerPricesUsuallyFollow() {
    Verdict verdict = judge(150, 200, 210, 200, 205, 120);

    assertThat(verdict.answer()).isEqualTo(Answer.NOT_WORTHY);
    assertThat(verdict.explanation().words()).endsWith("but a lower price may well follow.");
  }

  @Test
  void aRiseOrAnOrdinaryPriceIsNotWorthy() {
    assertThat(judge(20, 200, 210, 200, 100, 120).answer()).isEqualTo(Answer.NOT_WORTHY);
    assertThat(judge(20, 120, 200, 120, 200, 120).answer()).isEqualTo(Answer.NOT_WORTHY);
    assertThat(judge(20, 200, 210, 200, 205, 190).answer()).isEqualTo(Answer.NOT_WORTHY);
  }

  @Test
  void unavailabilityIsNoHighPriceToFallFrom() {
    assertThat(judge(20, 200, 210, 100, null, 120).answer()).isEqualTo(Answer.NOT_WORTHY);
    assertThat(judge(20, 200, 210, 200, null, 120).answer()).isEqualTo(Answer.WORTHY);
    assertThat(judge(20, 200, 210, 200, 205, null).answer()).isEqualTo(Answer.NOT_WORTHY);
  }

  @Test
  void aShortOrSparseHistoryIsTooLittle() {
    assertThat(judge(20, 200, 120).answer()).isEqualTo(Answer.TOO_LITTLE_HISTORY);
    assertThat(judge(20, 200, 210, 120).answer()).isEqualTo(Answer.TOO_LITTLE_HISTORY);
    assertThat(judge(20, 120).answer()).isEqualTo(Answer.TOO_LITTLE_HISTORY);
  }

  @Test
  void neighbouringDatesOnlyExplain() {
    List<Long> others = List.of(10_000L, 11_000L, 30_000L);

    Verdict alone = oracle.judge(question(20, List.of(), 200, 210, 200, 205, 120));
    Verdict among = oracle.judge(question(20, others, 200, 210, 200, 205, 120));

    assertThat(among.answer()).isEqualTo(alone.answer());
    assertThat(among.score()).isEqualTo(alone.score());
    assertThat(among.explanation().comparableDates()).isEqualTo(3);
    assertThat(among.explanation().comparableMedianMinor()).isEqualTo(11_000);
  }

  @Property(tries = 200)
  void theChanceFallsWithDaysAheadAndRisesWithTheDepthOfTheFall(
      @ForAll @IntRange(min = 0, max = 300) int days,
      @ForAll @DoubleRange(min = 0.1, max = 0.99) double ofMedian,
      @ForAll @DoubleRange(min = 0.1, max = 0.99) double ofPrevious,
      @ForAll @DoubleRange(min = 0, max = 1) double percentile) {
    double chance = ChanceOfLowest.of(days, ofMedian, ofPrevious, percentile);

    assertThat(chance).isBetween(0.0, 1.0);
    assertThat(ChanceOfLowest.of(days + 1, ofMedian, ofPrevious, percentile))
        .isLessThanOrEqualTo(chance);
    assertThat(ChanceOfLowest.of(days, ofMedian, ofPrevious * 0.9, percentile))
        .isGreaterThanOrEqualTo(chance);
  }

  private Verdict judge(int daysAhead, @Nullable Integer... prices) {
    return oracle.judge(question(daysAhead, List.of(), prices));
  }

  /** Prices in whole euros, five days apart, the last one to be judged. */
  private static Question question(int daysAhead, List<Long> others, @Nullable Integer... prices) {
    List<Point> points = new ArrayList<>();
    Instant at = BEGIN;
    for (Integer price : prices) {
      at = BEGIN.plus(Duration.ofDays(5L * points.size()));
      points.add(new Point(at, price == null ? null : price * 100L));
    }
    LocalDate departure = LocalDate.ofInstant(at, ZoneOffset.UTC).plusDays(daysAhead);
    FareQueryRef query =
        new FareQueryRef(1, FareQuery.oneWay(Market.of("VIE", "OSL"), departure, "AT", "EUR"));
    return new Question(new PriceHistory(query, points), others, at);
  }
}
