package dev.farehawk.ops.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.Market;
import dev.farehawk.ops.insight.MarketCalendar.Day;
import dev.farehawk.ops.insight.MarketCalendar.Neighbour;
import dev.farehawk.ops.insight.MarketCalendar.Quarters;
import dev.farehawk.ops.insight.MarketCalendar.State;
import dev.farehawk.watch.ExpandMonth.Months;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarketCalendarTest {

  private static final Instant NOW = Instant.parse("2027-03-10T12:00:00Z");
  private static final YearMonth MAY = YearMonth.of(2027, 5);
  private static final LocalDate FIRST = LocalDate.of(2027, 3, 10);
  private static final LocalDate LAST = LocalDate.of(2028, 2, 4);

  @Test
  void whatNobodyHasLookedAtStaysUnknown() {
    MarketCalendar calendar = calendar(MAY, List.of(price(5, 2, 100_00L, 1)));

    assertThat(calendar.days()).hasSize(31);
    assertThat(day(calendar, 1)).isEqualTo(new Day(MAY.atDay(1), State.UNKNOWN, null, false));
    assertThat(day(calendar, 2).state()).isEqualTo(State.UNRATED);
    assertThat(calendar.quarters()).isNull();
    assertThat(calendar.compared()).isEqualTo(1);
  }

  @Test
  void aQuarterOfTheKnownDatesIsLowAndAQuarterHigh() {
    MarketCalendar calendar = calendar(MAY, eight());

    assertThat(calendar.quarters()).isEqualTo(new Quarters(102_00, 106_00));
    assertThat(calendar.days().subList(0, 8))
        .extracting(Day::state, Day::cheapest)
        .containsExactly(
            tuple(State.LOW, true),
            tuple(State.LOW, false),
            tuple(State.TYPICAL, false),
            tuple(State.TYPICAL, false),
            tuple(State.TYPICAL, false),
            tuple(State.HIGH, false),
            tuple(State.HIGH, false),
            tuple(State.HIGH, false));
  }

  @Test
  void pricesThatAreAllAlikeAreTypical() {
    List<DatePrice> same = new ArrayList<>();
    for (int day = 1; day <= 8; day++) {
      same.add(price(5, day, 100_00L, 1));
    }

    assertThat(calendar(MAY, same).days().subList(0, 8))
        .extracting(Day::state)
        .containsOnly(State.TYPICAL);
  }

  @Test
  void aPriceSeenLongAgoIsOldAndComparedWithNothing() {
    List<DatePrice> prices = eight();
    prices.add(price(5, 20, 1_00L, 24 * 7 + 1));

    MarketCalendar calendar = calendar(MAY, prices);

    assertThat(day(calendar, 20).state()).isEqualTo(State.OLD);
    assertThat(day(calendar, 20).cheapest()).isFalse();
    assertThat(day(calendar, 1).cheapest()).isTrue();
    assertThat(calendar.quarters()).isEqualTo(new Quarters(102_00, 106_00));
  }

  @Test
  void ofSeveralAirportsTheCheapestFreshPriceIsShown() {
    MarketCalendar calendar =
        calendar(
            MAY,
            List.of(
                price(5, 3, null, 1),
                price("GVA", 5, 3, 150_00L, 2),
                price("BSL", 5, 3, 90_00L, 24 * 9),
                price("LUG", 5, 3, 160_00L, 1)));

    DatePrice shown = Objects.requireNonNull(day(calendar, 3).price());
    assertThat(shown.fare().market()).isEqualTo(Market.of("GVA", "LIS"));
    assertThat(day(calendar, 3).state()).isEqualTo(State.UNRATED);
  }

  @Test
  void thatNothingIsOnSaleIsNoPrice() {
    Day day = day(calendar(MAY, List.of(price(5, 3, null, 1))), 3);

    assertThat(day.state()).isEqualTo(State.NOT_ON_SALE);
    assertThat(Objects.requireNonNull(day.price()).seen())
        .isEqualTo(NOW.minus(Duration.ofHours(1)));
    assertThat(day.cheapest()).isFalse();
  }

  @Test
  void monthsBesideTellTheirLowestFreshPrice() {
    MarketCalendar calendar =
        calendar(
            MAY,
            List.of(price(4, 30, 120_00L, 1), price(4, 2, 99_00L, 24 * 8), price(6, 1, 80_00L, 2)));

    assertThat(calendar.before()).isEqualTo(new Neighbour(YearMonth.of(2027, 4), 120_00L));
    assertThat(calendar.after()).isEqualTo(new Neighbour(YearMonth.of(2027, 6), 80_00L));
  }

  @Test
  void onlyDatesThatCanBeBookedAreShown() {
    MarketCalendar march = calendar(YearMonth.from(FIRST), List.of());
    MarketCalendar february = calendar(YearMonth.from(LAST), List.of());

    assertThat(march.days()).hasSize(22).first().extracting(Day::date).isEqualTo(FIRST);
    assertThat(march.before()).isNull();
    assertThat(february.days()).hasSize(4).last().extracting(Day::date).isEqualTo(LAST);
    assertThat(february.after()).isNull();
  }

  /** 101 to 108 francs on the first eight days. */
  private static List<DatePrice> eight() {
    List<DatePrice> prices = new ArrayList<>();
    for (int day = 1; day <= 8; day++) {
      prices.add(price(5, day, 100_00L + day * 100L, day));
    }
    return prices;
  }

  private static Day day(MarketCalendar calendar, int day) {
    return calendar.days().get(day - 1);
  }

  private static MarketCalendar calendar(YearMonth month, List<DatePrice> prices) {
    return MarketCalendar.of(new Months(month, "CHF", FIRST, LAST, List.of()), prices, NOW);
  }

  private static DatePrice price(int month, int day, @Nullable Long amount, int hoursAgo) {
    return price("ZRH", month, day, amount, hoursAgo);
  }

  private static DatePrice price(
      String origin, int month, int day, @Nullable Long amount, int hoursAgo) {
    return new DatePrice(
        FareQuery.oneWay(Market.of(origin, "LIS"), LocalDate.of(2027, month, day), "CH", "CHF"),
        amount,
        NOW.minus(Duration.ofHours(hoursAgo)));
  }
}
