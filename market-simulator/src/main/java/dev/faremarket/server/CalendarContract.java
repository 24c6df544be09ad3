package dev.faremarket.server;

import com.sun.net.httpserver.Headers;
import dev.faremarket.MarketFare;
import dev.faremarket.Route;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The cached calendar, in the shape of the Travelpayouts Data API version 3 ({@code
 * /aviasales/v3/grouped_prices} and {@code /aviasales/v3/prices_for_dates}), for one adult as
 * there, one way or back on one date. Prices are in the currency of the origin; another one is
 * refused, because the market has no exchange rates.
 */
final class CalendarContract implements Contract {
  static final String GROUPED = "/aviasales/v3/grouped_prices";
  static final String FOR_DATES = "/aviasales/v3/prices_for_dates";
  private static final String DEFAULT_CURRENCY = "rub";
  private static final int MOST_ROWS = 1000;
  private static final Duration STALE_BY = Duration.ofDays(3);
  private static final DateTimeFormatter SEARCH_DATE = DateTimeFormatter.ofPattern("ddMMyyyy");
  private static final DateTimeFormatter DAY_AND_MONTH = DateTimeFormatter.ofPattern("ddMM");

  private final MarketView view;
  private final CachedPrices cache;

  CalendarContract(MarketView view, long seed) {
    this.view = view;
    this.cache = new CachedPrices(view.market(), seed);
  }

  @Override
  public MarketApi api() {
    return MarketApi.CALENDAR;
  }

  @Override
  public @Nullable String key(Headers headers, Question question) {
    String header = headers.getFirst("X-Access-Token");
    return header == null ? question.optional("token") : header;
  }

  @Override
  public boolean metered(String path) {
    return true;
  }

  @Override
  public Object refusal(String message) {
    return new CalendarReply(false, List.of(), null, message);
  }

  @Override
  public Answer answer(String path, Question question, Instant now, @Nullable FaultKind drawn) {
    Wanted wanted = Wanted.of(question, path);
    FaultKind fault = PriceFaults.fitting(drawn, wanted.returning() != null);
    SequencedMap<LocalDate, List<CalendarReply.Row>> rows = rows(wanted, now, fault);
    String currency =
        fault == FaultKind.CURRENCY_FLIP
            ? PriceFaults.otherCurrency(wanted.currency())
            : wanted.currency();
    Object data = path.equals(GROUPED) ? byDate(rows) : page(rows, question);
    return Answer.of(200, new CalendarReply(true, data, currency.toLowerCase(Locale.ROOT), null));
  }

  private SequencedMap<LocalDate, List<CalendarReply.Row>> rows(
      Wanted wanted, Instant now, @Nullable FaultKind fault) {
    SequencedMap<LocalDate, List<CalendarReply.Row>> rows = new LinkedHashMap<>();
    Instant market = view.clock().marketTime(now);
    Instant shown = fault == FaultKind.STALE_CACHE ? market.minus(STALE_BY) : market;
    for (LocalDate date = wanted.first(); !date.isAfter(wanted.last()); date = date.plusDays(1)) {
      CachedPrices.Row row =
          cache.row(
              new CachedPrices.Trip(wanted.route(), date, wanted.returning()),
              shown,
              wanted.mostStops());
      if (row == null) {
        continue;
      }
      if (!row.fare().currency().equals(wanted.currency())) {
        throw new BadQuestion(
            "prices from " + wanted.route().origin() + " are in " + row.fare().currency());
      }
      List<CalendarReply.Row> written = new ArrayList<>();
      for (MarketFare fare : PriceFaults.applied(fault, List.of(row.fare()))) {
        written.add(written(wanted, fare, row, fault));
      }
      if (!written.isEmpty()) {
        rows.put(date, written);
      }
    }
    return rows;
  }

