package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DateGroupsTest {

  private static final LocalDate FIRST = LocalDate.of(2027, 3, 14);

  private static FareQueryRef plus(int days) {
    return new FareQueryRef(
        days, FareQuery.oneWay(Market.of("ZRH", "LHR"), FIRST.plusDays(days), "CH", "CHF"));
  }

  @Test
  void aMonthIsAGroupAndADateIsOne() {
    List<FareQueryRef> refs = List.of(plus(0), plus(17), plus(18), plus(1));

    assertThat(DateGroups.of(new Capabilities.Dates.Month(), refs))
        .containsExactly(
            new DateGroups.Group(LocalDate.of(2027, 3, 1), List.of(plus(0), plus(17), plus(1))),
            new DateGroups.Group(LocalDate.of(2027, 4, 1), List.of(plus(18))));
    assertThat(DateGroups.of(new Capabilities.Dates.OneDate(), refs)).hasSize(4);
  }

  @Test
  void whatDiffersInMoreThanItsDateIsAnotherCall() {
    FareQuery query = plus(0).query();
    List<FareQueryRef> refs =
        List.of(
            plus(0),
            new FareQueryRef(
                91, new FareQuery(query.market(), FIRST, null, 2, Cabin.ECONOMY, "CH", "CHF")),
            new FareQueryRef(
                92, new FareQuery(query.market(), FIRST, null, 1, Cabin.FIRST, "CH", "CHF")),
            new FareQueryRef(93, FareQuery.oneWay(query.market(), FIRST, "CH", "EUR")),
            new FareQueryRef(94, FareQuery.oneWay(query.market(), FIRST, "FR", "CHF")),
            new FareQueryRef(95, FareQuery.oneWay(Market.of("LHR", "ZRH"), FIRST, "CH", "CHF")),
            back(96, FIRST.plusDays(7)),
            back(97, FIRST.plusDays(8)));

    assertThat(DateGroups.of(new Capabilities.Dates.Days(3, 3), refs)).hasSize(8);
  }

  private static FareQueryRef back(long id, LocalDate returning) {
    FareQuery query = plus(0).query();
    return new FareQueryRef(
        id, new FareQuery(query.market(), FIRST, returning, 1, Cabin.ECONOMY, "CH", "CHF"));
  }

  @Property
  void everyDateIsAnsweredOnceAndByTheFewestCalls(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 120) Integer> days,
      @ForAll @IntRange(max = 8) int before,
      @ForAll @IntRange(max = 60) int after) {
    List<FareQueryRef> refs = days.stream().map(DateGroupsTest::plus).toList();

    Capabilities.Dates dates = new Capabilities.Dates.Days(before, after);
    List<DateGroups.Group> groups = DateGroups.of(dates, refs);

    assertThat(groups.stream().flatMap(group -> group.members().stream()))
        .containsExactlyInAnyOrderElementsOf(refs);
    assertThat(groups)
        .allSatisfy(group ->
            assertThat(group.members())
                .allSatisfy(ref ->
                    assertThat(ref.query().departure())
                        .isBetween(group.date().minusDays(before), group.date().plusDays(after))));
    assertThat(groups).hasSize(fewest(days, before + after));
    refs.stream()
        .collect(Collectors.groupingBy(ref -> dates.page(ref.query().departure())))
        .values()
        .forEach(page -> assertThat(DateGroups.of(dates, page)).hasSize(1));
  }

  /** Fewest stretches of so many days that hold all dates, counted from the latest date back. */
  private static int fewest(List<Integer> days, int reach) {
    int calls = 0;
    int uncovered = 121;
    for (int day : IntStream.rangeClosed(0, 120).map(i -> 120 - i).toArray()) {
      if (days.contains(day) && day < uncovered) {
        calls++;
        uncovered = day - reach;
      }
    }
    return calls;
  }
}
