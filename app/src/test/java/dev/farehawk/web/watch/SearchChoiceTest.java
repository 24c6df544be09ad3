package dev.farehawk.web.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.Market;
import dev.farehawk.watch.Dates;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SearchChoiceTest {

  private static final LocalDate FIRST = LocalDate.of(2027, 5, 1);

  @Test
  void aroundADayItsNeighboursComeFirst() {
    List<FareQuery> fares = fares(7);

    assertThat(
            SearchChoice.of(fares, new Dates.Around(FIRST.plusDays(3), 3), Map.of(), 3).stream()
                .map(FareQuery::departure))
        .containsExactly(FIRST.plusDays(3), FIRST.plusDays(2), FIRST.plusDays(4));
  }

  @Test
  void inASpanTheCheapestAreConfirmedAndTheUnknownLookedFor() {
    List<FareQuery> fares = fares(30);
    Map<FareQuery, Long> known = new HashMap<>();
    for (int day = 0; day < 10; day++) {
      known.put(fares.get(day), 100L - day);
    }

    List<FareQuery> chosen = SearchChoice.of(fares, month(), known, 8);

    assertThat(chosen).hasSize(8).doesNotHaveDuplicates();
    assertThat(chosen.subList(0, 4)).containsExactlyElementsOf(fares.subList(6, 10).reversed());
    assertThat(chosen.subList(4, 8))
        .containsExactly(fares.get(10), fares.get(15), fares.get(20), fares.get(25));
  }

  @Property(tries = 200)
  void neverMoreThanMayBeAskedAndNeverFewerThanThereAre(
      @ForAll @IntRange(min = 1, max = 60) int days, @ForAll @IntRange(max = 60) int knownDays) {
    List<FareQuery> fares = fares(days);
    Map<FareQuery, Long> known = new HashMap<>();
    fares.stream().limit(knownDays).forEach(fare -> known.put(fare, 5L));

    assertThat(SearchChoice.of(fares, month(), known, 8))
        .hasSize(Math.min(8, days))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatASourceSaysNowReplacesWhatWasKnown() {
    List<FareQuery> fares = fares(2);
    CarrierCode carrier = new CarrierCode("LX");
    SearchPrices prices = new SearchPrices(fares);
    prices.put(new SearchPrices.Price(fares.get(0), 100, carrier, false));
    prices.put(new SearchPrices.Price(fares.get(1), 120, carrier, false));

    prices.put(new SearchPrices.Price(fares.get(0), 150, carrier, true));
    prices.put(new SearchPrices.Price(fares.get(0), 140, carrier, true));
    prices.put(new SearchPrices.Price(fares.get(0), 160, carrier, true));

    assertThat(prices.amounts()).containsEntry(fares.get(0), 140L);
    assertThat(prices.best())
        .hasValueSatisfying(best -> assertThat(best.amountMinor()).isEqualTo(120));
  }

  private static Dates month() {
    return new Dates.Between(FIRST, FIRST.plusDays(29));
  }

  private static List<FareQuery> fares(int days) {
    return IntStream.range(0, days)
        .mapToObj(
            day -> FareQuery.oneWay(Market.of("ZRH", "LHR"), FIRST.plusDays(day), "CH", "CHF"))
        .toList();
  }
}
