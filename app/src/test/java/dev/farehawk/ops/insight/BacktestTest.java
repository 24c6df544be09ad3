package dev.farehawk.ops.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import dev.farehawk.fare.Money;
import dev.farehawk.history.PriceHistory;
import dev.farehawk.history.PriceHistory.Point;
import dev.farehawk.oracle.OracleConfig;
import dev.farehawk.oracle.StatisticalOracle;
import dev.farehawk.watch.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacktestTest {

  private static final Instant NOW = Instant.parse("2026-06-30T00:00:00Z");
  private static final Instant FROM = NOW.minus(Duration.ofDays(90));
  private static final StatisticalOracle JUDGE =
      new StatisticalOracle(OracleConfig.defaults().statistical());

  @Test
  void countsWhatTheLiveRuleWouldHaveTold() {
    PriceHistory history = history(1, 300, 220, 300, 210, 200, 320);

    Backtest.Outcome target = run(new Rule.TargetPrice(new Money(22_000, "EUR")), history);
    Backtest.Outcome falls = run(new Rule.FallsBy(50), history);

    // 200 is no alert of its own: it is not 5 % below the 210 that was told.
    assertThat(target.fired()).isEqualTo(2);
    assertThat(target.best()).isEqualTo(new Money(21_000, "EUR"));
    assertThat(target.bestAt()).isEqualTo(day(30));
    assertThat(target.tells()).isTrue();
    assertThat(falls.fired()).isZero();
    assertThat(falls.best()).isNull();
  }

  @Test
  void aWatchOfSeveralFaresFiresOnceForBoth() {
    Backtest.Outcome outcome =
        run(
            new Rule.TargetPrice(new Money(22_000, "EUR")),
            history(1, 300, 215, 300),
            history(2, 300, 205, 300));

    assertThat(outcome.fired()).isEqualTo(1);
    assertThat(outcome.best()).isEqualTo(new Money(20_500, "EUR"));
    assertThat(outcome.fares()).isEqualTo(2);
  }

  @Test
  void theOracleIsAskedWithWhatWasKnownThen() {
    PriceHistory history = history(1, 300, 310, 305, 300, 310, 305, 300, 150);

    Backtest.Outcome outcome = run(new Rule.OracleSays(), history);
    Backtest.Outcome before =
        Backtest.of(new Rule.OracleSays(), JUDGE, List.of(history), FROM, day(65));

    assertThat(outcome.best()).isEqualTo(new Money(15_000, "EUR"));
    assertThat(before.fired()).isZero();
  }

  @Test
  void aNewLowIsOneOfTheDaysBefore() {
    PriceHistory history = history(1, 300, 250, 260, 240);

    assertThat(run(new Rule.NewLow(60), history).best()).isEqualTo(new Money(25_000, "EUR"));
    assertThat(run(new Rule.NewLow(5), history).fired()).isEqualTo(1);
    assertThat(run(new Rule.NewLow(60), history(1, 300, 310, 300)).fired()).isZero();
  }

  @Test
  void whatIsKnownForAFewDaysSaysNothing() {
    Backtest.Outcome outcome =
        Backtest.of(new Rule.FallsBy(10), JUDGE, List.of(history(1, 300, 200)), FROM, day(9));

    assertThat(outcome.tells()).isFalse();
    assertThat(run(new Rule.FallsBy(10)).tells()).isFalse();
  }

  @Test
  void aWatchSetWithinThePastFirstSeesThePriceThatStood() {
    Backtest.Outcome outcome =
        Backtest.of(
            new Rule.TargetPrice(new Money(22_000, "EUR")),
            JUDGE,
            List.of(history(1, 200, 300)),
            day(5),
            NOW);

    assertThat(outcome.fired()).isEqualTo(1);
    assertThat(outcome.bestAt()).isEqualTo(day(5));
  }

  private static Backtest.Outcome run(Rule rule, PriceHistory... histories) {
    return Backtest.of(rule, JUDGE, List.of(histories), FROM, NOW);
  }

  /** Prices in euros, one every ten days. */
  private static PriceHistory history(long id, int... euros) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < euros.length; i++) {
      points.add(new Point(day(10 * i), euros[i] * 100L));
    }
    FareQuery fare =
        FareQuery.oneWay(Market.of("FRA", "LIS"), LocalDate.of(2026, 7, 20), "DE", "EUR");
    return new PriceHistory(new FareQueryRef(id, fare), points);
  }

  private static Instant day(int number) {
    return FROM.plus(Duration.ofDays(number));
  }
}
