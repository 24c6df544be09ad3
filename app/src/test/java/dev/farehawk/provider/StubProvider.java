package dev.farehawk.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A provider's server that answers every request as the test says. */
final class StubProvider implements AutoCloseable {

  /** Writes one reply. */
  @FunctionalInterface
  interface Script {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<URI> asked = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();

  StubProvider(Script script) {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.setExecutor(threads);
    http.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI());
          String token = exchange.getRequestHeaders().getFirst("X-Access-Token");
          if (token != null) {
            tokens.add(token);
          }
          try (exchange) {
            script.answer(exchange);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
    http.start();
  }

  static StubProvider json(int status, String body) {
    return new StubProvider(exchange -> send(exchange, status, "application/json", body));
  }

  static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /** Keeps the connection open and says nothing until the test ends. */
  void hang() throws InterruptedException {
    closing.await();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  List<URI> asked() {
    return asked;
  }

  List<String> tokens() {
    return tokens;
  }

  @Override
  public void close() {
    closing.countDown();
    http.stop(0);
    threads.shutdownNow();
  }
}
