package dev.faremarket.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What live searches were shown, for judges in another process: {@code GET /admin/replies} gives a
 * line for each reply, as {@link ReplyLine} writes it; {@code GET /admin/replies/count} how many
 * there are, and how many no longer fitted into the log.
 */
final class ReplyPages implements HttpHandler {

  static final String ALL = "/admin/replies";
  private static final String COUNT = "/admin/replies/count";

  private final ReplyLog log;
  private final JsonMapper json;

  ReplyPages(ReplyLog log, JsonMapper json) {
    this.log = log;
    this.json = json;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case ALL -> all(exchange);
        case COUNT -> whole(exchange, 200, Map.of("logged", log.size(), "missed", log.missed()));
        default -> whole(exchange, 404, Map.of("error", "there is no such page"));
      }
    }
  }

  private void all(HttpExchange exchange) throws IOException {
    int end = log.size();
    exchange.getResponseHeaders().set("Content-Type", "text/tab-separated-values");
    exchange.sendResponseHeaders(200, 0);
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(exchange.getResponseBody(), StandardCharsets.US_ASCII))) {
      for (int i = 0; i < end; i++) {
        out.write(ReplyLine.of(log.get(i)));
        out.write('\n');
      }
    }
  }

  private void whole(HttpExchange exchange, int status, Object answer) throws IOException {
    byte[] body = json.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
