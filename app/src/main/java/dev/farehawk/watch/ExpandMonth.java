package dev.farehawk.watch;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.Market;
import dev.farehawk.place.Places;
import dev.farehawk.platform.FieldProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Works out which fares a calendar of one month and its neighbours is made of. Pure; its limits are
 * those of a watch but for the number of days.
 */
public final class ExpandMonth {

  /** Most fares of the month that is shown: 25 airport pairs in a long one. */
  public static final int MOST_FARES = 25 * 31;

  /** From here on most people plan: the month shown when none is asked for. */
  private static final int DAYS_AHEAD = 14;

  private final Places places;
  private final WatchConfig limits;
  private final ExpandDraft drafts;
  private final ExpandTrip trips;

  /** Of these places, within these limits. */
  public ExpandMonth(Places places, WatchConfig limits) {
    this.places = places;
    this.limits = limits;
    this.drafts = new ExpandDraft(places, limits);
    this.trips = new ExpandTrip(places, limits);
  }

  /**
   * What somebody asks.
   *
   * @param origins airport or metro codes
   * @param destinations airport or metro codes
   * @param month of departure; null for the one in which most people would leave
   * @param nights until the way back; null for one way
   */
  public record Question(
      List<String> origins,
      List<String> destinations,
      @Nullable YearMonth month,
      @Nullable Integer nights,
      Party party) {

    /** Keeps its own copies. */
    public Question {
      origins = List.copyOf(origins);
      destinations = List.copyOf(destinations);
    }
  }

  /**
   * What the calendar is made of.
   *
   * @param first day that can be booked, by the origin's clock
   * @param last day of departure that can be booked
   * @param fares of the month, the one before and the one after, as far as they can be booked
   */
  public record Months(
      YearMonth month, String currency, LocalDate first, LocalDate last, List<FareQuery> fares) {

    /** Keeps its own copy. */
    public Months {
      fares = List.copyOf(fares);
    }
  }

  /**
   * Expands.
   *
   * @throws InvalidWatch with everything that is wrong
   */
  public Months expand(Question asked, Instant now) {
    Integer nights = asked.nights();
    Stay stay = nights == null ? new Stay.OneWay() : new Stay.Nights(nights, nights);
    Trip trip =
        new Trip(asked.origins(), asked.destinations(), new Dates.AnyDay(), stay, asked.party());
    ExpandDraft.Expanded any =
        drafts.expand(new WatchDraft(trip, new Rule.OracleSays(), null), now);
    List<Market> markets =
        any.fareQueries().stream()
            .map(FareQuery::market)
            .distinct()
            .sorted(ExpandMonth::by)
            .toList();
    LocalDate today = LocalDate.ofInstant(now, places.require(any.journey().origin()).zone());
    int away = nights == null ? 0 : nights;
    LocalDate last = today.plusDays(limits.horizonDays()).minusDays(away);
    YearMonth month = month(asked.month(), today, last);
    checkSize(markets.size());
    LocalDate from = later(month.minusMonths(1).atDay(1), today);
    LocalDate to = earlier(month.plusMonths(1).atEndOfMonth(), last);
    List<FareQuery> fares =
        from.datesUntil(to.plusDays(1))
            .flatMap(date ->
                markets.stream()
                    .map(market ->
                        trips.fareQuery(
                            market,
                            date,
                            nights == null ? null : date.plusDays(away),
                            asked.party())))
            .toList();
    return new Months(month, any.journey().currency(), today, last, fares);
  }

  private static int by(Market one, Market other) {
    int origin = one.origin().compareTo(other.origin());
    return origin == 0 ? one.destination().compareTo(other.destination()) : origin;
  }

  private static YearMonth month(@Nullable YearMonth asked, LocalDate first, LocalDate last) {
    if (asked == null) {
      return YearMonth.from(earlier(first.plusDays(DAYS_AHEAD), last));
    }
    if (asked.atEndOfMonth().isBefore(first) || asked.atDay(1).isAfter(last)) {
      throw new InvalidWatch(DraftProblems.monthOutOfReach(asked, first, last));
    }
    return asked;
  }

  private static void checkSize(int markets) {
    int fares = markets * 31;
    if (fares > MOST_FARES) {
      throw new InvalidWatch(
          FieldProblem.coded(
              "dates",
              "too-many-fares",
              "%d airport pairs are %d fares of a month, and %d is the most; choose single airports"
                  .formatted(markets, fares, MOST_FARES),
              "fares",
              fares,
              "most",
              MOST_FARES));
    }
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
