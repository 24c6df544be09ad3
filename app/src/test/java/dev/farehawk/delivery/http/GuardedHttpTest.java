package dev.farehawk.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.farehawk.delivery.DeliveryConfig;
import dev.farehawk.delivery.Outcome;
import dev.farehawk.delivery.mail.MailConfig;
import dev.farehawk.delivery.push.PushConfig;
import dev.farehawk.testing.Loopback;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server that somebody named can do to us: answer, and little else. */
class GuardedHttpTest {

  private static final int KIBIBYTE = 1024;
  private static final int LONGEST_REPLY = 64 * KIBIBYTE;
  private static final int ENDLESS_KIBIBYTES = 256 * KIBIBYTE;

  private final HttpServer server = Loopback.server();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicLong sent = new AtomicLong();
  private final CountDownLatch over = new CountDownLatch(1);

  @BeforeEach
  void start() {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          try (exchange) {
            answer(exchange);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/moved" -> {
        exchange.getResponseHeaders().set("Location", "/inside");
        exchange.sendResponseHeaders(307, -1);
      }
      case "/endless" -> {
        exchange.sendResponseHeaders(200, 0);
        write(exchange.getResponseBody());
      }
      case "/dripping" -> {
        exchange.sendResponseHeaders(200, 0);
        drip(exchange.getResponseBody());
      }
      case "/silent" -> waited(1, TimeUnit.HOURS);
      default -> exchange.sendResponseHeaders(204, -1);
    }
  }

  private void write(OutputStream out) throws IOException {
    byte[] part = new byte[KIBIBYTE];
    for (int i = 0; i < ENDLESS_KIBIBYTES; i++) {
      out.write(part);
      sent.addAndGet(part.length);
    }
  }

  private void drip(OutputStream out) throws IOException {
    while (!waited(20, TimeUnit.MILLISECONDS)) {
      out.write('x');
      out.flush();
    }
  }

  private boolean waited(long time, TimeUnit unit) {
    try {
      return over.await(time, unit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws IOException {
    Answer answer = call("/moved", Duration.ofSeconds(10));

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Replied.class,
            replied -> {
              assertThat(replied.code()).isEqualTo(307);
              assertThat(replied.usual()).isInstanceOf(Outcome.Retry.class);
            });
    assertThat(asked).containsExactly("/moved");
  }

  @Test
  void noMoreThan64KibibytesOfAReplyAreRead() throws IOException {
    Answer answer = call("/endless", Duration.ofSeconds(10));

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Replied.class, replied -> assertThat(replied.body()).hasSize(LONGEST_REPLY));
    assertThat(sent.get()).as("beside what the network holds").isLessThan(ENDLESS_KIBIBYTES * 256L);
  }

  @Test
  void aServerThatSaysNothingIsLeftAfterTheTimeItHas() throws IOException {
    assertThat(call("/silent", Duration.ofSeconds(1)))
        .isInstanceOfSatisfying(
            Answer.Unanswered.class,
            unanswered -> assertThat(unanswered.outcome()).isInstanceOf(Outcome.Ambiguous.class));
  }

  @Test
  void aServerThatDripsIsLeftAfterTheTimeItHas() throws IOException {
    assertThat(call("/dripping", Duration.ofSeconds(1)))
        .as("its status has come")
        .isInstanceOf(Answer.Replied.class);
  }

  @Test
  void aNameThatLeadsInsideTheHouseIsNotCalled() throws IOException {
    try (GuardedHttp http = http(true, List.of(), Duration.ofSeconds(10))) {
      Answer answer =
          http.call(new HttpPost("http://localhost:" + server.getAddress().getPort() + "/x"));

      assertThat(answer)
          .isInstanceOfSatisfying(
              Answer.Unanswered.class,
              unanswered -> assertThat(unanswered.outcome()).isInstanceOf(Outcome.Permanent.class));
    }
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "https:///path",
        "example.org",
        "https://exa mple.org/"
      })
  void onlyEncryptedAddressesAreCalledUnlessTheOperatorAllowsOthers(String address)
      throws IOException {
    try (GuardedHttp strict = http(false, List.of(), Duration.ofSeconds(10));
        GuardedHttp lax = http(true, List.of(), Duration.ofSeconds(10))) {
      assertThat(strict.callable(address)).isNull();
      assertThat(lax.callable(address) != null).isEqualTo(address.startsWith("http://"));
      assertThat(strict.callable("https://example.org/hook")).isNotNull();
    }
  }

  private Answer call(String path, Duration limit) throws IOException {
    try (GuardedHttp http = http(true, List.of("127.0.0.0/8"), limit)) {
      return http.call(new HttpPost(Loopback.address(server) + path));
    }
  }

  private static GuardedHttp http(boolean allowHttp, List<String> networks, Duration limit) {
    return new GuardedHttp(
        new DeliveryConfig(
            allowHttp, networks, 20, 20, limit, MailConfig.defaults(), PushConfig.defaults()),
        InstantSource.system());
  }
}
