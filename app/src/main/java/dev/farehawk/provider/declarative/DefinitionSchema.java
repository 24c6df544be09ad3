package dev.farehawk.provider.declarative;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import dev.farehawk.platform.NearestWord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The JSON Schema of definitions, which ships with the product, and its findings in words. The
 * schema's own descriptions tell what would be right, so that schema, guide and sentences agree.
 */
final class DefinitionSchema {

  /** Where the schema lies on the class path. */
  static final String RESOURCE = "/provider/definition.schema.json";

  private static final DefinitionSchema SHIPPED = load();

  private final Schema schema;

  private DefinitionSchema(Schema schema) {
    this.schema = schema;
  }

  /** The one that ships. */
  static DefinitionSchema shipped() {
    return SHIPPED;
  }

  private static DefinitionSchema load() {
    try (InputStream in = DefinitionSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the program");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new DefinitionSchema(
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(text, InputFormat.JSON));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Compares a definition with the schema.
   *
   * @throws Mistake naming the first place that does not fit
   */
  void check(YamlSource source) {
    List<Mistake> mistakes =
        schema.validate(source.root()).stream()
            // A misspelt key is missing under its right name too: it is told first.
            .sorted(
                Comparator.<Error>comparingInt(error -> isUnknownKey(error) ? 0 : 1)
                    .thenComparingInt(error -> source.line(pointer(error.getInstanceLocation()))))
            .map(this::mistake)
            .toList();
    if (!mistakes.isEmpty()) {
      Mistake first = mistakes.getFirst();
      int more = mistakes.size() - 1;
      throw more == 0
          ? first
          : new Mistake(first.pointer(), first.words() + " (and " + more + " more after it)");
    }
  }

  private static boolean isUnknownKey(Error error) {
    return error.getKeyword().equals("additionalProperties");
  }

  private Mistake mistake(Error error) {
    String pointer = pointer(error.getInstanceLocation());
    JsonNode value = error.getInstanceNode();
    String hint = hint(error);
    String meant = hint.isEmpty() ? "" : "; it is " + hint;
    return switch (error.getKeyword()) {
      case "additionalProperties" -> unknownKey(error, pointer);
      case "required" -> new Mistake(pointer, missing(error));
      case "enum" ->
          new Mistake(
              pointer,
              "must be one of "
                  + words(error.getSchemaNode().values())
                  + ", not "
                  + shown(value)
                  + meant);
      case "const" -> new Mistake(pointer, "must be " + shown(error.getSchemaNode()) + meant);
      case "type" ->
          new Mistake(
              pointer,
              "must be "
                  + typeWords(error.getSchemaNode().asString())
                  + ", not "
                  + shown(value)
                  + meant);
      case "pattern" -> new Mistake(pointer, shown(value) + " does not fit" + meant);
      case "not" -> new Mistake(pointer, refused(error));
      case "anyOf" -> new Mistake(pointer, oneOfKeys(error));
      default -> new Mistake(pointer, shown(value) + " is too much or too little" + meant);
    };
  }

  private Mistake unknownKey(Error error, String pointer) {
    String name = String.valueOf(error.getProperty());
    List<String> known = new ArrayList<>();
    JsonNode owner = above(error);
    known.addAll(owner.path("properties").propertyNames());
    String words =
        NearestWord.of(name, known)
            .map(near -> "there is no such key; did you mean " + near + "?")
            .orElse("there is no such key; known here are " + String.join(", ", known));
    return new Mistake(pointer + "/" + escaped(name), words);
  }

  private String missing(Error error) {
    String name = String.valueOf(error.getProperty());
    String hint = above(error).path("properties").path(name).path("description").asString("");
    if (hint.isEmpty()) {
      hint = described(error.getEvaluationPath(), name);
    }
    return name + " is missing" + (hint.isEmpty() ? "" : ": " + hint);
  }

  private static String refused(Error error) {
    String place = pointer(error.getInstanceLocation());
    return place.equals("/request")
        ? "a GET carries no body: remove it, or set method: POST"
        : "this name is set by the program itself: remove it";
  }

  private static String oneOfKeys(Error error) {
    return "needs "
        + error
            .getSchemaNode()
            .valueStream()
            .map(branch -> branch.path("required").path(0).asString())
            .collect(Collectors.joining(" or "));
  }

  /** The description nearest to the failed rule, on the way down to it. */
  private String hint(Error error) {
    String hint = "";
    JsonNode node = schema.getSchemaNode();
    for (int i = 0; i < error.getEvaluationPath().getNameCount(); i++) {
      node = step(node, error.getEvaluationPath().getName(i));
      JsonNode description = node.path("description");
      // What is said of a whole mapping does not tell what one of its values should be.
      if (description.isString()) {
        hint = description.stringValue();
      }
    }
    return hint;
  }

  /** What the nearest mapping above a conditional rule says of one of its keys. */
  private String described(NodePath path, String name) {
    String hint = "";
    JsonNode node = schema.getSchemaNode();
    for (int i = 0; i < path.getNameCount(); i++) {
      node = step(node, path.getName(i));
      JsonNode description = node.path("properties").path(name).path("description");
      hint = description.asString(hint);
    }
    return hint;
  }

  /** The schema that holds the failed rule. */
  private JsonNode above(Error error) {
    JsonNode node = schema.getSchemaNode();
    NodePath path = error.getEvaluationPath();
    for (int i = 0; i < path.getNameCount() - 1; i++) {
      node = step(node, path.getName(i));
    }
    return node;
  }

  private JsonNode step(JsonNode node, String name) {
    JsonNode below = node.isArray() ? node.path(Integer.parseInt(name)) : node.path(name);
    return name.equals("$ref") && below.isString()
        ? schema.getSchemaNode().at(below.stringValue().substring(1))
        : below;
  }

  private static String typeWords(String type) {
    return switch (type) {
      case "object" -> "a mapping of keys";
      case "array" -> "a list";
      case "string" -> "a text, in quotes where YAML would take it for something else";
      case "integer" -> "a whole number";
      case "boolean" -> "true or false";
      default -> "a " + type;
    };
  }

  private static String words(Collection<JsonNode> values) {
    return values.stream().map(JsonNode::asString).collect(Collectors.joining(", "));
  }

  private static String shown(JsonNode value) {
    String text = value.isString() ? "\"" + value.stringValue() + "\"" : value.toString();
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }

  private static String pointer(NodePath path) {
    if (path.getPathType() != PathType.JSON_POINTER) {
      throw new IllegalStateException("paths are JSON Pointers");
    }
    StringBuilder pointer = new StringBuilder();
    for (int i = 0; i < path.getNameCount(); i++) {
      pointer.append('/').append(escaped(path.getName(i)));
    }
    return pointer.toString();
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
