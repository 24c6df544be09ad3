package dev.farehawk.web.api;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Money;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.WatchView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A watch on the wire. */
@Schema(name = "Watch")
record WatchJson(
    UUID id,
    String origin,
    String destination,
    DatesJson dates,
    RuleJson rule,
    String currency,
    @Nullable String label,
    String state,
    int alerts,
    Instant createdAt,
    List<FareJson> fares) {

  static WatchJson of(WatchView watch) {
    return new WatchJson(
        watch.id(),
        watch.journey().origin(),
        watch.journey().destination(),
        DatesJson.of(watch.journey().dates()),
        RuleJson.of(watch.rule()),
        watch.journey().currency(),
        watch.label(),
        watch.status().lifecycle().name(),
        watch.status().triggers(),
        watch.status().createdAt(),
        watch.fareQueries().stream().map(FareJson::of).toList());
  }

  /** One fare that the watch covers; its id is what history and verdict are asked by. */
  @Schema(name = "Fare")
  record FareJson(long id, String origin, String destination, LocalDate departure) {

    static FareJson of(FareQueryRef fare) {
      return new FareJson(
          fare.id(),
          fare.query().market().origin().iata(),
          fare.query().market().destination().iata(),
          fare.query().departure());
    }
  }

  /**
   * Departure dates of the origin: {@code from} alone, with {@code to}, or with {@code flexDays}.
   */
  @Schema(name = "Dates")
  record DatesJson(LocalDate from, @Nullable LocalDate to, @Nullable Integer flexDays) {

    static DatesJson of(Dates dates) {
      return switch (dates) {
        case Dates.On on -> new DatesJson(on.date(), null, null);
        case Dates.Between span -> new DatesJson(span.from(), span.to(), null);
        case Dates.Around around -> new DatesJson(around.date(), null, around.days());
      };
    }

    Dates read() {
      if (to != null) {
        return new Dates.Between(from, to);
      }
      return flexDays == null ? new Dates.On(from) : new Dates.Around(from, flexDays);
    }
  }

  /**
   * The condition; {@code amount} (major units) goes with TARGET, {@code percent} with FALLS_BY.
   */
  @Schema(name = "Rule")
  record RuleJson(
      Kind kind,
      @Nullable BigDecimal amount,
      @Nullable String currency,
      @Nullable Integer percent) {

    /** What it is about. */
    enum Kind {
      ORACLE,
      TARGET,
      FALLS_BY
    }

    static RuleJson of(Rule rule) {
      return switch (rule) {
        case Rule.OracleSays _ -> new RuleJson(Kind.ORACLE, null, null, null);
        case Rule.TargetPrice target -> {
          Money price = target.target();
          yield new RuleJson(Kind.TARGET, price.major(), price.currency(), null);
        }
        case Rule.FallsBy falls -> new RuleJson(Kind.FALLS_BY, null, null, falls.percent());
      };
    }

    /** The rule; throws {@link BadField} when a figure is missing or wrong. */
    Rule read() {
      try {
        return switch (kind) {
          case ORACLE -> new Rule.OracleSays();
          case TARGET -> {
            if (amount == null || currency == null) {
              throw new BadField("rule", "give amount and currency of the target price");
            }
            yield new Rule.TargetPrice(Money.ofMajor(amount, currency));
          }
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
