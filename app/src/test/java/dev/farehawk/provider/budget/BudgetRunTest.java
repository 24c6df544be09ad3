package dev.farehawk.provider.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.provider.budget.LimitWindow.Calendar;
import dev.farehawk.provider.budget.LimitWindow.Period;
import dev.farehawk.provider.budget.LimitWindow.Sliding;
import dev.farehawk.provider.budget.SimulatedDay.Weather;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A day of four nodes that share one budget and always want more, against a provider that counts by
 * itself. No limit may be passed, whatever happens; and in calm weather most of it must be used, or
 * the limits would be kept by not calling.
 */
class BudgetRunTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  /** Midnight in New York, so that a run is one day there. */
  private static final Instant BEGIN = Instant.parse("2026-03-02T05:00:00Z");

  private static final Duration SHORT_WAY = Duration.ofMillis(80);
  private static final Duration LONG_WAY = Duration.ofMillis(1_500);

  /**
   * A budget, and what a day of it holds.
   *
   * @param most calls that a provider would let through in the day
   */
  record Case(String name, Budget.Terms terms, Duration longestWay, long most) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> budgets() {
    return Stream.of(
        calls("20 in any second", sliding(20, 1), SHORT_WAY, 20 * 86_400),
        calls("600 in any minute", sliding(600, 60), LONG_WAY, 600 * 1_440),
        calls("600 in a minute of the clock", fixed(600, Period.MINUTE), LONG_WAY, 600 * 1_440),
        calls("50 in any hour", sliding(50, 3_600), LONG_WAY, 50 * 24),
        calls("1000 in an hour of the clock", fixed(1_000, Period.HOUR), LONG_WAY, 24_000),
        calls("2000 a day", quota(2_000, Period.DAY), LONG_WAY, 2_000),
        calls("250 a month", quota(250, Period.MONTH), LONG_WAY, 250),
        calls(
            "2000 a day that turns while they run",
            new Limit(
                "calls-per-day",
                Limit.Kind.QUOTA,
                2_000,
                new Calendar(Period.DAY, ZoneOffset.UTC, 1)),
            LONG_WAY,
            4_000),
        new Case(
            "300 in any minute and 20000 a day, 3 for each call",
            new Budget.Terms(
                List.of(sliding(300, 60), quota(20_000, Period.DAY)), Tariff.NOTHING, 3),
            LONG_WAY,
            6_666),
        new Case(
            "100 free, then 10 dollars a day at 2.5 cents",
            new Budget.Terms(
                List.of(
                    sliding(5, 1),
                    new Limit(
                        "money-per-day",
                        Limit.Kind.MONEY,
                        10_000_000,
                        new Calendar(Period.DAY, NEW_YORK, 1))),
                new Tariff(
                    "USD",
                    25_000,
                    new Limit(
                        "free-per-month",
                        Limit.Kind.FREE,
                        100,
                        new Calendar(Period.MONTH, NEW_YORK, 1))),
                1),
            SHORT_WAY,
            500),
        new Case(
            "5 a second, 200 a minute, 9000 an hour, 150000 a day",
            new Budget.Terms(
                List.of(
                    sliding(5, 1),
                    fixed(200, Period.MINUTE),
                    sliding(9_000, 3_600),
                    quota(150_000, Period.DAY)),
                Tariff.NOTHING,
                1),
            SHORT_WAY,
            150_000));
  }

  private static Case calls(String name, Limit limit, Duration longestWay, long most) {
    return new Case(name, new Budget.Terms(List.of(limit), Tariff.NOTHING, 1), longestWay, most);
  }

  private static Limit sliding(long most, int seconds) {
    return new Limit(
        "calls-per-" + seconds + "s",
        Limit.Kind.RATE,
        most,
        new Sliding(Duration.ofSeconds(seconds)));
  }

  private static Limit fixed(long most, Period period) {
    return new Limit(
        "calls-per-" + period, Limit.Kind.RATE, most, new Calendar(period, ZoneOffset.UTC, 1));
  }

  private static Limit quota(long most, Period period) {
    return new Limit(
        "calls-per-" + period, Limit.Kind.QUOTA, most, new Calendar(period, NEW_YORK, 1));
  }

  @ParameterizedTest
  @MethodSource("budgets")
  void inCalmWeatherNothingIsPassedAndMostIsUsed(Case budget, TestReporter reporter) {
    SimulatedDay.Outcome outcome =
        new SimulatedDay(budget.terms(), Weather.calm(budget.longestWay()), BEGIN, 1).run();

    double used = (double) outcome.provider().calls() / budget.most();
    reporter.publishEntry(budget.name(), "calm: %.3f of the limit".formatted(used));
    assertThat(outcome.provider().breaches()).isEmpty();
    assertThat(used).as("share of the limit that was used").isGreaterThanOrEqualTo(0.8);
  }

  @ParameterizedTest
  @MethodSource("budgets")
  void inAStormOfCrashesNothingIsPassed(Case budget, TestReporter reporter) {
    for (long seed = 1; seed <= 2; seed++) {
      SimulatedDay.Outcome outcome =
          new SimulatedDay(budget.terms(), Weather.storm(budget.longestWay()), BEGIN, seed).run();

      double used = (double) outcome.provider().calls() / budget.most();
      reporter.publishEntry(
          budget.name(),
          "storm %d: %.3f of the limit, %d crashes, %d restarts, %d grants lost, %d failures"
              .formatted(
                  seed,
                  used,
                  outcome.crashes(),
                  outcome.restarts(),
                  outcome.forfeited(),
                  outcome.ledgerFailures()));
      assertThat(outcome.provider().breaches()).as("seed %d", seed).isEmpty();
      assertThat(outcome.crashes()).isGreaterThan(50);
      assertThat(outcome.ledgerFailures()).isPositive();
      assertThat(used).as("seed %d: share of the limit", seed).isGreaterThan(0.2);
    }
  }

  @ParameterizedTest
  @MethodSource("budgets")
  void thoughNodesEndAtEveryStepNothingIsPassed(Case budget) {
    SimulatedDay.Outcome outcome =
        new SimulatedDay(budget.terms(), Weather.hail(budget.longestWay()), BEGIN, 3).run();

    assertThat(outcome.provider().breaches()).isEmpty();
    assertThat(outcome.crashes()).isGreaterThan(1_000);
    assertThat(outcome.provider().calls()).isPositive();
  }

  static Stream<BrokenLedger> brokenLedgers() {
    return Stream.of(BrokenLedger.values());
  }

  /** Every way to break the ledger passes a limit in some run, or these runs would show nothing. */
  @ParameterizedTest
  @MethodSource("brokenLedgers")
  void aBrokenLedgerIsFoundOut(BrokenLedger broken) {
    // A day of few calls is short to try, and one budget that is passed is enough.
    assertThat(budgets().sorted(Comparator.comparingLong(Case::most)))
        .as("budgets that are passed when the ledger %s", broken)
        .anySatisfy(budget ->
            assertThat(
                    new SimulatedDay(
                            budget.terms(),
                            Weather.storm(budget.longestWay()),
                            BEGIN,
                            1,
                            broken.over(new InMemoryBudgetLedger()))
                        .run()
                        .provider()
                        .breaches())
                .isNotEmpty());
  }
}
