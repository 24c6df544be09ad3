package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import dev.farehawk.fare.Money;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What every adapter must do with every reply, over real HTTP and through the real gateway. A
 * subclass says how its provider writes a reply.
 */
abstract class AdapterContract {

  static final String KEY = "S3CR3T+key/value";
  static final FareQueryRef ASKED =
      new FareQueryRef(
          7, FareQuery.oneWay(Market.of("ZRH", "LHR"), LocalDate.of(2027, 3, 14), "CH", "CHF"));
  private static final Duration TIMEOUT = Duration.ofMillis(700);

  abstract ProviderKind kind();

  /** A reply whose rows have these prices, as JSON texts; {@code ""} leaves the price out. */
  abstract String reply(String currency, String... prices);

  /** The same with one good row twice. */
  abstract String replyWithTheSameRowTwice();

  /** A good reply for a round trip. */
  abstract String replyForRoundTrip();

  /** A good reply that has nothing to sell. */
  abstract String emptyReply();

  /** An error as the provider writes it. */
  abstract String error(String text);

  @Test
  void readsPricesInTheCurrencyAskedFor() {
    ProviderResult.Found found = found(call(StubProvider.json(200, reply("CHF", "129", "88"))));

    assertThat(prices(found)).contains(new Money(8_800, "CHF"));
    assertThat(found.requestId()).isNotBlank();
  }

  @Test
  void readsFarAwayLettersWithoutHarm() {
    String body =
        reply("CHF", "88")
            .replace("\"link\"", "\"n\\u0000o\\ud83d\\udeeb\\u202e\": \"\\ud83d\", \"link\"");

    assertThat(prices(found(call(StubProvider.json(200, body))))).contains(new Money(8_800, "CHF"));
  }

  @Test
  void leavesOutRowsWithoutAPriceAboveZero() {
    for (String bad : List.of("", "null", "0", "-88", "\"88\"", "1e300", "{}")) {
      assertThat(error(call(StubProvider.json(200, reply("CHF", bad)))))
          .as("price " + bad)
          .isInstanceOf(ProviderError.Malformed.class);
    }
  }

  @Test
  void refusesAnotherCurrencyThanAskedFor() {
    assertThat(error(call(StubProvider.json(200, reply("EUR", "88")))))
        .isInstanceOf(ProviderError.Malformed.class)
        .extracting(ProviderError::message)
        .asString()
        .contains("CHF")
        .contains("EUR");
  }

  @Test
  void refusesARoundTrip() {
    assertThat(error(call(StubProvider.json(200, replyForRoundTrip()))))
        .isInstanceOf(ProviderError.Malformed.class);
  }

  @Test
  void countsTheSameRowOnce() {
    ProviderResult.Found found = found(call(StubProvider.json(200, replyWithTheSameRowTwice())));

    assertThat(prices(found)).hasSize(1);
  }

  @Test
  void hasNothingIsNoPriceAndNoFailure() {
    assertThat(error(call(StubProvider.json(200, emptyReply()))))
        .isInstanceOf(ProviderError.Empty.class);
  }

  @ParameterizedTest
  @CsvSource({
    "400, INVALID",
    "401, AUTH",
    "403, AUTH",
    "404, PERMANENT",
    "410, PERMANENT",
    "429, RATE_LIMITED",
    "500, TRANSIENT",
    "503, TRANSIENT"
  })
  void putsEveryStatusIntoTheClosedSet(int status, String kind) {
    ProviderError error = error(call(StubProvider.json(status, error("because"))));

    assertThat(error.kind()).isEqualTo(kind);
    assertThat(error.message()).contains("because");
  }

