package dev.farehawk.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.farehawk.testing.Loopback;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A provider's server: checks each question by its contract, and answers those in order as the test
 * says.
 */
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
  private final List<Question> questions = new CopyOnWriteArrayList<>();
  private volatile ContractServer contract = ContractServer.UNCHECKED;

  StubProvider(Script script) {
    http = Loopback.server();
    http.setExecutor(threads);
    http.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answer(exchange, script);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
    http.start();
  }

  private void answer(HttpExchange exchange, Script script)
      throws IOException, InterruptedException {
    asked.add(exchange.getRequestURI());
    if (contract.equals(ContractServer.UNCHECKED)) {
      script.answer(exchange);
      return;
    }
    Question question = Question.of(exchange);
    questions.add(question);
    ContractServer.Reply own = contract.check(question);
    if (own == null) {
      script.answer(exchange);
    } else {
      own.headers().forEach(exchange.getResponseHeaders()::set);
      send(exchange, own.status(), own.contentType(), own.body());
    }
  }

  static StubProvider json(int status, String body) {
    return new StubProvider(exchange -> send(exchange, status, "application/json", body));
  }

  /** From now on questions are checked. */
  StubProvider checking(ContractServer contract) {
    this.contract = contract;
    return this;
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

  /** Waits a moment between two bytes; true when the test has ended. */
  boolean drip() throws InterruptedException {
    return closing.await(100, TimeUnit.MILLISECONDS);
  }

  URI address() {
    return URI.create(Loopback.address(http));
  }

  List<URI> asked() {
    return asked;
  }

  /** What was asked of the checked provider, for the calls themselves and for tokens. */
  List<Question> questions() {
    return questions;
  }

  @Override
  public void close() {
    closing.countDown();
    http.stop(0);
    threads.shutdownNow();
  }
}
