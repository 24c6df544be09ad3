package dev.farehawk.delivery.chat;

import com.sun.net.httpserver.HttpServer;
import dev.farehawk.testing.Loopback;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chat service on loopback that takes messages as ntfy, Slack and Discord do: one JSON object a
 * POST, and an answer that means the same as theirs.
 */
public final class ChatServer implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<Posted> posted = new CopyOnWriteArrayList<>();
  private final HttpServer http;
  private volatile int answer = 200;
  private volatile String retryAfter = "";

  /** A message that came, and where to. */
  public record Posted(String path, String type, JsonNode body) {}

  /** Starts on a free port. */
  public ChatServer() {
    http = Loopback.server();
    http.createContext(
        "/",
        exchange -> {
          try (exchange) {
            posted.add(
                new Posted(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    JSON.readTree(exchange.getRequestBody().readAllBytes())));
            if (!retryAfter.isEmpty()) {
              exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(answer, -1);
          }
        });
    http.start();
  }

  /** An address as the service would give it. */
  public String address(String path) {
    return Loopback.address(http) + path;
  }

  /** From now on it answers so. */
  public void answer(int status, String waiting) {
    answer = status;
    retryAfter = waiting;
  }

  /** All that came, in order. */
  public List<Posted> posted() {
    return posted;
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