  @Test
  void waitsAsLongAsTheProviderAsks() {
    StubProvider busy =
        new StubProvider(exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "17");
          StubProvider.send(exchange, 429, "application/json", error("slow down"));
        });

    assertThat(error(call(busy)))
        .isEqualTo(new ProviderError.RateLimited("HTTP 429: slow down", Duration.ofSeconds(17)));
  }

  @Test
  void refusesWhatIsNoJson() {
    StubProvider html =
        new StubProvider(e -> StubProvider.send(e, 200, "text/html", "<html>hello</html>"));
    assertThat(error(call(html))).isInstanceOf(ProviderError.Malformed.class);

    String good = reply("CHF", "88");
    for (String body :
        List.of("", "[]", "null", "<html/>", good.substring(0, good.length() / 2), "{}")) {
      assertThat(error(call(StubProvider.json(200, body))))
          .as(body)
          .isInstanceOf(ProviderError.Malformed.class);
    }
  }

  @Test
  void aReplyThatIsCutShortIsNoReply() {
    StubProvider cut =
        new StubProvider(exchange -> {
          byte[] body = reply("CHF", "88").getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body, 0, body.length / 2);
          exchange.getResponseBody().flush();
        });

    assertThat(error(call(cut))).isInstanceOf(ProviderError.Transient.class);
  }

  @Test
  void aReplyThatHangsOrDripsEndsInTime() {
    StubProvider[] self = new StubProvider[1];
    self[0] = new StubProvider(_ -> self[0].hang());
    assertThat(error(call(self[0]))).isInstanceOf(ProviderError.Transient.class);

    StubProvider drips =
        new StubProvider(exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 100_000);
          for (int i = 0; i < 100; i++) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
          }
        });
    Clock clock = Clock.systemUTC();
    var begin = clock.instant();
    assertThat(error(call(drips))).isInstanceOf(ProviderError.Transient.class);
    assertThat(Duration.between(begin, clock.instant())).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void aReplyThatIsTooLargeIsNotReadToItsEnd() {
    StubProvider huge =
        new StubProvider(exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 64L << 20);
          byte[] blanks = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
          OutputStream out = exchange.getResponseBody();
          for (int i = 0; i < 1024; i++) {
            out.write(blanks);
          }
        });

    assertThat(error(call(huge))).isInstanceOf(ProviderError.Malformed.class);
  }

  @Test
  void neverRepeatsItsKey() {
    ProviderError error =
        error(call(StubProvider.json(401, error("the key " + KEY + " is wrong"))));

    assertThat(config(StubProvider.json(200, "{}")).toString()).doesNotContain(KEY);
    assertThat(error).isInstanceOf(ProviderError.Auth.class);
    assertThat(lastStatus.lastError()).contains("[key]").doesNotContain(KEY);
    assertThat(lastStatus.why()).doesNotContain(KEY);
  }

  ProviderStatus lastStatus =
      new ProviderStatus(
          "",
          ProviderKind.SERPAPI,
          ProviderStatus.Health.UP,
          "",
          null,
          0,
          0,
          null,
          null,
          List.of());

  private ProviderConfig config(StubProvider stub) {
    return new ProviderConfig(
        "under-test",
        kind(),
        stub.address(),
        ProviderKey.of(KEY),
        true,
        ProviderLimits.perSecond(1000, TIMEOUT, 4));
  }

  /** One call through the gateway; closes the stub. */
  ProviderResult call(StubProvider stub) {
    try (stub;
        ProviderGateway gateway =
            new ProviderGateway(
                config(stub),
                new InMemoryQuotaLedger(),
                Clock.systemUTC(),
                new SimpleMeterRegistry())) {
      ProviderRequest request = gateway.provider().plan(List.of(ASKED)).getFirst();
      Admission admission = gateway.admit(() -> {});
      assertThat(admission).isInstanceOf(Admission.Granted.class);
      try (CallTicket ticket = ((Admission.Granted) admission).ticket()) {
        ProviderResult result = gateway.call(ticket, request);
        lastStatus = gateway.status();
        return result;
      }
    }
  }

  static ProviderResult.Found found(ProviderResult result) {
    assertThat(result).isInstanceOf(ProviderResult.Found.class);
    return (ProviderResult.Found) result;
  }

  static ProviderError error(ProviderResult result) {
    assertThat(result).isInstanceOf(ProviderResult.Failed.class);
    return ((ProviderResult.Failed) result).error();
  }

  static List<Money> prices(ProviderResult.Found found) {
    return found.answers().stream()
        .flatMap(answer -> answer.offers().stream())
        .map(offer -> offer.price())
        .toList();
  }
}
