package dev.faremarket.server;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The query parameters of a request, by name; a repeated name keeps its last value. */
record Question(Map<String, String> parameters) {
  private static final int LONGEST = 4096;

  /**
   * Takes a request apart.
   *
   * @throws BadQuestion when it is longer than 4096 characters or not URL-encoded
   */
  static Question of(URI uri) {
    String raw = uri.getRawQuery();
    if (raw == null) {
      return new Question(Map.of());
    }
    if (raw.length() > LONGEST) {
      throw new BadQuestion("the query is longer than " + LONGEST + " characters");
    }
    Map<String, String> parameters = new HashMap<>();
    for (String part : raw.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
      }
    }
    return new Question(parameters);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException wrong) {
      throw new BadQuestion("the query is not URL-encoded: " + wrong.getMessage());
    }
  }

  /** The value, or null when it is not given or blank. */
  @Nullable String optional(String name) {
    String value = parameters.get(name);
    return value == null || value.isBlank() ? null : value;
  }

  String or(String name, String otherwise) {
    String value = optional(name);
    return value == null ? otherwise : value;
  }

  /**
   * A value that must be there.
   *
   * @throws BadQuestion when it is not
   */
  String required(String name) {
    String value = optional(name);
    if (value == null) {
      throw new BadQuestion("Missing `" + name + "` parameter.");
    }
    return value;
  }

  /**
   * A whole number between two bounds.
   *
   * @throws BadQuestion when it is none
   */
  int number(String name, int otherwise, int least, int most) {
    String value = optional(name);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // The sentence below says what is wrong with it.
    }
    throw new BadQuestion(
        "`" + name + "` must be a whole number from " + least + " to " + most + ", not " + value);
  }

  /** The same parameters but one, in a fixed order: equal questions have equal text. */
  String without(String name) {
    Map<String, String> rest = new TreeMap<>(parameters);
    rest.remove(name);
    return rest.toString();
  }
}
