package dev.farehawk.web.watch;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.Money;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.Stay;
import dev.farehawk.watch.Trip;
import dev.farehawk.watch.WatchView;
import dev.farehawk.web.watch.MoreWishes.Back;
import dev.farehawk.web.watch.WatchForm.RuleChoice;
import dev.farehawk.web.watch.WatchForm.When;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fills the form with a watch, so that its owner can change it. */
final class FilledForm {

  private FilledForm() {}

  static WatchForm of(WatchView watch) {
    Trip trip = watch.journey().trip();
    Rule rule = watch.rule();
    return new WatchForm(
        trip.origins().getFirst(),
        trip.destinations().getFirst(),
        when(trip.dates()).name(),
        depart(trip.dates()),
        until(trip.dates()),
        choice(rule).name(),
        rule instanceof Rule.TargetPrice target ? amount(target.target()) : null,
        rule instanceof Rule.FallsBy falls ? Integer.toString(falls.percent()) : "15",
        trip.dates() instanceof Dates.InMonth in ? in.month().toString() : null,
        rule instanceof Rule.FallsByAmount falls ? amount(falls.amount()) : null,
        rule instanceof Rule.NewLow low && low.days() != null ? low.days().toString() : null,
        more(trip, watch.journey().filter()));
  }

  private static String amount(Money money) {
    return money.major().stripTrailingZeros().toPlainString();
  }

  private static When when(Dates dates) {
    return switch (dates) {
      case Dates.On _ -> When.EXACT;
      case Dates.Between _ -> When.RANGE;
      case Dates.Around around ->
          around.days() == WatchFormReader.FLEX_DAYS ? When.FLEXIBLE : When.RANGE;
      case Dates.InMonth _ -> When.MONTH;
      case Dates.AnyDay _ -> When.ANY;
    };
  }

  private static @Nullable String depart(Dates dates) {
    LocalDate date =
        switch (dates) {
          case Dates.On on -> on.date();
          case Dates.Between span -> span.from();
          case Dates.Around around ->
              when(dates) == When.FLEXIBLE ? around.date() : around.date().minusDays(around.days());
          case Dates.InMonth _, Dates.AnyDay _ -> null;
        };
    return date == null ? null : date.toString();
  }

  private static @Nullable String until(Dates dates) {
    LocalDate date =
        switch (dates) {
          case Dates.Between span -> span.to();
          case Dates.Around around -> around.date().plusDays(around.days());
          case Dates.On _, Dates.InMonth _, Dates.AnyDay _ -> null;
        };
    return date == null ? null : date.toString();
  }

  private static RuleChoice choice(Rule rule) {
    return switch (rule) {
      case Rule.OracleSays _ -> RuleChoice.ORACLE;
      case Rule.TargetPrice _ -> RuleChoice.TARGET;
      case Rule.FallsBy _ -> RuleChoice.FALLS_BY;
      case Rule.FallsByAmount _ -> RuleChoice.FALLS_BY_AMOUNT;
      case Rule.NewLow _ -> RuleChoice.NEW_LOW;
    };
  }

  private static MoreWishes more(Trip trip, FareFilter filter) {
    Back back =
        switch (trip.stay()) {
          case Stay.OneWay _ -> Back.NONE;
          case Stay.Until _ -> Back.DATE;
          case Stay.Nights _ -> Back.NIGHTS;
        };
    Stay.Nights nights = trip.stay() instanceof Stay.Nights some ? some : null;
    FareFilter.Window departs = filter.departs();
    Integer stops = filter.mostStops();
    return new MoreWishes(
        back.name(),
        trip.stay() instanceof Stay.Until until ? until.date().toString() : null,
        nights == null ? null : Integer.toString(nights.least()),
        nights == null ? null : Integer.toString(nights.most()),
        Integer.toString(trip.party().adults()),
        trip.party().cabin().name(),
        stops == null ? "" : stops.toString(),
        codes(filter.only()),
        codes(filter.without()),
        departs == null ? null : departs.from().toString(),
        departs == null ? null : departs.until().toString(),
        others(trip.origins()),
        others(trip.destinations()));
  }

  private static String codes(Collection<CarrierCode> carriers) {
    return carriers.stream().map(CarrierCode::iata).collect(Collectors.joining(", "));
  }

  private static String others(List<String> places) {
    return String.join(", ", places.subList(1, places.size()));
  }
}
