package dev.farehawk.provider;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came over the wire.
 *
 * @param parameters of the query, decoded
 * @param headers names in lower case
 */
record Question(
    String method,
    String path,
    Map<String, String> parameters,
    Map<String, String> headers,
    String body) {

  static Question of(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return new Question(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        fields(exchange.getRequestURI().getRawQuery()),
        headers,
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  /** The parameter, or an empty text. */
  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** The header, or an empty text. */
  String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /** The body read as a form. */
  Map<String, String> form() {
    return fields(body);
  }

  private static Map<String, String> fields(@Nullable String encoded) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (encoded != null && !encoded.isEmpty()) {
      for (String field : encoded.split("&", -1)) {
        String[] parts = field.split("=", 2);
        fields.put(
            URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
            parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return fields;
  }
}
