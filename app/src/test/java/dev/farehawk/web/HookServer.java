package dev.farehawk.web;

import com.sun.net.httpserver.HttpServer;
import dev.farehawk.testing.Loopback;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's server that takes webhooks; it may answer challenges by itself. */
final class HookServer implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
  private final HttpServer http;
  private volatile boolean echoes;

  HookServer() {
    http = Loopback.server();
    http.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            bodies.add(JSON.readTree(body));
            exchange.sendResponseHeaders(200, echoes ? body.length : -1);
            if (echoes) {
              exchange.getResponseBody().write(body);
            }
          }
        });
    http.start();
  }

  /** From now on it sends back what it gets. */
  void echo() {
    echoes = true;
  }

  String address() {
    return Loopback.address(http) + "/hook";
  }

  /** All that came, in order. */
  List<JsonNode> bodies() {
    return bodies;
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
