package dev.farehawk.provider;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error as the provider writes it, and what it means in the closed set.
 *
 * @param headers beside the content type
 */
record ErrorCase(
    String kind, int status, String contentType, Map<String, String> headers, String body) {

  static ErrorCase json(String kind, int status, String body) {
    return new ErrorCase(kind, status, "application/json", Map.of(), body);
  }

  /** The same with one more header. */
  ErrorCase with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new ErrorCase(kind, status, contentType, more, body);
  }

  StubProvider stub() {
    return new StubProvider(exchange -> {
      headers.forEach(exchange.getResponseHeaders()::set);
      StubProvider.send(exchange, status, contentType, body);
    });
  }

  @Override
  public String toString() {
    return kind + " from " + status + " " + body.substring(0, Math.min(60, body.length()));
  }
}