  private CalendarReply.Row written(
      Wanted wanted, MarketFare fare, CachedPrices.Row cached, @Nullable FaultKind fault) {
    Route route = wanted.route();
    ZonedDateTime departs = fare.departsAt().atZone(view.zones().of(route.origin()));
    LocalDate back =
        fault == FaultKind.ONE_WAY_FOR_RETURN
            ? null
            : fault == FaultKind.RETURN_FOR_ONE_WAY
                ? departs.toLocalDate().plusDays(7)
                : wanted.returning();
    boolean both = back != null;
    String returnAt =
        back == null
            ? null
            : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                back.atTime(fare.departsAt().toLocalTime())
                    .atZone(view.zones().of(route.destination())));
    int minutesBack = both ? fare.durationMinutes() : 0;
    return new CalendarReply.Row(
        route.origin(),
        route.destination(),
        route.origin(),
        route.destination(),
        major(fare),
        fare.carrier(),
        fare.flightNumber(),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(departs),
        returnAt,
        fare.stops(),
        both ? fare.stops() : 0,
        fare.durationMinutes() + minutesBack,
        fare.durationMinutes(),
        minutesBack,
        link(route, fare, cached));
  }

  private static Number major(MarketFare fare) {
    long unit = WholeUnits.minorPerUnit(fare.currency());
    if (fare.amountMinor() % unit == 0) {
      return fare.amountMinor() / unit;
    }
    return BigDecimal.valueOf(fare.amountMinor()).divide(BigDecimal.valueOf(unit));
  }

  private static String link(Route route, MarketFare fare, CachedPrices.Row cached) {
    return "/search/"
        + route.origin()
        + DAY_AND_MONTH.format(fare.departsAt())
        + route.destination()
        + "1?search_date="
        + SEARCH_DATE.format(CachedPrices.searchDate(cached))
        + "&expected_price_currency="
        + fare.currency().toLowerCase(Locale.ROOT);
  }

  private static Map<String, CalendarReply.Row> byDate(
      SequencedMap<LocalDate, List<CalendarReply.Row>> rows) {
    Map<String, CalendarReply.Row> data = new LinkedHashMap<>();
    rows.forEach((date, written) -> data.put(date.toString(), written.getFirst()));
    return data;
  }

  private static List<CalendarReply.Row> page(
      SequencedMap<LocalDate, List<CalendarReply.Row>> rows, Question question) {
    int limit = question.number("limit", 30, 1, MOST_ROWS);
    int page = question.number("page", 1, 1, MOST_ROWS);
    return rows.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingDouble(row -> row.price().doubleValue()))
        .skip((long) limit * (page - 1))
        .limit(limit)
        .toList();
  }

  /** What is asked for: a route, its dates, a currency and how many stops at most. */
  private record Wanted(
      Route route,
      LocalDate first,
      LocalDate last,
      @Nullable LocalDate returning,
      String currency,
      int mostStops) {

    static Wanted of(Question question, String path) {
      if (!path.equals(GROUPED) && !path.equals(FOR_DATES)) {
        throw new BadQuestion(404, "there is no " + path);
      }
      if (path.equals(GROUPED) && !question.or("group_by", "departure_at").equals("departure_at")) {
        throw new BadQuestion("group_by must be departure_at");
      }
      String back = question.optional("return_at");
      if (question.or("one_way", "true").equals("true") != (back == null)) {
        throw new BadQuestion("return_at goes with one_way=false, and the other way round");
      }
      Route route =
          new Route(
              question.required("origin").toUpperCase(Locale.ROOT),
              question.required("destination").toUpperCase(Locale.ROOT));
      String when = question.required("departure_at");
      String currency = question.or("currency", DEFAULT_CURRENCY).toUpperCase(Locale.ROOT);
      int mostStops = question.or("direct", "false").equals("true") ? 0 : Integer.MAX_VALUE;
      try {
        LocalDate returning = back == null ? null : LocalDate.parse(back);
        if (when.length() == "2026-01".length()) {
          YearMonth month = YearMonth.parse(when);
          return new Wanted(
              route, month.atDay(1), month.atEndOfMonth(), returning, currency, mostStops);
        }
        LocalDate date = LocalDate.parse(when);
        return new Wanted(route, date, date, returning, currency, mostStops);
      } catch (DateTimeException _) {
        throw new BadQuestion(
            "departure_at must be YYYY-MM or YYYY-MM-DD, and return_at YYYY-MM-DD, not "
                + when
                + " and "
                + back);
      }
    }
  }
}
