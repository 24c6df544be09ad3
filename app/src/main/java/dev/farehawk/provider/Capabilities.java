package dev.farehawk.provider;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.Freshness;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;

/**
 * What one call of a provider can do.
 *
 * @param freshness whether its prices are true when asked for
 * @param dates which departure dates one call answers
 * @param carriers whose prices one call answers
 * @param choices what may differ from one adult, one way, in economy
 * @param costUnits cost of one call in units of its quota
 * @param freeCache for how long the same question is answered out of the provider's own cache and
 *     costs nothing; zero when there is no such thing
 */
public record Capabilities(
    Freshness freshness,
    Dates dates,
    Carriers carriers,
    Set<Choice> choices,
    int costUnits,
    Duration freeCache) {

  /** Which departure dates one call answers. */
  public sealed interface Dates {

    /** Dates with the same number always fit one call; for whoever plans calls ahead. */
    default long page(LocalDate departure) {
      return switch (this) {
        case OneDate _ -> departure.toEpochDay();
        case Days(int before, int after) ->
            Math.floorDiv(departure.toEpochDay(), before + after + 1L);
        case Month _ -> departure.getYear() * 12L + departure.getMonthValue();
      };
    }

    /** The date asked for, alone. */
    record OneDate() implements Dates {}

    /**
     * The date asked for and its neighbours.
     *
     * @param before how many dates before it
     * @param after how many dates after it
     */
    record Days(int before, int after) implements Dates {

      /** Refuses less than nothing. */
      public Days {
        if (before < 0 || after < 0) {
          throw new IllegalArgumentException("days before and after are zero or more");
        }
      }
    }

    /** All dates of the calendar month. */
    record Month() implements Dates {}
  }

  /** Whose prices one call answers. */
  public enum Carriers {
    /** Offers of every carrier the provider sells. */
    ALL,
    /** The lowest offer of all carriers, and who flies it. */
    CHEAPEST,
    /** The lowest price of all carriers, without a name. */
    UNNAMED
  }

  /** What a question may choose; a provider that lacks the choice cannot be asked for it. */
  public enum Choice {
    /** A round trip. */
    RETURN,
    /** Another party than one adult. */
    PARTY,
    /** Another cabin than economy. */
    CABIN,
    /** The currency; without it replies come in the provider's own and may not compare. */
    CURRENCY,
    /** The country of sale. */
    POINT_OF_SALE
  }

  /** Keeps its own copy, and refuses a call that costs nothing. */
  public Capabilities {
    choices = Set.copyOf(choices);
    if (costUnits < 1) {
      throw new IllegalArgumentException("a call costs at least one unit");
    }
    if (freeCache.isNegative()) {
      throw new IllegalArgumentException("freeCache cannot be negative");
    }
  }

  /** Whether this provider can be asked for the fare query at all. */
  public boolean answers(FareQuery query) {
    return (query.returning() == null || choices.contains(Choice.RETURN))
        && (query.adults() == 1 || choices.contains(Choice.PARTY))
        && (query.cabin() == Cabin.ECONOMY || choices.contains(Choice.CABIN));
  }
}
