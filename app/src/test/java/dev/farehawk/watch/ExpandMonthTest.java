package dev.farehawk.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.place.Places;
import dev.farehawk.watch.ExpandMonth.Months;
import dev.farehawk.watch.ExpandMonth.Question;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpandMonthTest {

  private static final Instant NOW = Instant.parse("2027-03-10T12:00:00Z");
  private static final ExpandMonth EXPAND = new ExpandMonth(Places.load(), WatchConfig.defaults());

  @Test
  void aMonthIsReadWithTheOnesBeside() {
    Months months = expand("ZRH", "LIS", YearMonth.of(2027, 6), null);

    assertThat(months.currency()).isEqualTo("CHF");
    assertThat(months.fares()).hasSize(31 + 30 + 31).allMatch(fare -> fare.returning() == null);
    assertThat(months.fares().getFirst().departure()).isEqualTo("2027-05-01");
    assertThat(months.fares().getLast().departure()).isEqualTo("2027-07-31");
  }

  @Test
  void withNightsEachDateHasOneWayBack() {
    Months months = expand("ZRH", "LIS", YearMonth.of(2028, 1), 7);

    assertThat(months.fares())
        .allMatch(fare -> fare.departure().plusDays(7).equals(fare.returning()));
    assertThat(months.last()).isEqualTo(LocalDate.of(2027, 3, 10).plusDays(331 - 7));
    assertThat(months.fares().getLast().departure()).isEqualTo(months.last());
  }

  @Test
  void aCityStandsForAllItsAirports() {
    Months months = expand("ZRH", "LON", YearMonth.of(2027, 6), null);

    long pairs = months.fares().stream().map(FareQuery::market).distinct().count();
    assertThat(pairs).isGreaterThan(3);
    assertThat(months.fares()).hasSize((int) pairs * 92);
  }

  @Test
  void withoutAMonthItIsTheOneTwoWeeksAhead() {
    assertThat(expand("ZRH", "LIS", null, null).month()).isEqualTo(YearMonth.of(2027, 3));
    assertThat(
            EXPAND.expand(question("ZRH", "LIS", null, null), NOW.plusSeconds(86_400 * 10)).month())
        .isEqualTo(YearMonth.of(2027, 4));
  }

  @Test
  void whatCannotBeBookedIsRefusedWithWhatCan() {
    assertThatThrownBy(() -> expand("ZRH", "LIS", YearMonth.of(2027, 2), null))
        .isInstanceOf(InvalidWatch.class)
        .hasMessageContaining("2027-03-10");
    assertThatThrownBy(() -> expand("ZRH", "LIS", YearMonth.of(2028, 3), null))
        .isInstanceOf(InvalidWatch.class)
        .hasMessageContaining("no day of 2028-03");
    assertThatThrownBy(() -> expand("ZRH", "ZRH", YearMonth.of(2027, 6), 61))
        .isInstanceOf(InvalidWatch.class)
        .hasMessageContaining("stay")
        .hasMessageContaining("destination");
  }

  @Test
  void tooManyAirportPairsAreRefused() {
    assertThatThrownBy(() ->
            EXPAND.expand(
                new Question(
                    List.of("LON", "MAN", "BHX"),
                    List.of("NYC", "CHI", "WAS"),
                    YearMonth.of(2027, 6),
                    null,
                    Party.SOLO),
                NOW))
        .isInstanceOf(InvalidWatch.class)
        .hasMessageContaining("choose single airports");
  }

  private static Months expand(
      String from, String to, @Nullable YearMonth month, @Nullable Integer nights) {
    return EXPAND.expand(question(from, to, month, nights), NOW);
  }

  private static Question question(
      String from, String to, @Nullable YearMonth month, @Nullable Integer nights) {
    return new Question(List.of(from), List.of(to), month, nights, Party.SOLO);
  }
}
