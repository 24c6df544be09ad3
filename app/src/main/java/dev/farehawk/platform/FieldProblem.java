package dev.farehawk.platform;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing wrong with what somebody entered.
 *
 * @param field name of the entered field, as in the API
 * @param message what to do about it, in English; complete and without the field's name
 * @param code by which pages say it in the reader's language, under the key {@code problem.CODE};
 *     empty when it has none
 * @param figures named values that the message contains
 */
public record FieldProblem(String field, String message, String code, Map<String, Object> figures) {

  /** Keeps its own copy. */
  public FieldProblem {
    figures = Map.copyOf(figures);
  }

  /** A problem that is said in English only. */
  public FieldProblem(String field, String message) {
    this(field, message, "", Map.of());
  }

  /**
   * A problem that pages say in the reader's language.
   *
   * @param named names and values in turn of what the message contains
   */
  public static FieldProblem coded(String field, String code, String message, Object... named) {
    Map<String, Object> figures = new LinkedHashMap<>();
    for (int i = 0; i + 1 < named.length; i += 2) {
      figures.put(String.valueOf(named[i]), named[i + 1]);
    }
    return new FieldProblem(field, message, code, figures);
  }
}
