package dev.farehawk.provider.declarative;

import dev.farehawk.fare.Cabin;
import dev.farehawk.provider.ProviderRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the templates of a request. */
final class RequestReader {

  /** What the transport sets, or what would smuggle a key past it. */
  private static final Set<String> NOT_OURS =
      Set.of(
          "authorization",
          "proxy-authorization",
          "cookie",
          "host",
          "connection",
          "content-length",
          "content-type",
          "transfer-encoding",
          "te",
          "upgrade");

  private static final Set<Question.Name> ANYWHERE = EnumSet.allOf(Question.Name.class);

  private final JsonNode request;

  RequestReader(JsonNode request) {
    this.request = request;
  }

  /**
   * Reads them.
   *
   * @throws Mistake if a template is none, or a header is not the definition's to set
   */
  RequestShape read() {
    JsonNode body = request.path("body");
    return new RequestShape(
        ProviderRequest.Method.valueOf(request.path("method").stringValue()),
        path(),
        query(),
        headers(),
        body.isMissingNode() ? null : JsonTemplate.of(body, "/request/body", ANYWHERE),
        cabins());
  }

  /** A path without one of its segments would be another path. */
  private List<Template> path() {
    Set<Question.Name> allowed = EnumSet.noneOf(Question.Name.class);
    ANYWHERE.stream().filter(Question.Name::isAlwaysThere).forEach(allowed::add);
    List<Template> segments = new ArrayList<>();
    for (String segment : request.path("path").stringValue().substring(1).split("/", -1)) {
      if (segment.equals(".") || segment.equals("..")) {
        throw new Mistake("/request/path", "write the path out, without . and ..");
      }
      segments.add(Template.of(segment, "/request/path", allowed));
    }
    return segments;
  }

  private SequencedMap<String, Template> query() {
    SequencedMap<String, Template> query = new LinkedHashMap<>();
    String key =
        request.path("auth").path("kind").asString("").equals("query")
            ? request.path("auth").path("name").asString("")
            : "";
    for (Map.Entry<String, JsonNode> parameter : request.path("query").properties()) {
      String place = "/request/query/" + parameter.getKey();
      if (parameter.getKey().equals(key)) {
        throw new Mistake(place, "the key is put here when the call is made; remove it");
      }
      query.put(
          parameter.getKey(), Template.of(parameter.getValue().stringValue(), place, ANYWHERE));
    }
    return query;
  }

  private SequencedMap<String, String> headers() {
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    String key = request.path("auth").path("name").asString("").toLowerCase(Locale.ROOT);
    for (Map.Entry<String, JsonNode> header : request.path("headers").properties()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (NOT_OURS.contains(name) || name.equals(key)) {
        throw new Mistake(
            "/request/headers/" + header.getKey(),
            "this header is set when the call is made; say in request.auth where the key goes,"
                + " and give the key itself in the settings");
      }
      headers.put(header.getKey(), header.getValue().stringValue());
    }
    return headers;
  }

  private Map<Cabin, String> cabins() {
    Map<Cabin, String> cabins = new EnumMap<>(Cabin.class);
    for (Cabin cabin : Cabin.values()) {
      JsonNode word =
          request.path("cabins").path(cabin.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      if (word.isString()) {
        cabins.put(cabin, word.stringValue());
      }
    }
    return cabins;
  }
}
