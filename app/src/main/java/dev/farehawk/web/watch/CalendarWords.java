package dev.farehawk.web.watch;

import dev.farehawk.ops.insight.DatePrice;
import dev.farehawk.ops.insight.MarketCalendar;
import dev.farehawk.ops.insight.MarketCalendar.Neighbour;
import dev.farehawk.ops.insight.MarketCalendar.State;
import dev.farehawk.web.Clockwork;
import dev.farehawk.words.PartyWords;
import dev.farehawk.words.Words;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A calendar as a page says it. */
@Component
final class CalendarWords {

  private final WatchWords trips;

  CalendarWords(WatchWords trips) {
    this.trips = trips;
  }

  CalendarPage of(MarketCalendar calendar, CalendarAddress address, Clockwork time) {
    Words words = time.words();
    DayOfWeek first = WeekFields.of(words.locale()).getFirstDayOfWeek();
    LocalDate monday = LocalDate.of(2027, 3, 1);
    boolean known = calendar.days().stream().anyMatch(day -> day.state() != State.UNKNOWN);
    return new CalendarPage(
        trips.route(address.origins().getFirst(), address.destinations().getFirst(), words),
        about(calendar, address, words),
        IntStream.range(0, 7)
            .mapToObj(i -> words.date("E", monday.plusDays(first.getValue() - 1L + i)))
            .toList(),
        calendar.days().stream().map(day -> day(day, first, calendar, address, time)).toList(),
        step(calendar.before(), calendar, address, words),
        step(calendar.after(), calendar, address, words),
        key(calendar, words),
        known ? null : words.say("calendar.none"));
  }

  private static String about(MarketCalendar calendar, CalendarAddress address, Words words) {
    Integer nights = address.nights();
    String stay =
        nights == null ? words.say("form.back.none") : words.say("trip.nights", "count", nights);
    String said =
        words.say(
            "list.join", "first", words.date("yMMMM", calendar.month().atDay(1)), "rest", stay);
    return PartyWords.after(said, address.party().adults(), address.party().cabin(), words);
  }

  private static CalendarPage.Day day(
      MarketCalendar.Day day,
      DayOfWeek first,
      MarketCalendar calendar,
      CalendarAddress address,
      Clockwork time) {
    Words words = time.words();
    LocalDate date = day.date();
    DatePrice price = day.price();
    Long amount = price == null ? null : price.amountMinor();
    return new CalendarPage.Day(
        new CalendarPage.Label(
            words.number(date.getDayOfMonth()), words.date("E", date), words.dayOfYear(date)),
        Math.floorMod(date.getDayOfWeek().getValue() - first.getValue(), 7) + 1,
        style(day.state()),
        sign(day.state()),
        said(day.state(), words),
        amount == null ? null : words.rounded(amount, calendar.currency()),
        amount == null ? null : time.about(amount, calendar.currency()),
        price == null
            ? null
            : words.say("calendar.seen", "ago", words.ago(price.seen(), time.now())),
        address.watch(date),
        words.say("calendar.watch", "day", words.dayOfYear(date)),
        day.cheapest());
  }

  private static String style(State state) {
    return switch (state) {
      case UNKNOWN -> "date-unknown";
      case NOT_ON_SALE -> "date-gone";
      case OLD -> "date-old";
      case UNRATED -> "date-unrated";
      case LOW -> "date-low";
      case TYPICAL -> "date-typical";
      case HIGH -> "date-high";
    };
  }

  private static String sign(State state) {
    return switch (state) {
      case LOW -> "▼";
      case TYPICAL -> "●";
      case HIGH -> "▲";
      case OLD -> "◌";
      case UNKNOWN, NOT_ON_SALE, UNRATED -> "";
    };
  }

  private static String said(State state, Words words) {
    return switch (state) {
      case UNKNOWN -> words.say("calendar.unknown");
      case NOT_ON_SALE -> words.say("chip.nothing");
      case OLD -> words.say("calendar.old");
      case UNRATED -> "";
      case LOW -> words.say("calendar.low");
      case TYPICAL -> words.say("calendar.typical");
      case HIGH -> words.say("calendar.high");
    };
  }

  private static CalendarPage.@Nullable Step step(
      @Nullable Neighbour beside, MarketCalendar calendar, CalendarAddress address, Words words) {
    if (beside == null) {
      return null;
    }
    Long lowest = beside.lowestMinor();
    return new CalendarPage.Step(
        address.month(beside.month()),
        words.date("yMMMM", beside.month().atDay(1)),
        lowest == null
            ? null
            : words.say("calendar.from", "price", words.rounded(lowest, calendar.currency())));
  }

  private static List<String> key(MarketCalendar calendar, Words words) {
    List<String> key = new ArrayList<>();
    MarketCalendar.Quarters quarters = calendar.quarters();
    key.add(
        quarters == null
            ? words.say(
                "calendar.key.few",
                "least",
                MarketCalendar.LEAST_DATES,
                "count",
                calendar.compared())
            : words.say(
                "calendar.key",
                "low",
                words.price(quarters.low(), calendar.currency()),
                "high",
                words.price(quarters.high(), calendar.currency()),
                "count",
                calendar.compared()));
    key.add(words.say("calendar.key.old", "span", words.span(MarketCalendar.FRESH)));
    return key;
  }
}
