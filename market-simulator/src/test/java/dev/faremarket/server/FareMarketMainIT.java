package dev.faremarket.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faremarket.FareMarket;
import dev.faremarket.Route;
import dev.faremarket.SimulatedMarket;
import dev.faremarket.metasearch.MetasearchMarket;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FareMarketMainIT {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String DEPARTURE = "2026-04-10";

  @ParameterizedTest
  @CsvSource({
    "--prot=1, there is no option --prot",
    "--port=x, --port must be a whole number",
    "--port=99999, a port is a number from 0 to 65535",
    "--seed, --seed needs a value",
    "--markets=0, markets must be between 1",
    "--market-speed=0, market speed must be a number above 0",
    "--serpapi-key=, key must not be blank",
    "--live-per-second=0, a rate limit needs at least 1 request",
    "--calendar-shows=all, --calendar-shows must be fares or metasearch"
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

  @Test
  void eachProviderShowsFaresAsTheyAreUnlessToldToBeAMetasearch() throws Exception {
    SimulatedMarket fares = SimulatedMarket.of(FareMarketOptions.parse("--markets=50").market());
    MetasearchMarket metasearch = new MetasearchMarket(fares, 1);
    Route route = routeThatDiffers(fares, metasearch);
    assertThat(livePrices(route)).isEqualTo(whole(fares, route));
    assertThat(livePrices(route, "--calendar-shows=metasearch")).isEqualTo(whole(fares, route));
    assertThat(livePrices(route, "--live-shows=metasearch")).isEqualTo(whole(metasearch, route));
    assertThat(calendarPrice(route)).isEqualTo(cached(fares, route));
    assertThat(calendarPrice(route, "--calendar-shows=metasearch"))
        .isEqualTo(cached(metasearch, route));
  }

  private static Route routeThatDiffers(SimulatedMarket fares, MetasearchMarket metasearch) {
    return fares.routes().stream()
        .filter(route -> !whole(fares, route).equals(whole(metasearch, route)))
        .filter(route -> !Double.valueOf(cached(fares, route)).equals(cached(metasearch, route)))
        .findFirst()
        .orElseThrow();
  }

  private static List<Long> whole(FareMarket market, Route route) {
    return market.fares(route, LocalDate.parse(DEPARTURE), NOON).stream()
        .map(fare -> WholeUnits.shown(fare.amountMinor(), fare.currency()))
        .toList();
  }

  private static double cached(FareMarket market, Route route) {
    CachedPrices.Row row =
        Objects.requireNonNull(
            new CachedPrices(market, 1)
                .row(new CachedPrices.Trip(route, LocalDate.parse(DEPARTURE), null), NOON, 9));
    return (double) row.fare().amountMinor() / WholeUnits.minorPerUnit(row.fare().currency());
  }

  private static List<Long> livePrices(Route route, String... options) throws Exception {
    try (FareMarketServer server = FareMarketMain.started(() -> NOON, with(options));
        HttpClient client = HttpClient.newHttpClient()) {
      String body =
          search(client, server, route, DEPARTURE, currency(client, server, route)).body();
      List<Long> prices = new ArrayList<>();
      for (String list : List.of("best_flights", "other_flights")) {
        new JsonMapper()
            .readTree(body)
            .path(list)
            .forEach(trip -> prices.add(trip.path("price").asLong()));
      }
      return prices;
    }
  }

  private static double calendarPrice(Route route, String... options) throws Exception {
    try (FareMarketServer server = FareMarketMain.started(() -> NOON, with(options));
        HttpClient client = HttpClient.newHttpClient()) {
      URI uri =
          server
              .address()
              .resolve(
                  "/aviasales/v3/prices_for_dates?token=calendar-key&one_way=true&origin="
                      + route.origin()
                      + "&destination="
                      + route.destination()
                      + "&departure_at="
                      + DEPARTURE
                      + "&currency="
                      + currency(client, server, route));
      String body =
          client
              .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      return new JsonMapper().readTree(body).path("data").path(0).path("price").asDouble();
    }
  }

  private static String[] with(String... options) {
    return Stream.concat(Stream.of("--markets=50"), Stream.of(options)).toArray(String[]::new);
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
