package dev.farehawk.provider.declarative;

import dev.farehawk.provider.declarative.Filter.Words.Change;
import dev.farehawk.provider.declarative.Value.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the filters of a field, and sees that each takes what the one before it gives. */
final class FilterReader {

  private FilterReader() {}

  /**
   * Reads filters.
   *
   * @param then a list that fits the schema, or missing
   * @param wanted what the field needs in the end
   * @throws Mistake if they do not fit one another or the field
   */
  static List<Filter> read(JsonNode then, String pointer, Kind wanted) {
    List<Filter> filters = new ArrayList<>();
    Kind given = Kind.JSON;
    for (JsonNode node : then) {
      String place = pointer + "/then/" + filters.size();
      Filter filter = node.isString() ? word(node.stringValue()) : withValue(node, place);
      if (!given.fits(filter.takes())) {
        throw new Mistake(
            place,
            "this filter takes "
                + filter.takes().words()
                + ", but "
                + given.words()
                + " comes before it");
      }
      given = filter.gives();
      filters.add(filter);
    }
    if (!given.fits(wanted)) {
      throw new Mistake(
          pointer,
          "this field must end in "
              + wanted.words()
              + ", but it ends in "
              + given.words()
              + "; "
              + advice(wanted));
    }
    return List.copyOf(filters);
  }

  private static String advice(Kind wanted) {
    return switch (wanted) {
      case AMOUNT -> "add major or minor to its filters";
      case NUMBER -> "add decimal or count to its filters";
      case DATE -> "add date to its filters";
      case DATE_TIME -> "add date-time to its filters";
      case INSTANT -> "add instant to its filters";
      case DURATION -> "add minutes, seconds or iso-duration to its filters";
      case JSON, PLAIN, TEXT -> "remove the last filters";
    };
  }

  private static Filter word(String name) {
    return switch (name) {
      case "upper" -> new Filter.Words(Change.UPPER, "");
      case "lower" -> new Filter.Words(Change.LOWER, "");
      case "trim" -> new Filter.Words(Change.TRIM, "");
      case "decimal" -> new Filter.Decimal();
      case "major" -> new Filter.Money(false);
      case "minor" -> new Filter.Money(true);
      case "minutes" -> new Filter.Count(Duration.ofMinutes(1));
      case "seconds" -> new Filter.Count(Duration.ofSeconds(1));
      case "iso-duration" -> new Filter.IsoDuration();
      case "count" -> new Filter.Elements();
      default -> throw new IllegalStateException("the schema knows a filter more: " + name);
    };
  }

  private static Filter withValue(JsonNode node, String place) {
    Map.Entry<String, JsonNode> entry = node.properties().iterator().next();
    JsonNode value = entry.getValue();
    String below = place + "/" + entry.getKey();
    return switch (entry.getKey()) {
      case "split-first" -> new Filter.Words(Change.SPLIT_FIRST, value.stringValue());
      case "split-last" -> new Filter.Words(Change.SPLIT_LAST, value.stringValue());
      case "prefix" -> new Filter.Words(Change.PREFIX, value.stringValue());
      case "default" -> new Filter.Default(value.stringValue());
      case "map" -> new Filter.Mapped(texts(value));
      case "date" -> time(Kind.DATE, value, below);
      case "date-time" -> time(Kind.DATE_TIME, value, below);
      case "instant" -> time(Kind.INSTANT, value, below);
      case "get" -> new Filter.Get(JsonExpression.of(value.stringValue(), below));
      case "lookup" ->
          new Filter.Lookup(
              JsonExpression.of(value.path("in").stringValue(), below + "/in"),
              value.path("by").stringValue(null));
      default -> throw new IllegalStateException("the schema knows a filter more: " + entry);
    };
  }

  private static Filter time(Kind gives, JsonNode notation, String pointer) {
    return new Filter.Time(TimePattern.of(gives, notation.stringValue(), pointer));
  }

  /** The texts of a mapping, in order. */
  static Map<String, String> texts(JsonNode mapping) {
    Map<String, String> texts = new LinkedHashMap<>();
    mapping
        .properties()
        .forEach(entry -> texts.put(entry.getKey(), entry.getValue().stringValue()));
    return texts;
  }
}
