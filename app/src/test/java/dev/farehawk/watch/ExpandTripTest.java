package dev.farehawk.watch;

import static dev.farehawk.watch.WatchWorld.PLACES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.platform.FieldProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExpandTripTest {

  private static final Instant NOW = Instant.parse("2027-03-01T20:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
  private static final LocalDate MAY = LocalDate.of(2027, 5, 14);

  private final ExpandDraft expand = new ExpandDraft(PLACES, WatchConfig.defaults());

  private List<FareQuery> queries(Trip trip) {
    return expand.expand(new WatchDraft(trip, new Rule.OracleSays(), null), NOW).fareQueries();
  }

  private List<FieldProblem> problems(Trip trip) {
    return catchThrowableOfType(InvalidWatch.class, () -> queries(trip)).problems();
  }

  private static Trip on(Dates dates) {
    return Trip.oneWay("LHR", "JFK", dates);
  }

  @Test
  void everyLengthOfStayIsAFareQuery() {
    assertThat(queries(on(new Dates.Around(MAY, 1)).with(new Stay.Nights(6, 7))))
        .extracting(FareQuery::departure, FareQuery::returning)
        .containsExactly(
            tuple(MAY.minusDays(1), MAY.plusDays(5)),
            tuple(MAY.minusDays(1), MAY.plusDays(6)),
            tuple(MAY, MAY.plusDays(6)),
            tuple(MAY, MAY.plusDays(7)),
            tuple(MAY.plusDays(1), MAY.plusDays(7)),
            tuple(MAY.plusDays(1), MAY.plusDays(8)));
  }

  @Test
  void aFixedReturnLeavesOutTheDaysAfterIt() {
    assertThat(
            queries(
                on(new Dates.Between(MAY, MAY.plusDays(6))).with(new Stay.Until(MAY.plusDays(2)))))
        .hasSize(3)
        .allMatch(query -> MAY.plusDays(2).equals(query.returning()));
  }

  @Test
  void aMonthIsItsDaysThatCanBeBooked() {
    assertThat(queries(on(new Dates.InMonth(YearMonth.of(2027, 4))))).hasSize(30);
    assertThat(queries(on(new Dates.InMonth(YearMonth.of(2027, 3))))).hasSize(31);
    LocalDate last = TODAY.plusDays(331);
    assertThat(queries(on(new Dates.InMonth(YearMonth.from(last))))).hasSize(last.getDayOfMonth());
    assertThat(problems(on(new Dates.InMonth(YearMonth.of(2027, 2)))))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("no day of 2027-02"));
    assertThat(problems(on(new Dates.InMonth(YearMonth.from(last).plusMonths(1))))).hasSize(1);
  }

  @Test
  void anyDayReachesAsFarAsTheLimitOfFares() {
    assertThat(queries(on(new Dates.AnyDay()))).hasSize(332);
    List<FareQuery> weeks = queries(on(new Dates.AnyDay()).with(new Stay.Nights(7, 9)));
    assertThat(weeks).hasSize(399);
    assertThat(weeks.getLast().departure()).isEqualTo(TODAY.plusDays(132));
  }

  @Test
  void severalPlacesAreEveryPair() {
    Trip trip =
        new Trip(
            List.of("lhr", "LGW", "LHR"),
            List.of("JFK", "BOS"),
            new Dates.On(MAY),
            new Stay.OneWay(),
            new Party(3, Cabin.BUSINESS));

    assertThat(queries(trip))
        .hasSize(4)
        .allMatch(query -> query.adults() == 3 && query.cabin() == Cabin.BUSINESS);
  }

  @Test
  void whatCannotBeIsSaidWhereItIsWrong() {
    assertThat(problems(on(new Dates.On(MAY)).with(new Stay.Until(MAY.minusDays(1)))))
        .extracting(FieldProblem::field)
        .containsExactly("stay");
    assertThat(problems(on(new Dates.On(MAY)).with(new Stay.Until(MAY.plusYears(1)))))
        .extracting(FieldProblem::field)
        .containsExactly("stay");
    assertThat(problems(on(new Dates.On(MAY)).with(new Stay.Nights(5, 4))))
        .extracting(FieldProblem::field)
        .containsExactly("stay");
    assertThat(problems(on(new Dates.On(TODAY.plusDays(331))).with(new Stay.Nights(5, 6))))
        .extracting(FieldProblem::field)
        .containsExactly("stay");
    assertThat(problems(on(new Dates.On(MAY)).with(new Party(10, Cabin.FIRST))))
        .extracting(FieldProblem::field)
        .containsExactly("party");
    Trip twoMoneys =
        new Trip(
            List.of("LHR", "CDG"),
            List.of("JFK"),
            new Dates.On(MAY),
            new Stay.OneWay(),
            Party.SOLO);
    assertThat(problems(twoMoneys))
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.message()).contains("EUR").contains("GBP").contains("two watches"));
    Trip sixPlaces =
        new Trip(
            List.of("LHR", "LGW", "STN", "LTN", "LCY", "SEN"),
            List.of("JFK"),
            new Dates.On(MAY),
            new Stay.OneWay(),
            Party.SOLO);
    assertThat(problems(sixPlaces)).extracting(FieldProblem::field).containsExactly("origin");
  }

  @Property(tries = 200)
  void neverMoreThanTheLimitAndNeverBackBeforeTheWayThere(
      @ForAll @IntRange(max = 60) int least,
      @ForAll @IntRange(max = 10) int more,
      @ForAll @IntRange(max = 331) int day) {
    Stay stay = new Stay.Nights(least, Math.min(60, least + more));
    for (Dates dates : List.of(new Dates.AnyDay(), new Dates.On(TODAY.plusDays(day)))) {
      List<FareQuery> queries;
      try {
        queries = queries(on(dates).with(stay));
      } catch (InvalidWatch nobodyFliesBack) {
        assertThat(day + least).isGreaterThan(331);
        continue;
      }
      assertThat(queries).hasSizeBetween(1, 400).doesNotHaveDuplicates();
      assertThat(queries)
          .allSatisfy(query ->
              assertThat(query.returning())
                  .isBetween(
                      query.departure().plusDays(least), query.departure().plusDays(least + more)));
    }
  }
}
