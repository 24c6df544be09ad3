package dev.farehawk.provider.declarative;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import tools.jackson.databind.JsonNode;

/** What a field holds between and after its filters. */
sealed interface Value {

  /** What a filter takes or gives, for the check that filters fit one another. */
  enum Kind {
    JSON("JSON"),
    /** A text, or the one a number or a truth value is written with. */
    PLAIN("a text or a number"),
    TEXT("a text"),
    NUMBER("a number"),
    AMOUNT("an amount (major or minor units)"),
    DATE("a date"),
    DATE_TIME("a date-time"),
    INSTANT("an instant"),
    DURATION("a duration");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** For a sentence. */
    String words() {
      return words;
    }

    /** Whether something of this kind may be taken for the other one. */
    boolean fits(Kind taken) {
      return switch (taken) {
        case PLAIN -> this == PLAIN || this == JSON || this == TEXT;
        case TEXT, NUMBER -> this == taken || this == JSON;
        case DATE -> this == DATE || this == DATE_TIME;
        case JSON, AMOUNT, DATE_TIME, INSTANT, DURATION -> this == taken;
      };
    }
  }

  /** As the provider wrote it; never null or missing. */
  record Json(JsonNode node) implements Value {}

  /** A text. */
  record Text(String text) implements Value {}

  /** A number. */
  record Numeric(BigDecimal number) implements Value {}

  /**
   * An amount of money, its currency told elsewhere.
   *
   * @param minor whether it counts minor units
   */
  record Amount(BigDecimal number, boolean minor) implements Value {}

  /** A date. */
  record Date(LocalDate date) implements Value {}

  /** A local date-time. */
  record DateTime(LocalDateTime local) implements Value {}

  /** A moment. */
  record Moment(Instant instant) implements Value {}

  /** A length of time. */
  record Lasting(Duration duration) implements Value {}
}
