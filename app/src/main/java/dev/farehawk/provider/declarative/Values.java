package dev.farehawk.provider.declarative;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Takes values for what a filter or a field needs, without guessing across kinds. */
final class Values {

  private static final int LONGEST_TEXT = 4000;
  private static final int MOST_DIGITS = 40;

  private Values() {}

  static JsonNode json(Value value) throws Unreadable {
    if (value instanceof Value.Json(JsonNode node)) {
      return node;
    }
    throw new Unreadable("no JSON");
  }

  static String text(Value value) throws Unreadable {
    String text =
        switch (value) {
          case Value.Text(String plain) -> plain;
          case Value.Json(JsonNode node) when node.isString() -> node.stringValue();
          default -> throw new Unreadable("no text");
        };
    if (text.length() > LONGEST_TEXT) {
      throw new Unreadable("too long a text");
    }
    return text;
  }

  /** A text, or how JSON writes a number or a truth value: what maps and times are read from. */
  static String plain(Value value) throws Unreadable {
    return value instanceof Value.Json(JsonNode node) && (node.isNumber() || node.isBoolean())
        ? node.asString()
        : text(value);
  }

  static BigDecimal number(Value value) throws Unreadable {
    return switch (value) {
      case Value.Numeric(BigDecimal number) -> number;
      case Value.Json(JsonNode node) when node.isNumber() -> decimal(node);
      default -> throw new Unreadable("no number");
    };
  }

  private static BigDecimal decimal(JsonNode node) throws Unreadable {
    double rough = node.doubleValue(Double.NaN);
    if (!Double.isFinite(rough)) {
      throw new Unreadable("no finite number");
    }
    BigDecimal number = node.decimalValue();
    if (number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS) {
      throw new Unreadable("too many digits");
    }
    return number;
  }

  /** A whole number that a count can be. */
  static int whole(Value value) throws Unreadable {
    try {
      return number(value).intValueExact();
    } catch (ArithmeticException _) {
      throw new Unreadable("no whole number");
    }
  }
}
