package dev.faremarket.server;

import dev.faremarket.MarketClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server on a free port with a clock that tests set, and a client that asks it. */
final class RunningServer implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final LocalDate DEPARTURE = LocalDate.parse("2026-04-10");
  private static final JsonMapper JSON = new JsonMapper();

  private final FareMarketServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private volatile Instant now = NOON;

  RunningServer(WrittenMarket market, UnaryOperator<ServerSettings> settings) {
    ServerSettings quick =
        ServerSettings.published("calendar-key", "live-key", 7)
            .withCalendar(ProviderSettings.calendar("calendar-key").withLatency(Latency.none()))
            .withLive(
                ProviderSettings.live("live-key")
                    .withLatency(Latency.none())
                    .withRate(RateLimit.perSecond(1000))
                    .withQuota(ProviderSettings.UNBOUNDED));
    MarketView view = new MarketView(market, new MarketClock(NOON, 1), _ -> ZoneOffset.ofHours(1));
    server = FareMarketServer.start(settings.apply(quick), view, () -> now);
  }

  /** A reply: its status, its body and, when it is JSON, the tree. */
  record Reply(HttpResponse<String> http) {
    int status() {
      return http.statusCode();
    }

    JsonNode json() {
      return JSON.readTree(http.body());
    }
  }

  FareMarketServer server() {
    return server;
  }

  void later(Duration by) {
    now = now.plus(by);
  }

  Reply live(String more) throws IOException, InterruptedException {
    return get(
        "/search.json?engine=google_flights&type=2&departure_id=TXL&arrival_id=LIS&currency=EUR"
            + "&outbound_date="
            + DEPARTURE
            + "&api_key=live-key"
            + more);
  }

  Reply fresh() throws IOException, InterruptedException {
    return live("&no_cache=true");
  }

  Reply calendar(String pathAndQuery) throws IOException, InterruptedException {
    return sent(
        HttpRequest.newBuilder(server.address().resolve(pathAndQuery))
            .header("X-Access-Token", "calendar-key"));
  }

  Reply get(String pathAndQuery) throws IOException, InterruptedException {
    return sent(HttpRequest.newBuilder(server.address().resolve(pathAndQuery)));
  }

  Reply post(String path, String body) throws IOException, InterruptedException {
    URI uri = server.address().resolve(path);
    return sent(HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private Reply sent(HttpRequest.Builder request) throws IOException, InterruptedException {
    return new Reply(
        client.send(
            request.timeout(Duration.ofSeconds(3)).build(), HttpResponse.BodyHandlers.ofString()));
  }

  @Override
  public void close() {
    client.shutdownNow();
    server.close();
  }
}
