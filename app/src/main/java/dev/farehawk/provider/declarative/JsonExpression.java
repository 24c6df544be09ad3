package dev.farehawk.provider.declarative;

import io.burt.jmespath.Expression;
import io.burt.jmespath.JmesPathException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A JMESPath expression of a definition, within limits that keep a slip from costing a machine.
 * Source: <a href="https://jmespath.org/specification.html">the specification</a>.
 */
final class JsonExpression {

  static final int LONGEST = 500;
  private static final int DEEPEST = 20;
  private static final int MOST_PIPES = 12;
  private static final JsonPaths PATHS = new JsonPaths();

  private final String text;
  private final Expression<JsonNode> compiled;

  private JsonExpression(String text, Expression<JsonNode> compiled) {
    this.text = text;
    this.compiled = compiled;
  }

  /**
   * Compiles.
   *
   * @param pointer where it stands in the definition
   * @throws Mistake if it is too long, too deep or no JMESPath
   */
  static JsonExpression of(String text, String pointer) {
    if (text.length() > LONGEST) {
      throw new Mistake(
          pointer,
          "the expression has " + text.length() + " characters; at most " + LONGEST + " are taken");
    }
    if (depth(text) > DEEPEST || text.chars().filter(c -> c == '|').count() > MOST_PIPES) {
      throw new Mistake(
          pointer,
          "the expression is nested too deep; at most "
              + DEEPEST
              + " brackets and "
              + MOST_PIPES
              + " pipes are taken");
    }
    try {
      return new JsonExpression(text, PATHS.compile(text));
    } catch (JmesPathException e) {
      throw new Mistake(
          pointer,
          "\""
              + text
              + "\" is not a JMESPath expression: "
              + firstLine(String.valueOf(e.getMessage())));
    }
  }

  private static int depth(String text) {
    int deepest = 0;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '(', '[', '{' -> deepest = Math.max(deepest, ++depth);
        case ')', ']', '}' -> depth--;
        default -> {}
      }
    }
    return deepest;
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("it cannot be parsed");
  }

  /** What it finds; the null node when it finds nothing or cannot be applied. */
  JsonNode search(JsonNode tree) {
    try {
      JsonNode found = compiled.search(tree);
      return found.isMissingNode() ? JsonNodeFactory.instance.nullNode() : found;
    } catch (JmesPathException _) {
      // A function met a type it cannot work on: this reply is not what was promised.
      return JsonNodeFactory.instance.nullNode();
    }
  }

  /** Whether it holds, by JMESPath's idea of truth. */
  boolean holds(JsonNode tree) {
    return PATHS.isTruthy(search(tree));
  }

  @Override
  public String toString() {
    return text;
  }
}
