package dev.farehawk.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.farehawk.fare.Money;
import dev.farehawk.place.Airport;
import dev.farehawk.place.Places;
import dev.farehawk.platform.FieldProblem;
import dev.farehawk.watch.ExpandDraft.Expanded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExpandDraftTest {

  private static final Places PLACES = Places.load();

  /** Already 2 March in Tokyo. */
  private static final Instant NOW = Instant.parse("2027-03-01T20:00:00Z");

  private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
  private static final Rule ORACLE = new Rule.OracleSays();

  private final ExpandDraft expand = new ExpandDraft(PLACES, WatchConfig.defaults());

  @Test
  void everythingWrongIsSaidAtOnce() {
    WatchDraft draft =
        new WatchDraft("QQQQ", "ZRZ", new Dates.Around(TODAY, 8), ORACLE, "a\r\nBcc: b");

    assertThat(problems(draft))
        .extracting(FieldProblem::field)
        .containsExactly("origin", "destination", "dates", "label");
  }

  @Test
  void unknownPlaceIsAnsweredWithASuggestion() {
    assertThat(problems(draft("Zurich", "JFK", TODAY)))
        .singleElement()
        .extracting(FieldProblem::message)
        .asString()
        .contains("did you mean ZRH");
  }

  @Test
  void cityIsNoDestinationFromItsOwnAirport() {
    assertThat(problems(draft("LON", "LHR", TODAY)))
        .containsExactly(
            FieldProblem.coded(
                "destination",
                "same-place",
                "origin and destination are both LHR (London Heathrow Airport);"
                    + " choose another destination",
                "place",
                "London Heathrow Airport"));
  }

  @Test
  void todayIsTheOriginsToday() {
    assertThat(expand.expand(draft("LHR", "JFK", TODAY), NOW).fareQueries()).hasSize(1);
    assertThat(problems(draft("NRT", "JFK", TODAY)))
        .singleElement()
        .extracting(FieldProblem::message)
        .asString()
        .contains("2027-03-01 has gone; at the origin it is 2027-03-02 now");
  }

  @Test
  void faresAreSoldThreeHundredThirtyOneDaysAhead() {
    LocalDate last = TODAY.plusDays(331);
    assertThat(expand.expand(draft("LHR", "JFK", last), NOW).fareQueries()).hasSize(1);
    assertThat(problems(draft("LHR", "JFK", last.plusDays(1))))
        .singleElement()
        .extracting(FieldProblem::message)
        .asString()
        .contains("choose " + last + " or an earlier date");
  }

  @Test
  void farFutureIsRefusedLikeAnyOtherLateDate() {
    assertThat(problems(draft("LHR", "JFK", LocalDate.MAX))).hasSize(1);
    assertThat(problems(draft("LHR", "JFK", LocalDate.MIN))).hasSize(1);
    assertThat(
            problems(
                new WatchDraft(
                    "LHR", "JFK", new Dates.Between(LocalDate.MIN, LocalDate.MAX), ORACLE, null)))
        .hasSize(1);
  }

  @Test
  void reversedRangeIsNotGuessedAt() {
    assertThat(
            problems(
                new WatchDraft(
                    "LHR",
                    "JFK",
                    new Dates.Between(TODAY.plusDays(9), TODAY.plusDays(2)),
                    ORACLE,
                    null)))
        .singleElement()
        .extracting(FieldProblem::message)
        .asString()
        .contains("put the earlier date first");
  }

  @Test
  void daysAroundADateThatHaveGoneAreLeftOut() {
    Expanded expanded =
        expand.expand(
            new WatchDraft("LHR", "JFK", new Dates.Around(TODAY.plusDays(1), 3), ORACLE, null),
            NOW);

    assertThat(expanded.fareQueries())
        .extracting(query -> query.departure())
        .containsExactly(
            TODAY, TODAY.plusDays(1), TODAY.plusDays(2), TODAY.plusDays(3), TODAY.plusDays(4));
  }

  @Test
  void tooManyFaresAreRefusedWithTheirNumber() {
    int pairs = PLACES.require("LON").airports().size() * PLACES.require("NYC").airports().size();
    WatchDraft draft =
        new WatchDraft("LON", "NYC", new Dates.Between(TODAY, TODAY.plusDays(99)), ORACLE, null);

    assertThat(problems(draft))
        .singleElement()
        .extracting(FieldProblem::message)
        .asString()
        .contains(pairs + " airport pairs on 100 days are " + pairs * 100)
        .contains("400 is the most");
  }

  @Test
  void targetPriceIsInTheOriginsCurrency() {
    WatchDraft euros =
        new WatchDraft(
            "ZRH",
            "JFK",
            new Dates.On(TODAY),
            new Rule.TargetPrice(new Money(40_000, "EUR")),
            null);

    assertThat(problems(euros))
        .containsExactly(
            FieldProblem.coded(
                "rule",
                "target-currency",
                "fares from ZRH are compared in CHF; give the price in CHF",
                "origin",
                "ZRH",
                "currency",
                "CHF"));
  }

  @Test
  void longLabelIsRefusedAndABlankOneIsNone() {
    assertThat(problems(new WatchDraft("LHR", "JFK", new Dates.On(TODAY), ORACLE, "x".repeat(81))))
        .extracting(FieldProblem::field)
        .containsExactly("label");
    assertThat(
            expand
                .expand(new WatchDraft("LHR", "JFK", new Dates.On(TODAY), ORACLE, "  "), NOW)
                .label())
        .isNull();
  }

  @Property(tries = 200)
  void everyDayOfARangeIsAskedOnceForEveryPairOfAirports(
      @ForAll("places") String origin,
      @ForAll @IntRange(min = 1, max = 300) int start,
      @ForAll @IntRange(min = 1, max = 30) int days) {
    LocalDate from = TODAY.plusDays(start);
    LocalDate to = from.plusDays(days - 1);
    WatchDraft draft = new WatchDraft(origin, "ZRH", new Dates.Between(from, to), ORACLE, null);

    Expanded expanded = expand.expand(draft, NOW);

    assertThat(expanded.fareQueries())
        .doesNotHaveDuplicates()
        .hasSize(days * PLACES.require(origin).airports().size())
        .allSatisfy(query -> {
          assertThat(query.departure()).isBetween(from, to);
          assertThat(query.currency()).isEqualTo(expanded.journey().currency());
        });
  }

  @Property(tries = 500)
  void noDateIsAskedThatHasGoneOrCannotBeBooked(
      @ForAll("airports") Airport origin,
      @ForAll @IntRange(min = -10, max = 345) int day,
      @ForAll @IntRange(min = 0, max = 7) int flex,
      @ForAll @IntRange(min = 0, max = 86_399) int second) {
    Instant now = NOW.plusSeconds(second);
    LocalDate today = LocalDate.ofInstant(now, origin.zone());
    WatchDraft draft =
        new WatchDraft(
            origin.iata(), "JFK", new Dates.Around(TODAY.plusDays(day), flex), ORACLE, null);
    try {
      assertThat(expand.expand(draft, now).fareQueries())
          .isNotEmpty()
          .allSatisfy(query -> assertThat(query.departure()).isBetween(today, today.plusDays(331)));
    } catch (InvalidWatch refused) {
      LocalDate wished = TODAY.plusDays(day);
      assertThat(wished.isBefore(today) || wished.isAfter(today.plusDays(331))).isTrue();
    }
  }

  @Provide
  Arbitrary<String> places() {
    return Arbitraries.of("LON", "PAR", "NYC", "TYO", "MIL", "VIE", "SYD");
  }

  @Provide
  Arbitrary<Airport> airports() {
    return Arbitraries.of(
        PLACES.airports().stream()
            .filter(airport -> airport.rank() > 300 && !airport.iata().equals("JFK"))
            .toList());
  }

  private List<FieldProblem> problems(WatchDraft draft) {
    return catchThrowableOfType(InvalidWatch.class, () -> expand.expand(draft, NOW)).problems();
  }

  private static WatchDraft draft(String origin, String destination, LocalDate date) {
    return new WatchDraft(origin, destination, new Dates.On(date), ORACLE, null);
  }
}
