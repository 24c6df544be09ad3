package dev.faremarket.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faremarket.Route;
import dev.faremarket.SimulatedMarket;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FareMarketMainIT {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "--prot=1, there is no option --prot",
    "--port=x, --port must be a whole number",
    "--port=99999, a port is a number from 0 to 65535",
    "--seed, --seed needs a value",
    "--markets=0, markets must be between 1",
    "--market-speed=0, market speed must be a number above 0",
    "--serpapi-key=, key must not be blank",
    "--live-per-second=0, a rate limit needs at least 1 request"
  })
  void saysWhatIsWrongWithItsOptions(String argument, String sentence) {
    assertThatThrownBy(() -> FareMarketMain.started(() -> NOON, argument))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void saysThatThePortIsTaken() {
    try (FareMarketServer first = FareMarketMain.started(() -> NOON, "--markets", "10")) {
      String port = Integer.toString(first.address().getPort());
      assertThatThrownBy(() -> FareMarketMain.started(() -> NOON, "--markets=10", "--port", port))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("cannot listen on 127.0.0.1:" + port);
    }
  }

  @Test
  void answersManySearchesAtOnceFromTheSimulatedMarket() throws Exception {
    FareMarketOptions options =
        FareMarketOptions.parse("--markets=50", "--live-per-second=1000000", "--seed=3");
    Route route = SimulatedMarket.of(options.market()).routes().getFirst();
    try (FareMarketServer server =
            FareMarketMain.started(
                () -> NOON, "--markets=50", "--live-per-second=1000000", "--seed=3");
        HttpClient client = HttpClient.newHttpClient()) {
      String currency = currency(client, server, route);
      List<Future<Integer>> answers = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 300; i++) {
          String date = NOON.plusSeconds(86_400L * (i % 60 + 5)).toString().substring(0, 10);
          answers.add(
              threads.submit(() -> search(client, server, route, date, currency).statusCode()));
        }
      }
      assertThat(answers).extracting(Future::resultNow).containsOnly(200);
      assertThat(server.replies().size()).isEqualTo(300);
    }
  }

  private static String currency(HttpClient client, FareMarketServer server, Route route)
      throws Exception {
    String refused = search(client, server, route, "2026-03-20", "XXX").body();
    return refused.replaceAll(".*are in ([A-Z]{3}).*", "$1");
  }

  private static HttpResponse<String> search(
      HttpClient client, FareMarketServer server, Route route, String date, String currency)
      throws Exception {
    URI uri =
        server
            .address()
            .resolve(
                "/search.json?engine=google_flights&type=2&no_cache=true&api_key=live-key"
                    + "&departure_id="
                    + route.origin()
                    + "&arrival_id="
                    + route.destination()
                    + "&outbound_date="
                    + date
                    + "&currency="
                    + currency);
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
