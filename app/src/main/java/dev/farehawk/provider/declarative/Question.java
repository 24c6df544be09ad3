package dev.farehawk.provider.declarative;

import dev.farehawk.fare.FareQuery;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one call asks, for the placeholders of a definition.
 *
 * @param query stands for all that the call answers
 * @param cabin the provider's word for its cabin; null when the definition names none
 * @param departure the date asked for, or the middle of those that the call answers
 * @param first the first date the call answers
 * @param last the last one
 * @param page which page of the rows
 */
record Question(
    FareQuery query,
    @Nullable String cabin,
    LocalDate departure,
    LocalDate first,
    LocalDate last,
    Map<Question.Name, Object> page) {

  /** A placeholder. */
  enum Name {
    ORIGIN,
    DESTINATION,
    DEPARTURE,
    FIRST_DATE,
    LAST_DATE,
    RETURN,
    ADULTS,
    CABIN,
    COUNTRY,
    CURRENCY,
    PAGE,
    OFFSET,
    CURSOR,
    PAGE_SIZE;

    /** As a definition writes it. */
    String written() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Name> of(String written) {
      return Arrays.stream(values()).filter(name -> name.written().equals(written)).findFirst();
    }

    boolean isDate() {
      return switch (this) {
        case DEPARTURE, FIRST_DATE, LAST_DATE, RETURN -> true;
        case ORIGIN, DESTINATION, ADULTS, CABIN, COUNTRY, CURRENCY -> false;
        case PAGE, OFFSET, CURSOR, PAGE_SIZE -> false;
      };
    }

    boolean isNumber() {
      return this == ADULTS || this == PAGE || this == OFFSET || this == PAGE_SIZE;
    }

    /** Whether it has a value in every question. */
    boolean isAlwaysThere() {
      return this != RETURN && this != CURSOR;
    }
  }

  /** Keeps its own copy. */
  Question {
    page = Map.copyOf(page);
  }

  /** A placeholder's value; null when this question has none. */
  @Nullable Object value(Name name) {
    return switch (name) {
      case ORIGIN -> query.market().origin().iata();
      case DESTINATION -> query.market().destination().iata();
      case DEPARTURE -> departure;
      case FIRST_DATE -> first;
      case LAST_DATE -> last;
      case RETURN -> query.returning();
      case ADULTS -> query.adults();
      case CABIN -> cabin;
      case COUNTRY -> query.pointOfSale();
      case CURRENCY -> query.currency();
      case PAGE, OFFSET, CURSOR, PAGE_SIZE -> page.get(name);
    };
  }
}
