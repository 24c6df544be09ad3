package dev.farehawk.provider;

import dev.farehawk.fare.FareQueryRef;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One call, as its adapter planned it, without the key.
 *
 * @param method what HTTP is to do
 * @param path begins with a slash
 * @param parameters query parameters in order, not encoded
 * @param headers in order; {@code Accept: application/json} is sent unless one of them says
 *     otherwise
 * @param body null when there is none
 * @param asked the fare queries that the reply is to answer
 */
public record ProviderRequest(
    Method method,
    String path,
    SequencedMap<String, String> parameters,
    SequencedMap<String, String> headers,
    @Nullable Body body,
    List<FareQueryRef> asked) {

  /** What HTTP is to do. */
  public enum Method {
    GET,
    POST
  }

  /**
   * What a request carries.
   *
   * @param contentType such as {@code application/json}
   * @param text sent as UTF-8
   */
  public record Body(String contentType, String text) {

    /** A JSON text. */
    public static Body json(String text) {
      return new Body("application/json", text);
    }
  }

  /** Keeps its own copies. */
  public ProviderRequest {
    parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
    asked = List.copyOf(asked);
    if (asked.isEmpty()) {
      throw new IllegalArgumentException("a request must be for at least one fare query");
    }
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with a slash, not \"" + path + "\"");
    }
    if (method == Method.GET && body != null) {
      throw new IllegalArgumentException("a GET carries no body");
    }
    headers.forEach((name, value) -> {
      if (!isVisible(name) || !isVisible(value)) {
        throw new IllegalArgumentException("header " + name + " holds a control character");
      }
    });
  }

  /** A {@code GET} without headers of its own. */
  public static ProviderRequest get(
      String path, SequencedMap<String, String> parameters, List<FareQueryRef> asked) {
    return new ProviderRequest(Method.GET, path, parameters, new LinkedHashMap<>(), null, asked);
  }

  /** A {@code POST} without headers of its own. */
  public static ProviderRequest post(
      String path, SequencedMap<String, String> parameters, Body body, List<FareQueryRef> asked) {
    return new ProviderRequest(Method.POST, path, parameters, new LinkedHashMap<>(), body, asked);
  }

  /** The same request with these headers. */
  public ProviderRequest withHeaders(SequencedMap<String, String> sent) {
    return new ProviderRequest(method, path, parameters, sent, body, asked);
  }

  private static boolean isVisible(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }

  /** Path and query without the key. */
  public String pathAndQuery() {
    return parameters.isEmpty()
        ? path
        : parameters.entrySet().stream()
            .map(p -> encoded(p.getKey()) + "=" + encoded(p.getValue()))
            .collect(Collectors.joining("&", path + "?", ""));
  }

  /** All that makes the question, without the key; equal targets are the same question. */
  public String target() {
    StringBuilder target = new StringBuilder();
    if (method != Method.GET) {
      target.append(method).append(' ');
    }
    target.append(pathAndQuery());
    headers.forEach((name, value) -> target.append('\n').append(name).append(": ").append(value));
    if (body != null) {
      target.append('\n').append(body.contentType()).append('\n').append(body.text());
    }
    return target.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
