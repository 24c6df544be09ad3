package dev.farehawk.provider;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a reply as a JSON object; whatever is not one is nothing. */
public final class JsonReply {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonReply() {}

  /** The object, or nothing when the reply does not call itself JSON or is none. */
  public static Optional<JsonNode> object(ProviderReply reply) {
    String type = reply.headers().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
    if (!type.contains("json")) {
      return Optional.empty();
    }
    try {
      JsonNode root = JSON.readTree(reply.body());
      return root != null && root.isObject() ? Optional.of(root) : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /** The text of a field; empty when it is missing or no text. */
  public static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isString() ? value.stringValue() : "";
  }
}
