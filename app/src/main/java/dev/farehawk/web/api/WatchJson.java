package dev.farehawk.web.api;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Money;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.Stay;
import dev.farehawk.watch.Trip;
import dev.farehawk.watch.WatchView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A watch on the wire. */
@Schema(name = "Watch")
record WatchJson(
    UUID id,
    String origin,
    String destination,
    TripJson trip,
    DatesJson dates,
    @Nullable FilterJson filter,
    RuleJson rule,
    String currency,
    @Nullable String label,
    String state,
    @Nullable Instant snoozedUntil,
    int alerts,
    Instant createdAt,
    List<FareJson> fares) {

  static WatchJson of(WatchView watch) {
    return new WatchJson(
        watch.id(),
        watch.journey().origin(),
        watch.journey().destination(),
        TripJson.of(watch.journey().trip()),
        DatesJson.of(watch.journey().dates()),
        FilterJson.of(watch.journey().filter()),
        RuleJson.of(watch.rule()),
        watch.journey().currency(),
        watch.label(),
        watch.status().lifecycle().name(),
        watch.status().snoozedUntil(),
        watch.status().triggers(),
        watch.status().createdAt(),
        watch.fareQueries().stream().map(FareJson::of).toList());
  }

  /** One fare that the watch covers; its id is what history and verdict are asked by. */
  @Schema(name = "Fare")
  record FareJson(
      long id,
      String origin,
      String destination,
      LocalDate departure,
      @Nullable LocalDate returning) {

    static FareJson of(FareQueryRef fare) {
      return new FareJson(
          fare.id(),
          fare.query().market().origin().iata(),
          fare.query().market().destination().iata(),
          fare.query().departure(),
          fare.query().returning());
    }
  }

  /**
   * Which offers will do. A provider that does not tell the stops, the airline or the time of an
   * offer never satisfies a filter that asks for it.
   *
   * @param mostStops 0 or 1, of the way with more of them
   * @param airlines IATA codes of the only airlines that will do
   * @param notAirlines IATA codes of those that will not
   * @param departsFrom begin of the departure window, by the clock of the origin
   * @param departsUntil end of it, included; the end of the day where it is left out
   */
  @Schema(name = "Filter")
  record FilterJson(
      @Nullable Integer mostStops,
      @Nullable List<String> airlines,
      @Nullable List<String> notAirlines,
      @Nullable @Schema(type = "string", example = "06:00") String departsFrom,
      @Nullable @Schema(type = "string", example = "11:59") String departsUntil) {

    static @Nullable FilterJson of(FareFilter filter) {
      if (filter.isNone()) {
        return null;
      }
      FareFilter.Window departs = filter.departs();
      return new FilterJson(
          filter.mostStops(),
          filter.only().stream().map(CarrierCode::iata).toList(),
          filter.without().stream().map(CarrierCode::iata).toList(),
          departs == null ? null : departs.from().toString(),
          departs == null ? null : departs.until().toString());
    }

    /** The filter; throws {@link BadField} when a part of it is wrong. */
    FareFilter read() {
      try {
        return new FareFilter(mostStops, carriers(airlines), carriers(notAirlines), window());
      } catch (IllegalArgumentException e) {
        throw new BadField("filter", String.valueOf(e.getMessage()));
      } catch (DateTimeParseException e) {
        throw new BadField("filter", "give departsFrom and departsUntil as HH:MM");
      }
    }

    private FareFilter.@Nullable Window window() {
      return departsFrom == null && departsUntil == null
          ? null
          : new FareFilter.Window(
              departsFrom == null ? LocalTime.MIN : LocalTime.parse(departsFrom),
              departsUntil == null ? LocalTime.of(23, 59) : LocalTime.parse(departsUntil));
    }

    private static List<CarrierCode> carriers(@Nullable List<String> codes) {
      return codes == null
          ? List.of()
          : codes.stream()
              .map(code -> new CarrierCode(code.strip().toUpperCase(Locale.ROOT)))
              .toList();
    }
  }

  /** All origins and destinations, the way back, and who flies. */
  @Schema(name = "Trip")
  record TripJson(
      List<String> origins,
      List<String> destinations,
      @Nullable StayJson stay,
      int adults,
      Cabin cabin) {

    static TripJson of(Trip trip) {
      return new TripJson(
          trip.origins(),
          trip.destinations(),
          StayJson.of(trip.stay()),
          trip.party().adults(),
          trip.party().cabin());
    }
  }

  /**
   * The way back: {@code returnOn}, or {@code leastNights} and {@code mostNights} (the same where
   * one is left out). Without it, one way.
   */
  @Schema(name = "Stay")
  record StayJson(
      @Nullable LocalDate returnOn, @Nullable Integer leastNights, @Nullable Integer mostNights) {

    static @Nullable StayJson of(Stay stay) {
      return switch (stay) {
        case Stay.OneWay _ -> null;
        case Stay.Until until -> new StayJson(until.date(), null, null);
        case Stay.Nights nights -> new StayJson(null, nights.least(), nights.most());
      };
    }

    /** The stay; throws {@link BadField} when it says two things, or nothing. */
    Stay read() {
      Integer fewest = leastNights == null ? mostNights : leastNights;
      Integer longest = mostNights == null ? leastNights : mostNights;
      if (returnOn != null && fewest == null) {
        return new Stay.Until(returnOn);
      }
      if (returnOn == null && fewest != null && longest != null) {
        return new Stay.Nights(fewest, longest);
      }
      throw new BadField("stay", "give either returnOn, or leastNights and mostNights");
    }
  }

  /**
   * Departure dates of the origin: {@code from} alone, with {@code to}, or with {@code flexDays};
   * or {@code month} ("2027-05"); or {@code anyDay}, which is every day that can be booked, as many
   * as the limit of fares allows.
   */
  @Schema(name = "Dates")
  record DatesJson(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable Integer flexDays,
      @Nullable @Schema(type = "string", example = "2027-05") String month,
      @Nullable Boolean anyDay) {

    static DatesJson of(Dates dates) {
      return switch (dates) {
        case Dates.On on -> new DatesJson(on.date(), null, null, null, null);
        case Dates.Between span -> new DatesJson(span.from(), span.to(), null, null, null);
        case Dates.Around around -> new DatesJson(around.date(), null, around.days(), null, null);
        case Dates.InMonth in -> new DatesJson(null, null, null, in.month().toString(), null);
        case Dates.AnyDay _ -> new DatesJson(null, null, null, null, true);
      };
    }

    /** The dates; throws {@link BadField} when it says two things, or nothing. */
    Dates read() {
      boolean any = anyDay != null && anyDay;
      if ((from == null ? 0 : 1) + (month == null ? 0 : 1) + (any ? 1 : 0) != 1) {
        throw new BadField("dates", "give one of from, month and anyDay");
      }
      if (month != null) {
        return new Dates.InMonth(month(month));
      }
      if (from == null) {
        return new Dates.AnyDay();
      }
      if (to != null) {
        return new Dates.Between(from, to);
      }
      return flexDays == null ? new Dates.On(from) : new Dates.Around(from, flexDays);
    }

    private static YearMonth month(String text) {
      try {
        return YearMonth.parse(text);
      } catch (DateTimeParseException e) {
        throw new BadField("dates", "give the month as YYYY-MM, such as 2027-05");
      }
    }
  }

  /**
   * The condition; {@code amount} (major units) and {@code currency} go with TARGET and
   * FALLS_BY_AMOUNT, {@code percent} with FALLS_BY, {@code days} with NEW_LOW, which without it is
   * since the watch began.
   */
  @Schema(name = "Rule")
  record RuleJson(
      Kind kind,
      @Nullable BigDecimal amount,
      @Nullable String currency,
      @Nullable Integer percent,
      @Nullable Integer days) {

    /** What it is about. */
    enum Kind {
      ORACLE,
      TARGET,
      FALLS_BY,
      FALLS_BY_AMOUNT,
      NEW_LOW
    }

    static RuleJson of(Rule rule) {
      return switch (rule) {
        case Rule.OracleSays _ -> new RuleJson(Kind.ORACLE, null, null, null, null);
        case Rule.TargetPrice target -> {
          Money price = target.target();
          yield new RuleJson(Kind.TARGET, price.major(), price.currency(), null, null);
        }
        case Rule.FallsBy falls -> new RuleJson(Kind.FALLS_BY, null, null, falls.percent(), null);
        case Rule.FallsByAmount falls -> {
          Money fall = falls.amount();
          yield new RuleJson(Kind.FALLS_BY_AMOUNT, fall.major(), fall.currency(), null, null);
        }
        case Rule.NewLow low -> new RuleJson(Kind.NEW_LOW, null, null, null, low.days());
      };
    }

    private Money money() {
      if (amount == null || currency == null) {
        throw new BadField("rule", "give amount and currency of the price");
      }
      return Money.ofMajor(amount, currency);
    }

    /** The rule; throws {@link BadField} when a figure is missing or wrong. */
    Rule read() {
      try {
        return switch (kind) {
          case ORACLE -> new Rule.OracleSays();
          case TARGET -> new Rule.TargetPrice(money());
          case FALLS_BY_AMOUNT -> new Rule.FallsByAmount(money());
          case NEW_LOW -> new Rule.NewLow(days);
          case FALLS_BY -> {
            if (percent == null) {
              throw new BadField("rule", "give percent, 1 to 95");
            }
            yield new Rule.FallsBy(percent);
          }
        };
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw new BadField("rule", String.valueOf(e.getMessage()));
      }
    }
  }
}
