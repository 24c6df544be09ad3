package dev.farehawk.provider.declarative;

import dev.farehawk.provider.declarative.Value.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where one thing stands in a reply, and how it is written there.
 *
 * @param ofReply whether it stands outside the rows
 */
record Field(JsonExpression at, boolean ofReply, List<Filter> filters) {

  /**
   * Reads a field.
   *
   * @param node an expression, or a mapping that fits the schema
   * @throws Mistake if it cannot give what is wanted
   */
  static Field of(JsonNode node, String pointer, Kind wanted) {
    boolean plain = node.isString();
    JsonNode at = plain ? node : node.path("at");
    return new Field(
        JsonExpression.of(at.stringValue(), plain ? pointer : pointer + "/at"),
        node.path("of").asString("row").equals("reply"),
        FilterReader.read(node.path("then"), pointer, wanted));
  }

  /**
   * What a row holds; null for nothing.
   *
   * @throws Unreadable if it holds something else than was promised
   */
  @Nullable Value read(JsonNode row, JsonNode reply) throws Unreadable {
    JsonNode found = at.search(ofReply ? reply : row);
    Value value = found.isNull() ? null : new Value.Json(found);
    for (Filter filter : filters) {
      value = filter.apply(value, reply);
    }
    return value;
  }
}
