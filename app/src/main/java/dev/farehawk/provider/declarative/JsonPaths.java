package dev.farehawk.provider.declarative;

import io.burt.jmespath.BaseRuntime;
import io.burt.jmespath.JmesPathType;
import io.burt.jmespath.RuntimeConfiguration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.JsonNodeType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets the JMESPath library search trees of Jackson 3, for which it has no runtime of its own. A
 * function that is given another type than it takes answers null instead of failing: what a
 * provider sends is not what a definition promised.
 */
final class JsonPaths extends BaseRuntime<JsonNode> {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonMapper READER = JsonMapper.builder().build();

  JsonPaths() {
    super(RuntimeConfiguration.builder().withSilentTypeErrors(true).build());
  }

  @Override
  public JsonNode parseString(String text) {
    return READER.readTree(text);
  }

  @Override
  public List<JsonNode> toList(JsonNode value) {
    return value.isArray() || value.isObject() ? List.copyOf(value.values()) : List.of();
  }

  @Override
  public String toString(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }

  @Override
  public Number toNumber(JsonNode value) {
    return value.isNumber() ? value.numberValue() : Double.NaN;
  }

  @Override
  public boolean isTruthy(JsonNode value) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> value.booleanValue();
      case STRING -> !value.stringValue().isEmpty();
      case ARRAY, OBJECT -> !value.isEmpty();
      case NUMBER -> true;
      case NULL, MISSING, BINARY, POJO -> false;
    };
  }

  @Override
  public JmesPathType typeOf(JsonNode value) {
    JsonNodeType type = value.getNodeType();
    return switch (type) {
      case ARRAY -> JmesPathType.ARRAY;
      case OBJECT -> JmesPathType.OBJECT;
      case BOOLEAN -> JmesPathType.BOOLEAN;
      case NUMBER -> JmesPathType.NUMBER;
      case STRING -> JmesPathType.STRING;
      case NULL, MISSING -> JmesPathType.NULL;
      case BINARY, POJO -> throw new IllegalStateException("JSON has no " + type);
    };
  }

  @Override
  public JsonNode getProperty(JsonNode value, JsonNode name) {
    JsonNode found = value.path(name.stringValue(""));
    return found.isMissingNode() ? createNull() : found;
  }

  @Override
  public Collection<JsonNode> getPropertyNames(JsonNode value) {
    return value.propertyNames().stream().<JsonNode>map(JSON::stringNode).toList();
  }

  @Override
  public JsonNode createNull() {
    return JSON.nullNode();
  }

  @Override
  public JsonNode createArray(Collection<JsonNode> elements) {
    ArrayNode array = JSON.arrayNode();
    array.addAll(elements);
    return array;
  }

  @Override
  public JsonNode createString(String text) {
    return JSON.stringNode(text);
  }

  @Override
  public JsonNode createBoolean(boolean value) {
    return JSON.booleanNode(value);
  }

  @Override
  public JsonNode createObject(Map<JsonNode, JsonNode> properties) {
    ObjectNode object = JSON.objectNode();
    properties.forEach((name, value) -> object.set(name.stringValue(""), value));
    return object;
  }

  @Override
  public JsonNode createNumber(double number) {
    return JSON.numberNode(number);
  }

  @Override
  public JsonNode createNumber(long number) {
    return JSON.numberNode(number);
  }
}
