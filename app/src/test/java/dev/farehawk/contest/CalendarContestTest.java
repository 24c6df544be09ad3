package dev.farehawk.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.contest.CalendarContest.Offer;
import dev.farehawk.contest.CalendarReport.Result;
import dev.farehawk.platform.Deadlines;
import dev.faremarket.drops.DropWorldOptions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CalendarContestTest {

  private static List<Result> independent = List.of();

  /** Not where the class is initialised: seeds run on other threads, which would wait for that. */
  @BeforeAll
  static void run() {
    independent = contest(0, 2).with(new Offer(30, 0.9, 0.1, 0.25)).results();
  }

  private static CalendarContest contest(double filingShare, int seeds) {
    return new CalendarContest(
        new DropWorldOptions(1_500, 25, 0.92, 0.3, filingShare, 0.5, 0.14, 0.7),
        new Contest.Length(3, 1, seeds),
        Deadlines.STANDARD,
        _ -> {});
  }

  private static double mean(List<Result> results, String name) {
    return results.stream()
        .filter(result -> result.name().equals(name))
        .findFirst()
        .orElseThrow()
        .mean();
  }

  @Test
  void pricesUseACalendarBetterThanAnyOtherWay() {
    double ours = mean(independent, "by-prices");

    for (String other : List.of("calendar-in-turn", "singles-only", "groups-only")) {
      assertThat(mean(independent, other)).as(other).isLessThan(ours);
    }
  }

  @Test
  void noWayExceedsTheBoundWhereFaresAreIndependent() {
    double bound = mean(independent, CalendarReport.BOUND);

    assertThat(mean(independent, "by-prices")).isBetween(0.8 * bound, bound + 0.03);
  }

  @Test
  void learnsThatTheCalendarIsFresh() {
    assertThat(mean(independent, CalendarReport.LEARNED)).isBetween(0.4, 1.0);
  }

  @Test
  void twoProvidersThatShareReachNearlyWhatOneWithBothRatesDoes() {
    List<Result> two = contest(0.6, 4).sharing(0.2).results();

    assertThat(mean(two, "shared")).isGreaterThan(mean(two, "apart") * 1.02);
    assertThat(mean(two, "shared")).isGreaterThan(mean(two, "farehawk") * 0.95);
  }

  @Test
  void refusesWhatIsNoOffer() {
    assertThatThrownBy(() -> new Offer(0, 0.5, 1, 1)).hasMessageContaining("dates");
    assertThatThrownBy(() -> new Offer(30, 0.5, 0, 1)).hasMessageContaining("looks");
  }
}
