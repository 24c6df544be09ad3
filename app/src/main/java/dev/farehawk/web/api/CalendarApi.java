package dev.farehawk.web.api;

import dev.farehawk.account.Scope;
import dev.farehawk.fare.Cabin;
import dev.farehawk.ops.insight.DatePrice;
import dev.farehawk.ops.insight.MarketCalendar;
import dev.farehawk.ops.insight.MarketCalendars;
import dev.farehawk.watch.ExpandMonth;
import dev.farehawk.watch.Party;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The cheapest known dates of a market. */
@RestController
@RequestMapping(path = "/api/v1/calendar", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Fares")
class CalendarApi {

  private final MarketCalendars calendars;
  private final InstantSource clock;

  CalendarApi(MarketCalendars calendars, InstantSource clock) {
    this.calendars = calendars;
    this.clock = clock;
  }

  /**
   * A month; {@code lowUpToMinor} and {@code highFromMinor} are null while too few dates are known
   * to compare.
   */
  @Schema(name = "Calendar")
  record CalendarJson(
      @Schema(type = "string", example = "2027-05") String month,
      String currency,
      @Nullable Long lowUpToMinor,
      @Nullable Long highFromMinor,
      int comparedDates,
      List<DayJson> days,
      @Nullable NeighbourJson before,
      @Nullable NeighbourJson after) {

    static CalendarJson of(MarketCalendar calendar) {
      MarketCalendar.Quarters quarters = calendar.quarters();
      return new CalendarJson(
          calendar.month().toString(),
          calendar.currency(),
          quarters == null ? null : (Long) quarters.low(),
          quarters == null ? null : (Long) quarters.high(),
          calendar.compared(),
          calendar.days().stream().map(DayJson::of).toList(),
          NeighbourJson.of(calendar.before()),
          NeighbourJson.of(calendar.after()));
    }
  }

  /** A date of departure; all but date and state are null where nobody has looked. */
  @Schema(name = "CalendarDay")
  record DayJson(
      LocalDate date,
      MarketCalendar.State state,
      boolean cheapest,
      @Nullable Long amountMinor,
      @Nullable Instant seenAt,
      @Nullable String origin,
      @Nullable String destination,
      @Nullable LocalDate returning) {

    static DayJson of(MarketCalendar.Day day) {
      DatePrice price = day.price();
      return price == null
          ? new DayJson(day.date(), day.state(), false, null, null, null, null, null)
          : new DayJson(
              day.date(),
              day.state(),
              day.cheapest(),
              price.amountMinor(),
              price.seen(),
              price.fare().market().origin().iata(),
              price.fare().market().destination().iata(),
              price.fare().returning());
    }
  }

  /** A month beside it, and its lowest fresh price. */
  @Schema(name = "CalendarNeighbour")
  record NeighbourJson(
      @Schema(type = "string", example = "2027-06") String month, @Nullable Long lowestMinor) {

    static @Nullable NeighbourJson of(MarketCalendar.@Nullable Neighbour beside) {
      return beside == null
          ? null
          : new NeighbourJson(beside.month().toString(), beside.lowestMinor());
    }
  }

  @GetMapping
  @Needs(Scope.FARES_READ)
  @Operation(
      operationId = "readCalendar",
      summary = "Read the cheapest known dates of a market",
      description =
          "From stored prices alone; a date that nobody has looked at is UNKNOWN. Without a month,"
              + " the one two weeks ahead; without nights, one way. A price seen more than 7 days ago"
              + " is OLD and compared with nothing. At most 25 airport pairs.")
  CalendarJson read(
      @RequestParam String origin,
      @RequestParam String destination,
      @RequestParam @Nullable @Schema(example = "2027-05") String month,
      @RequestParam @Nullable Integer nights,
      @RequestParam(defaultValue = "1") int adults,
      @RequestParam(defaultValue = "ECONOMY") Cabin cabin) {
    return CalendarJson.of(
        calendars.of(
            new ExpandMonth.Question(
                List.of(origin),
                List.of(destination),
                month(month),
                nights,
                new Party(adults, cabin)),
            clock.instant()));
  }

  private static @Nullable YearMonth month(@Nullable String text) {
    try {
      return text == null ? null : YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw new BadField("month", "write it as 2027-05");
    }
  }
}
