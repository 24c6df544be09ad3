package dev.farehawk.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.farehawk.ops.replay.ReadRecording;
import dev.farehawk.ops.replay.RecordedLook;
import dev.farehawk.ops.replay.RecordedSeries;
import dev.farehawk.ops.replay.Recording;
import dev.farehawk.ops.replay.ReplayColumns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedContestTest {

  private static final LocalDate FIRST = LocalDate.of(2016, 1, 1);
  private static final Path SKOPJE =
      Path.of("../../shared/data/fares/wizz-skopje-2015-2016.csv.gz");

  @Test
  void onlyADeepFallSinceTheDayBeforeIsADrop() {
    List<RecordedLook> looks = new ArrayList<>();
    looks.addAll(series("LHR", 60, 100, 85, 80, 60));
    looks.addAll(series("CDG", 60, 100, 86, 0, 40));

    RecordedFares fares = RecordedFares.of(recording(looks));

    // 100 to 85 and 80 to 60; not 86, which is too little, and not 40, whose day before is missing.
    assertThat(fares.drops()).isEqualTo(2);
    assertThat(fares.markets()).isEqualTo(2);
    assertThat(fares.days()).extracting(day -> day.active().length).containsExactly(0, 2, 1, 2);
  }

  @Test
  void everybodyIsInTimeWithALookForEverySeriesADay() {
    RecordedReport report = contest(3).run(List.of(1.0));

    assertThat(only(report).policies())
        .extracting(ContestReport.Result::policy)
        .containsExactly(
            "round-robin",
            "most-watched-first",
            "knapsack-in-hindsight",
            "farehawk",
            "farehawk-as-served");
    assertThat(only(report).policies())
        .allSatisfy(result -> assertThat(result.onTimeShare()).isEqualTo(1.0));
  }

  @Test
  void looksAreSpentWhereTheyReachMost() {
    RecordedReport report = contest(5).run(List.of(0.2));

    double inTurn = share(report, "round-robin");
    assertThat(inTurn).isCloseTo(0.2, within(0.1));
    assertThat(share(report, "most-watched-first")).isGreaterThan(2 * inTurn);
    // All of a market fall together here, so one look tells of the others.
    assertThat(share(report, "farehawk")).isGreaterThan(share(report, "most-watched-first"));
    assertThat(only(report).boundAny()).isGreaterThan(only(report).boundIndependent());
  }

  @Test
  void theSameCallsGiveTheSameResult() {
    assertThat(contest(2).run(List.of(0.2))).isEqualTo(contest(2).run(List.of(0.2)));
  }

  @Test
  void aRecordingWithoutDropsIsRefused() {
    Recording flat = recording(series("LHR", 60, 100, 100, 100));

    assertThatThrownBy(() -> new RecordedContest("flat", flat, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no fare of the recording falls");
  }

  @Test
  void onRealFaresThePlannerComesNearWhatHindsightAllows() {
    assumeThat(Files.exists(SKOPJE)).as("recorded fares at %s", SKOPJE).isTrue();
    Recording recording =
        ReadRecording.from(
            SKOPJE,
            ReplayColumns.parse(
                "obs=obs_date,origin=origin,destination=destination,depart=departure_date,"
                    + "price=min_price,currency=currency"),
            null);

    RecordedReport report = new RecordedContest("skopje", recording, 1).run(List.of(0.25));

    assertThat(report.series()).isGreaterThan(1_600);
    assertThat(report.drops()).isGreaterThan(1_000);
    assertThat(share(report, "farehawk")).isGreaterThan(2 * share(report, "round-robin"));
    assertThat(share(report, "farehawk-as-served"))
        .isGreaterThan(share(report, "most-watched-first"));
    assertThat(share(report, "farehawk-as-served"))
        .isGreaterThan(0.9 * share(report, "knapsack-in-hindsight"));
  }

  private static ContestReport.Budget only(RecordedReport report) {
    assertThat(report.budgets()).hasSize(1);
    return report.budgets().getFirst();
  }

  private static double share(RecordedReport report, String policy) {
    return only(report).policies().stream()
        .filter(result -> result.policy().equals(policy))
        .mapToDouble(ContestReport.Result::onTimeShare)
        .sum();
  }

  /** Four markets of forty departures; each falls as a whole every eighth day. */
  private static RecordedContest contest(int seeds) {
    List<RecordedLook> looks = new ArrayList<>();
    List<String> destinations = List.of("LHR", "CDG", "FCO", "MAD");
    for (int market = 0; market < destinations.size(); market++) {
      for (int departure = 0; departure < 40; departure++) {
        int[] prices = new int[80];
        for (int day = 0; day < prices.length; day++) {
          prices[day] = (day + 2 * market) % 8 == 5 ? 70 : 100;
        }
        looks.addAll(series(destinations.get(market), 120 + departure, prices));
      }
    }
    return new RecordedContest("made up", recording(looks), seeds);
  }

  /** Prices of successive days; 0 where there is no observation. */
  private static List<RecordedLook> series(String destination, int departure, int... prices) {
    RecordedSeries series =
        new RecordedSeries("ZRH", destination, FIRST.plusDays(departure), null, "CHF");
    List<RecordedLook> looks = new ArrayList<>();
    for (int day = 0; day < prices.length; day++) {
      if (prices[day] > 0) {
        looks.add(
            new RecordedLook(
                series,
                FIRST.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant(),
                List.of(new RecordedLook.CarrierPrice("YY", 100L * prices[day]))));
      }
    }
    return looks;
  }

  private static Recording recording(List<RecordedLook> looks) {
    List<RecordedLook> inOrder = new ArrayList<>(looks);
    inOrder.sort(Comparator.comparing(RecordedLook::at));
    return new Recording(inOrder, looks.size(), 0, List.of());
  }
}
