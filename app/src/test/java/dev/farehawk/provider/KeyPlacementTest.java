package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What goes over the wire, for each place that a key can have. */
class KeyPlacementTest {

  private static final ProviderKey KEY =
      new ProviderKey("partner", SecretText.of("p:w ü"), SecretText.of("a+b"));
  private final List<Sent> sent = new CopyOnWriteArrayList<>();

  private record Sent(
      String line, @Nullable String authorization, @Nullable String key, String rest) {}

  private Sent send(KeyPlacement placement, ProviderRequest request) {
    try (StubProvider stub =
            new StubProvider(exchange -> {
              sent.add(read(exchange));
              StubProvider.send(exchange, 200, "application/json", "{}");
            });
        HttpTransport transport =
            new HttpTransport(
                new ProviderConfig(
                    "p",
                    ProviderKind.SERPAPI,
                    stub.address(),
                    KEY,
                    true,
                    ProviderLimits.perSecond(9, Duration.ofSeconds(20), 4)),
                new PlainProvider(placement),
                Clock.systemUTC())) {
      transport.send(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sent.getLast();
  }

  private static Sent read(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return new Sent(
        exchange.getRequestMethod() + " " + exchange.getRequestURI(),
        headers.getFirst("Authorization"),
        headers.getFirst("Key"),
        headers.getFirst("Content-Type")
            + "|"
            + headers.getFirst("Accept")
            + "|"
            + (headers.getFirst("Call-Id") == null ? "" : "id")
            + "|"
            + body);
  }

  private static ProviderRequest get() {
    return ProviderRequest.get("/x", new LinkedHashMap<>(), List.of(AdapterContract.ASKED));
  }

  @Test
  void eachPlaceIsTheRightOne() {
    assertThat(send(new KeyPlacement.None(), get()))
        .isEqualTo(new Sent("GET /x", null, null, "null|application/json|id|"));
    assertThat(send(new KeyPlacement.Header("Key"), get()).key()).isEqualTo("a+b");
    assertThat(send(new KeyPlacement.Header("Key", "Token "), get()).key()).isEqualTo("Token a+b");
    assertThat(send(new KeyPlacement.QueryParameter("k"), get()).line())
        .isEqualTo("GET /x?k=a%2Bb");
    assertThat(send(new KeyPlacement.Bearer(), get()).authorization()).isEqualTo("Bearer a+b");
    String basic =
        Base64.getEncoder().encodeToString("partner:p:w ü".getBytes(StandardCharsets.UTF_8));
    assertThat(send(new KeyPlacement.Basic("Key"), get()))
        .returns("Basic " + basic, Sent::authorization)
        .returns("a+b", Sent::key);
    assertThat(send(new KeyPlacement.Basic(null), get()).key()).isNull();
  }

  @Test
  void aPostCarriesItsBodyAndHeaders() {
    LinkedHashMap<String, String> parameters = new LinkedHashMap<>();
    parameters.put("a", "b c");
    LinkedHashMap<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/vnd.x+json");
    ProviderRequest post =
        ProviderRequest.post(
                "/x",
                parameters,
                ProviderRequest.Body.json("{\"city\":\"蘇黎世\"}"),
                List.of(AdapterContract.ASKED))
            .withHeaders(headers);

    Sent wired = send(new KeyPlacement.QueryParameter("k"), post);

    assertThat(wired.line()).isEqualTo("POST /x?a=b+c&k=a%2Bb");
    assertThat(wired.rest())
        .isEqualTo("application/json; charset=UTF-8|application/vnd.x+json|id|{\"city\":\"蘇黎世\"}");
    assertThat(post.target()).isNotEqualTo(get().target()).contains("蘇黎世").contains("vnd.x");
  }

  @Test
  void saysWhichPartsAreMissing() {
    assertThat(new KeyPlacement.None().missing(null)).isEmpty();
    assertThat(new KeyPlacement.Bearer().missing(null)).containsExactly("key");
    assertThat(new KeyPlacement.Basic("Key").missing(ProviderKey.login("u", "s")))
        .containsExactly("key.api-key");
    assertThat(
            new KeyPlacement.ClientCredentials(
                    "/token", KeyPlacement.ClientCredentials.Client.IN_FORM, new LinkedHashMap<>())
                .missing(ProviderKey.of("k")))
        .containsExactly("key.user", "key.secret");
  }
}
