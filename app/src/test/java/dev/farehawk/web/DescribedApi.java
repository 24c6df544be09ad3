package dev.farehawk.web;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API's description as a yardstick for its answers; {@link OpenApiDocumentTest} holds the file
 * equal to what the service serves.
 */
final class DescribedApi {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNode DESCRIPTION =
      JSON.readTree(Path.of("..", "docs", "openapi.json").toFile());
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private DescribedApi() {}

  /**
   * What the description does not say of this answer; empty when it says all. Only successes are
   * looked at: what failed may have failed at the door.
   */
  static List<String> untold(String method, HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      return List.of();
    }
    PathContainer asked = PathContainer.parsePath(answer.uri().getPath());
    List<JsonNode> described =
        DESCRIPTION.get("paths").properties().stream()
            .filter(path -> PathPatternParser.defaultInstance.parse(path.getKey()).matches(asked))
            .map(path -> path.getValue().path(method.toLowerCase(Locale.ROOT)).path("responses"))
            .map(responses -> responses.path(Integer.toString(answer.statusCode())))
            .filter(JsonNode::isObject)
            .toList();
    if (described.isEmpty()) {
      return List.of("status " + answer.statusCode());
    }
    List<List<String>> faults =
        described.stream().map(response -> untold(response, answer.body())).toList();
    return faults.stream().anyMatch(List::isEmpty) ? List.of() : faults.getFirst();
  }

  private static List<String> untold(JsonNode response, String body) {
    JsonNode schema = response.path("content").path("application/json").path("schema");
    if (schema.isMissingNode()) {
      return response.has("content") || body.isEmpty() ? List.of() : List.of("a body: " + body);
    }
    ObjectNode whole = (ObjectNode) schema.deepCopy();
    whole.set("components", DESCRIPTION.get("components"));
    return SCHEMAS.getSchema(whole).validate(JSON.readTree(body)).stream()
        .map(Error::toString)
        .collect(Collectors.toList());
  }
}
