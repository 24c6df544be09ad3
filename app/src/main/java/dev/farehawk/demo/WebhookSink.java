package dev.farehawk.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * An HTTP server on loopback that takes every webhook, as the demo travellers' own servers would.
 */
public final class WebhookSink implements AutoCloseable {

  static final int MOST_HOOKS = 50_000;
  private static final int LONGEST_BODY = 1 << 20;

  private final InstantSource clock;
  private final HttpServer server;
  private final Deque<CaughtHook> hooks = new ArrayDeque<>();

  private WebhookSink(InstantSource clock, HttpServer server) {
    this.clock = clock;
    this.server = server;
  }

  /** Starts one on a free port of loopback. */
  public static WebhookSink start(InstantSource clock) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
      WebhookSink sink = new WebhookSink(clock, server);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", sink::take);
      server.start();
      return sink;
    } catch (IOException e) {
      throw new UncheckedIOException("the webhook sink found no free port on loopback", e);
    }
  }

  /** Address for one traveller's webhook; everybody's is different. */
  public URI address(int traveller) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/" + traveller);
  }

  /** Every call still kept, oldest first. */
  public synchronized List<CaughtHook> all() {
    return List.copyOf(hooks);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
      String id = exchange.getRequestHeaders().getFirst("webhook-id");
      if (id == null) {
        exchange.sendResponseHeaders(400, -1);
        return;
      }
      keep(new CaughtHook(id, clock.instant(), new String(body, StandardCharsets.UTF_8)));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private synchronized void keep(CaughtHook hook) {
    hooks.addLast(hook);
    if (hooks.size() > MOST_HOOKS) {
      hooks.removeFirst();
    }
  }
}
