package dev.farehawk.oracle;

import dev.farehawk.history.PriceHistory.Point;
import dev.farehawk.oracle.Oracle.OracleUnavailable;
import dev.farehawk.oracle.Oracle.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The questions and answers of a remote model as tensors of the Open Inference Protocol, version 2
 * (github.com/kserve/open-inference-protocol, inference_rest).
 *
 * <p>Asked, with n questions and L points in the longest history:
 *
 * <ul>
 *   <li>{@code price_minor}, {@code price_at}: INT64 [n, L], the history oldest first, in minor
 *       units and seconds since 1970; filled up with 0 in front; {@value #NOTHING_ON_SALE} while
 *       nothing was on sale. The last column is the price to judge.
 *   <li>{@code points}: INT64 [n], how many columns from the end are real.
 *   <li>{@code departure_day}: INT64 [n], days since 1970. {@code asked_at}: INT64 [n], seconds.
 *   <li>{@code currency}: BYTES [n].
 * </ul>
 *
 * <p>Answered: {@code score}, n numbers from 0 to 1, and {@code worthy}, n booleans; optional
 * {@code too_little_history}, n booleans.
 */
final class InferenceProtocol {

  private static final long NOTHING_ON_SALE = -1;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private InferenceProtocol() {}

  /** One answer of the model. */
  record Answered(boolean worthy, boolean tooLittleHistory, double score) {}

  /**
   * All answers of a model.
   *
   * @param version of the model, empty when it does not tell
   */
  record Reply(String version, List<Answered> answers) {}

  static byte[] request(List<Question> questions) {
    int longest =
        questions.stream().mapToInt(asked -> asked.history().points().size()).max().orElse(0);
    ObjectNode root = JSON.createObjectNode();
    ArrayNode inputs = root.putArray("inputs");
    matrix(inputs, "price_minor", questions, longest, InferenceProtocol::amount);
    matrix(inputs, "price_at", questions, longest, point -> point.observedAt().getEpochSecond());
    vector(inputs, "points", questions, asked -> (long) asked.history().points().size());
    vector(
        inputs,
        "departure_day",
        questions,
        asked -> asked.history().fareQuery().query().departure().toEpochDay());
    vector(inputs, "asked_at", questions, asked -> asked.now().getEpochSecond());
    ArrayNode currencies = tensor(inputs, "currency", "BYTES", questions.size());
    questions.forEach(asked -> currencies.add(asked.history().fareQuery().query().currency()));
    return JSON.writeValueAsBytes(root);
  }

  /**
   * Reads as many answers as were asked for.
   *
   * @throws OracleUnavailable if the reply is not what the protocol says
   */
  static Reply reply(byte[] body, int asked) throws OracleUnavailable {
    JsonNode root;
    try {
      root = JSON.readTree(body);
    } catch (JacksonException e) {
      throw new OracleUnavailable("the model's reply is not JSON", e);
    }
    JsonNode scores = output(root, "score", asked);
    JsonNode worthy = output(root, "worthy", asked);
    boolean mayLack = has(root, "too_little_history");
    JsonNode lacking = mayLack ? output(root, "too_little_history", asked) : worthy;
    List<Answered> answers = new ArrayList<>(asked);
    for (int i = 0; i < asked; i++) {
      JsonNode score = scores.get(i);
      if (!score.isNumber() || !(score.asDouble() >= 0 && score.asDouble() <= 1)) {
        throw new OracleUnavailable("the model's score is no number from 0 to 1: " + score);
      }
      answers.add(
          new Answered(truth(worthy.get(i)), mayLack && truth(lacking.get(i)), score.asDouble()));
    }
    return new Reply(root.path("model_version").asString(""), answers);
  }

  private static long amount(Point point) {
    Long minor = point.amountMinor();
    return minor == null ? NOTHING_ON_SALE : minor;
  }

  private static void matrix(
      ArrayNode inputs,
      String name,
      List<Question> questions,
      int longest,
      Function<Point, Long> value) {
    ArrayNode data = tensor(inputs, name, "INT64", questions.size(), longest);
    for (Question asked : questions) {
      List<Point> points = asked.history().points();
      for (int i = points.size(); i < longest; i++) {
        data.add(0L);
      }
      points.forEach(point -> data.add(value.apply(point)));
    }
  }

  private static void vector(
      ArrayNode inputs, String name, List<Question> questions, Function<Question, Long> value) {
    ArrayNode data = tensor(inputs, name, "INT64", questions.size());
    questions.forEach(asked -> data.add(value.apply(asked)));
  }

  private static ArrayNode tensor(ArrayNode inputs, String name, String type, int... shape) {
    ObjectNode tensor = inputs.addObject();
    tensor.put("name", name);
    tensor.put("datatype", type);
    ArrayNode sizes = tensor.putArray("shape");
    for (int size : shape) {
      sizes.add(size);
    }
    return tensor.putArray("data");
  }

  private static boolean has(JsonNode root, String name) {
    for (JsonNode tensor : root.path("outputs")) {
      if (tensor.path("name").asString("").equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode output(JsonNode root, String name, int asked) throws OracleUnavailable {
    for (JsonNode tensor : root.path("outputs")) {
      if (tensor.path("name").asString("").equals(name)) {
        JsonNode data = tensor.path("data");
        if (!data.isArray() || data.size() != asked) {
          throw new OracleUnavailable(
              "the model gave " + data.size() + " values of " + name + ", not " + asked);
        }
        return data;
      }
    }
    throw new OracleUnavailable("the model's reply has no output named " + name);
  }

  private static boolean truth(JsonNode value) throws OracleUnavailable {
    if (!value.isBoolean()) {
      throw new OracleUnavailable("the model's answer is neither true nor false: " + value);
    }
    return value.asBoolean();
  }
}
