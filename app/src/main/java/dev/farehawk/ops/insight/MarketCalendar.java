package dev.farehawk.ops.insight;

import dev.farehawk.watch.ExpandMonth.Months;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest known price of each departure date of a month. A date is low or high against the
 * other dates that are known of the month and its neighbours; what nobody has looked at stays
 * unknown. Pure.
 *
 * @param days those that can be booked, in order
 * @param quarters null while too few dates are known to compare
 * @param compared how many dates have a fresh price in the three months
 * @param before the month before; null when none of it can be booked
 * @param after the month after; null when none of it can be booked
 */
public record MarketCalendar(
    YearMonth month,
    String currency,
    List<Day> days,
    @Nullable Quarters quarters,
    int compared,
    @Nullable Neighbour before,
    @Nullable Neighbour after) {

  /** A price seen longer ago than this is shown as old, and compared with nothing. */
  public static final Duration FRESH = Duration.ofDays(7);

  /** Fewer known dates than these make no date low or high. */
  public static final int LEAST_DATES = 8;

  /** Keeps its own copy. */
  public MarketCalendar {
    days = List.copyOf(days);
  }

  /** What is known of a date. */
  public enum State {
    /** Nobody has looked. */
    UNKNOWN,
    /** Somebody has, and nothing was on sale. */
    NOT_ON_SALE,
    /** A price that was seen too long ago to be compared. */
    OLD,
    /** A price, with too few others to compare it with. */
    UNRATED,
    /** Among the cheapest quarter of the dates that are known. */
    LOW,
    /** Between both. */
    TYPICAL,
    /** Among the dearest quarter. */
    HIGH
  }

  /**
   * One date of departure.
   *
   * @param price null when nobody has looked
   * @param cheapest no other date of the month with a fresh price costs less
   */
  public record Day(LocalDate date, State state, @Nullable DatePrice price, boolean cheapest) {}

  /** Up to which amount a date is low, and from which on it is high, in minor units. */
  public record Quarters(long low, long high) {

    /** Of all amounts, by nearest rank. */
    static @Nullable Quarters of(long[] amounts) {
      if (amounts.length < LEAST_DATES) {
        return null;
      }
      long[] ordered = LongStream.of(amounts).sorted().toArray();
      return new Quarters(
          ordered[(ordered.length + 3) / 4 - 1], ordered[(3 * ordered.length + 3) / 4 - 1]);
    }

    private State of(long amount) {
      if (low == high) {
        return amount < low ? State.LOW : amount > high ? State.HIGH : State.TYPICAL;
      }
      return amount <= low ? State.LOW : amount >= high ? State.HIGH : State.TYPICAL;
    }
  }

  /** A month beside; {@code lowestMinor} is null when no fresh price of it is known. */
  public record Neighbour(YearMonth month, @Nullable Long lowestMinor) {}

  /**
   * Draws up the calendar.
   *
   * @param prices of some of the fares, in any order
   */
  static MarketCalendar of(Months months, Collection<DatePrice> prices, Instant now) {
    Map<LocalDate, DatePrice> best = new TreeMap<>();
    Comparator<DatePrice> better =
        Comparator.comparingInt((DatePrice price) -> rank(price, now))
            .thenComparingLong(MarketCalendar::amount)
            .thenComparing(DatePrice::seen, Comparator.reverseOrder());
    for (DatePrice price : prices) {
      best.merge(
          price.fare().departure(),
          price,
          (one, other) -> better.compare(one, other) <= 0 ? one : other);
    }
    List<DatePrice> fresh = best.values().stream().filter(price -> rank(price, now) == 0).toList();
    Quarters quarters = Quarters.of(fresh.stream().mapToLong(MarketCalendar::amount).toArray());
    YearMonth month = months.month();
    Long lowest = lowest(fresh, month);
    List<Day> days = new ArrayList<>();
    for (LocalDate date = month.atDay(1);
        !date.isAfter(month.atEndOfMonth());
        date = date.plusDays(1)) {
      if (!date.isBefore(months.first()) && !date.isAfter(months.last())) {
        DatePrice price = best.get(date);
        days.add(
            new Day(
                date,
                state(price, quarters, now),
                price,
                price != null
                    && rank(price, now) == 0
                    && Objects.equals(price.amountMinor(), lowest)));
      }
    }
    return new MarketCalendar(
        month,
        months.currency(),
        days,
        quarters,
        fresh.size(),
        neighbour(month.minusMonths(1), months, fresh),
        neighbour(month.plusMonths(1), months, fresh));
  }

  /** Fresh prices come first, then old ones, then that nothing is on sale. */
  private static int rank(DatePrice price, Instant now) {
    if (price.amountMinor() == null) {
      return 2;
    }
    return price.seen().isBefore(now.minus(FRESH)) ? 1 : 0;
  }

  private static long amount(DatePrice price) {
    Long amount = price.amountMinor();
    return amount == null ? Long.MAX_VALUE : amount;
  }

  private static State state(@Nullable DatePrice price, @Nullable Quarters quarters, Instant now) {
    if (price == null) {
      return State.UNKNOWN;
    }
    return switch (rank(price, now)) {
      case 0 -> quarters == null ? State.UNRATED : quarters.of(amount(price));
      case 1 -> State.OLD;
      default -> State.NOT_ON_SALE;
    };
  }

  private static @Nullable Long lowest(List<DatePrice> fresh, YearMonth month) {
    return fresh.stream()
        .filter(price -> YearMonth.from(price.fare().departure()).equals(month))
        .map(DatePrice::amountMinor)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static @Nullable Neighbour neighbour(
      YearMonth month, Months months, List<DatePrice> fresh) {
    boolean bookable =
        !month.atEndOfMonth().isBefore(months.first()) && !month.atDay(1).isAfter(months.last());
    return bookable ? new Neighbour(month, lowest(fresh, month)) : null;
  }
}
