package dev.farehawk.provider.declarative;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One YAML document as a JSON tree that remembers its lines. Of YAML only what JSON can say is
 * taken: no aliases, no tags of the author's own, no key twice; and a bare {@code no} is the word,
 * so that Norway stays a country.
 *
 * @param root the tree
 * @param lines by JSON Pointer, from 1
 */
record YamlSource(JsonNode root, Map<String, Integer> lines) {

  private static final int LONGEST = 256 * 1024;
  private static final int DEEPEST = 24;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * Reads a document.
   *
   * @throws Mistake if it is no YAML, or more of YAML than is taken
   */
  static YamlSource read(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LONGEST);
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(0);
    DumperOptions unused = new DumperOptions();
    Yaml yaml = new Yaml(new SafeConstructor(options), new Representer(unused), unused, options);
    Node document;
    try {
      document = yaml.compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      String line =
          e.getProblemMark() == null ? "" : " in line " + (e.getProblemMark().getLine() + 1);
      throw new Mistake("", "this is not valid YAML" + line + ": " + e.getProblem());
    } catch (YAMLException e) {
      throw new Mistake("", "this YAML is not taken: " + e.getMessage());
    }
    if (document == null) {
      throw new Mistake("", "the file is empty; start from one of the shipped definitions");
    }
    Map<String, Integer> lines = new HashMap<>();
    JsonNode root = new Tree(lines).json(document, "");
    return new YamlSource(root, Map.copyOf(lines));
  }

  /** The line of a place, or of the nearest one above it that has a line; 1 when there is none. */
  int line(String pointer) {
    String place = pointer;
    while (true) {
      Integer line = lines.get(place);
      if (line != null) {
        return line;
      }
      int slash = place.lastIndexOf('/');
      if (slash < 0) {
        return 1;
      }
      place = place.substring(0, slash);
    }
  }

  private record Tree(Map<String, Integer> lines) {

    JsonNode json(Node node, String pointer) {
      lines.putIfAbsent(pointer, node.getStartMark().getLine() + 1);
      return switch (node) {
        case MappingNode mapping -> object(mapping, pointer);
        case SequenceNode sequence -> array(sequence, pointer);
        case ScalarNode scalar -> scalar(scalar, pointer);
        default -> throw new Mistake(pointer, "this kind of YAML is not taken; write it out");
      };
    }

    private JsonNode object(MappingNode mapping, String pointer) {
      ObjectNode object = JSON.objectNode();
      for (NodeTuple pair : mapping.getValue()) {
        if (!(pair.getKeyNode() instanceof ScalarNode key)) {
          throw new Mistake(pointer, "every key must be a plain word");
        }
        String name = key.getValue();
        String below = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
        lines.put(below, key.getStartMark().getLine() + 1);
        if (object.has(name)) {
          throw new Mistake(below, "the key stands twice; remove one of them");
        }
        object.set(name, json(pair.getValueNode(), below));
      }
      return object;
    }

    private JsonNode array(SequenceNode sequence, String pointer) {
      ArrayNode array = JSON.arrayNode();
      for (Node item : sequence.getValue()) {
        array.add(json(item, pointer + "/" + array.size()));
      }
      return array;
    }

    private static JsonNode scalar(ScalarNode scalar, String pointer) {
      Tag tag = scalar.getTag();
      String text = scalar.getValue();
      if (tag.equals(Tag.NULL)) {
        return JSON.nullNode();
      }
      if (tag.equals(Tag.BOOL) && (text.equals("true") || text.equals("false"))) {
        return JSON.booleanNode(text.equals("true"));
      }
      if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
        return number(text);
      }
      if (!tag.getValue().startsWith(Tag.PREFIX)) {
        throw new Mistake(pointer, "tags such as " + tag.getValue() + " are not taken");
      }
      return JSON.stringNode(text);
    }

    /** YAML 1.1 takes 1_000, 0x1F and 12:30 for numbers too; here they are words. */
    private static JsonNode number(String text) {
      if (text.matches("-?(0|[1-9][0-9]{0,17})")) {
        return JSON.numberNode(Long.parseLong(text));
      }
      return text.matches("-?[0-9]{1,17}\\.[0-9]{1,17}")
          ? JSON.numberNode(new BigDecimal(text))
          : JSON.stringNode(text);
    }
  }
}
