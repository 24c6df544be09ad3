package dev.farehawk.provider.declarative;

import dev.farehawk.provider.declarative.Value.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One step from what stands in a reply to what it means. The list is closed: a definition that
 * needs more needs an adapter in Java.
 */
sealed interface Filter {

  /** What it takes. */
  Kind takes();

  /** What it gives. */
  Kind gives();

  /**
   * Applies it.
   *
   * @param value of the kind it takes; null when the reply holds nothing there
   * @param reply the whole reply, for lookups
   * @return null for nothing
   * @throws Unreadable if the value is not what it should be
   */
  @Nullable Value apply(@Nullable Value value, JsonNode reply) throws Unreadable;

  /** A filter that leaves nothing as nothing. */
  sealed interface OfSomething extends Filter {

    /** Applies it to a value that is there. */
    @Nullable Value to(Value value, JsonNode reply) throws Unreadable;

    @Override
    default @Nullable Value apply(@Nullable Value value, JsonNode reply) throws Unreadable {
      return value == null ? null : to(value, reply);
    }
  }

  /** From text to text. */
  record Words(Change change, String with) implements OfSomething {

    /** What happens to the text. */
    enum Change {
      UPPER,
      LOWER,
      TRIM,
      SPLIT_FIRST,
      SPLIT_LAST,
      PREFIX
    }

    @Override
    public Kind takes() {
      return Kind.TEXT;
    }

    @Override
    public Kind gives() {
      return Kind.TEXT;
    }

    @Override
    public Value to(Value value, JsonNode reply) throws Unreadable {
      String text = Values.text(value);
      return new Value.Text(
          switch (change) {
            case UPPER -> text.toUpperCase(Locale.ROOT);
            case LOWER -> text.toLowerCase(Locale.ROOT);
            case TRIM -> text.strip();
            case SPLIT_FIRST ->
                text.indexOf(with) < 0 ? text : text.substring(0, text.indexOf(with));
            case SPLIT_LAST ->
                text.indexOf(with) < 0
                    ? text
                    : text.substring(text.lastIndexOf(with) + with.length());
            case PREFIX -> with + text;
          });
    }
  }

  /** A text in place of nothing. */
  record Default(String text) implements Filter {

    @Override
    public Kind takes() {
      return Kind.TEXT;
    }

    @Override
    public Kind gives() {
      return Kind.TEXT;
    }

    @Override
    public Value apply(@Nullable Value value, JsonNode reply) {
      return value == null ? new Value.Text(text) : value;
    }
  }

  /** A text by another one; what the map does not hold is unreadable. */
  record Mapped(Map<String, String> map) implements OfSomething {

    /** Keeps its own copy. */
    public Mapped {
      map = Map.copyOf(map);
    }

    @Override
    public Kind takes() {
      return Kind.PLAIN;
    }

    @Override
    public Kind gives() {
      return Kind.TEXT;
    }

    @Override
    public Value to(Value value, JsonNode reply) throws Unreadable {
      String mapped = map.get(Values.plain(value));
      if (mapped == null) {
        throw new Unreadable("the map holds no such text");
      }
      return new Value.Text(mapped);
    }
  }

  /** A number that may be written as a text, such as {@code "129.90"}. */
  record Decimal() implements OfSomething {

    private static final int MOST_DIGITS = 30;

    @Override
    public Kind takes() {
      return Kind.PLAIN;
    }

    @Override
    public Kind gives() {
      return Kind.NUMBER;
    }

    @Override
    public Value to(Value value, JsonNode reply) throws Unreadable {
      String text = Values.plain(value);
      if (text.length() > MOST_DIGITS || !text.matches("-?[0-9]+(\\.[0-9]+)?")) {
        throw new Unreadable("no decimal number");
      }
      return new Value.Numeric(new BigDecimal(text));
    }
  }

  /** A number of money's units. */
  record Money(boolean minor) implements OfSomething {

    @Override
    public Kind takes() {
      return Kind.NUMBER;
    }

    @Override
    public Kind gives() {
      return Kind.AMOUNT;
    }

    @Override
    public Value to(Value value, JsonNode reply) throws Unreadable {
      return new Value.Amount(Values.number(value), minor);
    }
  }

  /** A number of minutes or seconds. */
  record Count(Duration unit) implements OfSomething {

    @Override
    public Kind takes() {
      return Kind.NUMBER;
    }

    @Override
    public Kind gives() {
      return Kind.DURATION;
    }

    @Override
    public Value to(Value value, JsonNode reply) throws Unreadable {
      return new Value.Lasting(unit.multipliedBy(Values.whole(value)));
    }
  }

  /** A duration of ISO 8601, such as {@code PT2H35M}. */
  record IsoDuration() implements OfSomething {

    @Override
    public Kind takes() {
      return Kind.TEXT;
    }

    @Override
    public Kind gives() {
      return Kind.DURATION;
    }

    @Override
    public Value to(Value value, JsonNode reply) throws Unreadable {
      try {
        return new Value.Lasting(Duration.parse(Values.text(value)));
      } catch (DateTimeParseException _) {
        throw new Unreadable("no duration of ISO 8601");
      }
    }
  }

  /** How many elements a list has. */
  record Elements() implements OfSomething {

    @Override
    public Kind takes() {
      return Kind.JSON;
    }

    @Override
    public Kind gives() {
      return Kind.NUMBER;
    }

    @Override
    public Value to(Value value, JsonNode reply) throws Unreadable {
      JsonNode node = Values.json(value);
      if (!node.isArray()) {
        throw new Unreadable("no list");
      }
      return new Value.Numeric(BigDecimal.valueOf(node.size()));
    }
  }

  /** Goes on below. */
  record Get(JsonExpression at) implements OfSomething {

    @Override
    public Kind takes() {
      return Kind.JSON;
    }

    @Override
    public Kind gives() {
      return Kind.JSON;
    }

    @Override
    public @Nullable Value to(Value value, JsonNode reply) throws Unreadable {
      JsonNode found = at.search(Values.json(value));
      return found.isNull() ? null : new Value.Json(found);
    }
  }

  /**
   * Goes on with what the reply holds under this text.
   *
   * @param by the member that holds the key in a list; null when {@code in} finds an object
   */
  record Lookup(JsonExpression in, @Nullable String by) implements OfSomething {

    @Override
    public Kind takes() {
      return Kind.PLAIN;
    }

    @Override
    public Kind gives() {
      return Kind.JSON;
    }

    @Override
    public @Nullable Value to(Value value, JsonNode reply) throws Unreadable {
      String key = Values.plain(value);
      JsonNode found = in.search(reply);
      if (by == null) {
        JsonNode member = found.isObject() ? found.path(key) : found.path("");
        return member.isMissingNode() || member.isNull() ? null : new Value.Json(member);
      }
      for (JsonNode element : found) {
        JsonNode name = element.path(by);
        if (name.isValueNode() && name.asString("").equals(key)) {
          return new Value.Json(element);
        }
      }
      return null;
    }
  }

  /** A time in one of several notations. */
  record Time(TimePattern pattern) implements OfSomething {

    @Override
    public Kind takes() {
      return Kind.PLAIN;
    }

    @Override
    public Kind gives() {
      return pattern.gives();
    }

    @Override
    public Value to(Value value, JsonNode reply) throws Unreadable {
      return pattern.read(Values.plain(value));
    }
  }
}
