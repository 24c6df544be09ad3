package dev.farehawk.provider.declarative;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON value whose texts are templates. Being built as a tree, it stays JSON whatever a
 * placeholder holds; a member whose placeholder has no value is left out.
 */
sealed interface JsonTemplate {

  int MOST_NODES = 500;

  /** Everything but the kinds below, as it is. */
  record Fixed(JsonNode value) implements JsonTemplate {}

  /** A text with placeholders. */
  record Filled(Template template) implements JsonTemplate {}

  /** An array. */
  record Elements(List<JsonTemplate> elements) implements JsonTemplate {}

  /** An object. */
  record Members(Map<String, JsonTemplate> members) implements JsonTemplate {}

  /**
   * Reads a template.
   *
   * @throws Mistake if one of its texts is no template, or it is too large
   */
  static JsonTemplate of(JsonNode node, String pointer, Set<Question.Name> allowed) {
    int[] left = {MOST_NODES};
    return of(node, pointer, allowed, left);
  }

  private static JsonTemplate of(
      JsonNode node, String pointer, Set<Question.Name> allowed, int[] left) {
    if (left[0]-- == 0) {
      throw new Mistake(pointer, "the body is too large; at most " + MOST_NODES + " values fit");
    }
    if (node.isString()) {
      return new Filled(Template.of(node.stringValue(), pointer, allowed));
    }
    if (node.isArray()) {
      List<JsonTemplate> elements = new ArrayList<>();
      for (JsonNode element : node) {
        elements.add(of(element, pointer + "/" + elements.size(), allowed, left));
      }
      return new Elements(elements);
    }
    if (node.isObject()) {
      Map<String, JsonTemplate> members = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        String below = pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
        members.put(member.getKey(), of(member.getValue(), below, allowed, left));
      }
      return new Members(members);
    }
    return new Fixed(node);
  }

  /** The placeholders in it. */
  default Set<Question.Name> names() {
    Set<Question.Name> names = new TreeSet<>();
    switch (this) {
      case Fixed _ -> {}
      case Filled(Template template) -> names.addAll(template.names());
      case Elements(List<JsonTemplate> elements) ->
          elements.forEach(element -> names.addAll(element.names()));
      case Members(Map<String, JsonTemplate> members) ->
          members.values().forEach(member -> names.addAll(member.names()));
    }
    return names;
  }

  /** The value for a question; null when its placeholder has none. */
  default @Nullable JsonNode json(Question question) {
    return switch (this) {
      case Fixed(JsonNode value) -> value;
      case Filled(Template template) -> template.json(question);
      case Elements(List<JsonTemplate> elements) -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (JsonTemplate element : elements) {
          JsonNode value = element.json(question);
          if (value != null) {
            array.add(value);
          }
        }
        yield array;
      }
      case Members(Map<String, JsonTemplate> members) -> {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        members.forEach((name, member) -> {
          JsonNode value = member.json(question);
          if (value != null) {
            object.set(name, value);
          }
        });
        yield object;
      }
    };
  }
}
