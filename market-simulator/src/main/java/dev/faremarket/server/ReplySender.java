package dev.faremarket.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Puts an answer on the wire, whole or as a fault of transport leaves it. */
final class ReplySender {
  private static final int DRIPS = 40;
  private static final Duration BETWEEN_DRIPS = Duration.ofMillis(250);
  private static final int BLANKS_AT_ONCE = 64 * 1024;
  private static final int BLANKS = 64 * 1024 * 1024 / BLANKS_AT_ONCE;
  private static final Duration LONGEST_HANG = Duration.ofMinutes(10);

  private final JsonMapper json;

  ReplySender(JsonMapper json) {
    this.json = json;
  }

  void send(HttpExchange exchange, Answer answer, @Nullable FaultKind fault)
      throws IOException, InterruptedException {
    byte[] body = json.writeValueAsBytes(answer.body());
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    int status = answer.status();
    if (fault == null || status != 200) {
      whole(exchange, status, body);
      return;
    }
    switch (fault) {
      case TRUNCATED -> truncated(exchange, body);
      case MALFORMED -> whole(exchange, status, malformed(body));
      case DRIP_FEED -> dripping(exchange, body);
      case HUGE_BODY -> huge(exchange, body);
      case HANG -> Thread.sleep(LONGEST_HANG);
      case RATE_LIMITED,
          SERVER_ERROR,
          EMPTY,
          ERROR_IN_OK,
          DUPLICATE_ROWS,
          STALE_CACHE,
          ONE_DOLLAR_FARE,
          CURRENCY_FLIP,
          MINOR_UNITS,
          NEGATIVE_PRICE,
          RETURN_FOR_ONE_WAY,
          ONE_WAY_FOR_RETURN ->
          whole(exchange, status, body);
    }
  }

  private static void whole(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** The server closes the connection when less than the promised length was written. */
  private static void truncated(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    OutputStream out = exchange.getResponseBody();
    out.write(body, 0, body.length / 2);
    out.flush();
  }

  private static byte[] malformed(byte[] body) {
    byte[] start = Arrays.copyOf(body, body.length / 3);
    byte[] rest = "<html>gateway</html>".getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(start, start.length + rest.length);
    System.arraycopy(rest, 0, all, start.length, rest.length);
    return all;
  }

  private static void dripping(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      int piece = body.length / DRIPS + 1;
      for (int from = 0; from < body.length; from += piece) {
        out.write(body, from, Math.min(piece, body.length - from));
        out.flush();
        Thread.sleep(BETWEEN_DRIPS);
      }
    }
  }

  private static void huge(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length + (long) BLANKS * BLANKS_AT_ONCE);
    byte[] blanks = " ".repeat(BLANKS_AT_ONCE).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
      for (int i = 0; i < BLANKS; i++) {
        out.write(blanks);
      }
    }
  }
}
