package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tokens bought over real HTTP by the transport. */
class AccessTokensTest {

  private static final String SECRET = "hush+hush/9000";
  private final List<String> logins = new CopyOnWriteArrayList<>();
  private final List<String> bearers = new CopyOnWriteArrayList<>();
  private final AtomicInteger sold = new AtomicInteger();
  private volatile int refuseUpTo;
  private volatile Instant now = Clock.systemUTC().instant();
  private final CountDownLatch sell = new CountDownLatch(1);

  private void answer(HttpExchange exchange) throws IOException, InterruptedException {
    if (!exchange.getRequestURI().getPath().equals("/token")) {
      String bearer = exchange.getRequestHeaders().getFirst("Authorization");
      bearers.add(bearer);
      boolean good = Integer.parseInt(bearer.replaceAll("\\D", "")) > refuseUpTo;
      StubProvider.send(
          exchange, good ? 200 : 401, "application/json", "{\"saw\":\"" + bearer + "\"}");
      return;
    }
    logins.add(
        exchange.getRequestHeaders().getFirst("Authorization")
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    sell.await();
    StubProvider.send(
        exchange,
        200,
        "application/json",
        "{\"access_token\":\"token-number-%d\",\"expires_in\":1799}"
            .formatted(sold.incrementAndGet()));
  }

  private HttpTransport transport(StubProvider stub, KeyPlacement.ClientCredentials.Client client) {
    InstantSource clock = () -> now;
    LinkedHashMap<String, String> form = new LinkedHashMap<>();
    form.put("scope", "fares");
    return new HttpTransport(
        new ProviderConfig(
            "p",
            ProviderKind.SERPAPI,
            stub.address(),
            new ProviderKey("me", SecretText.of(SECRET), SecretText.of("unused")),
            true,
            ProviderLimits.perSecond(9, Duration.ofSeconds(20), 16)),
        new PlainProvider(new KeyPlacement.ClientCredentials("/token", client, form)),
        clock);
  }

  private static ProviderReply send(HttpTransport transport) {
    try {
      return transport.send(
          ProviderRequest.get("/fares", new LinkedHashMap<>(), List.of(AdapterContract.ASKED)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void oneTokenServesManyCallsUntilShortlyBeforeItRunsOut() throws IOException {
    sell.countDown();
    try (StubProvider stub = new StubProvider(this::answer);
        HttpTransport transport = transport(stub, KeyPlacement.ClientCredentials.Client.IN_FORM)) {
      send(transport);
      send(transport);
      now = now.plusSeconds(1799 - 61);
      send(transport);
      assertThat(logins)
          .containsExactly(
              "null grant_type=client_credentials&client_id=me"
                  + "&client_secret=hush%2Bhush%2F9000&scope=fares");

      now = now.plusSeconds(2);
      send(transport);
      assertThat(logins).hasSize(2);
      assertThat(bearers).last().isEqualTo("Bearer token-number-2");
    }
  }

  @Test
  void manyCallsAtOnceFetchOneToken() throws IOException {
    try (StubProvider stub = new StubProvider(this::answer);
        HttpTransport transport = transport(stub, KeyPlacement.ClientCredentials.Client.BASIC)) {
      List<CompletableFuture<ProviderReply>> calls =
          IntStream.range(0, 12)
              .mapToObj(_ ->
                  CompletableFuture.supplyAsync(() -> send(transport), Thread::startVirtualThread))
              .toList();
      while (logins.isEmpty()) {
        Thread.onSpinWait();
      }
      sell.countDown();

      assertThat(calls).allSatisfy(call -> assertThat(call.join().status()).isEqualTo(200));
      assertThat(logins)
          .containsExactly(
              "Basic bWU6aHVzaCUyQmh1c2glMkY5MDAw grant_type=client_credentials&scope=fares");
      assertThat(bearers).hasSize(12).containsOnly("Bearer token-number-1");
    }
  }

  @Test
  void aTokenThatWasTakenBackIsReplacedForTheNextCall() throws IOException {
    sell.countDown();
    try (StubProvider stub = new StubProvider(this::answer);
        HttpTransport transport = transport(stub, KeyPlacement.ClientCredentials.Client.IN_FORM)) {
      refuseUpTo = 1;
      assertThatThrownBy(() -> send(transport))
          .cause()
          .isInstanceOfSatisfying(
              AccessTokens.NoToken.class,
              refused -> assertThat(refused.error()).isEqualTo(AccessTokens.TAKEN_BACK));
      assertThat(bearers).hasSize(1);
      assertThat(send(transport).status()).isEqualTo(200);
      assertThat(logins).hasSize(2);
    }
  }

  @Test
  void noReplyShowsATokenOrASecret() throws IOException {
    sell.countDown();
    try (StubProvider stub = new StubProvider(this::answer);
        HttpTransport transport = transport(stub, KeyPlacement.ClientCredentials.Client.IN_FORM)) {
      assertThat(new String(send(transport).body(), StandardCharsets.UTF_8))
          .isEqualTo("{\"saw\":\"Bearer [key]\"}");
      assertThat(transport.redaction().of("token-number-1 " + SECRET)).isEqualTo("[key] [key]");
    }
  }

  @Test
  void aRefusedLoginIsAnErrorOfTheClosedSet() throws IOException {
    refuses(400, "{\"error\":\"invalid_client\"}", "AUTH");
    refuses(401, "{\"error_description\":\"no such client\"}", "AUTH");
    refuses(429, "{}", "RATE_LIMITED");
    refuses(503, "busy", "TRANSIENT");
    refuses(200, "", "MALFORMED");
  }

  private void refuses(int status, String body, String kind) throws IOException {
    try (StubProvider stub =
            new StubProvider(
                exchange -> StubProvider.send(exchange, status, "application/json", body));
        HttpTransport transport = transport(stub, KeyPlacement.ClientCredentials.Client.IN_FORM)) {
      assertThatThrownBy(() -> send(transport))
          .cause()
          .isInstanceOfSatisfying(
              AccessTokens.NoToken.class,
              refused -> assertThat(refused.error().kind()).isEqualTo(kind));
    }
  }
}
