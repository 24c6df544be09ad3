package dev.faremarket.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LiveSearchIT {
  private final WrittenMarket market =
      new WrittenMarket()
          .price("TP", RunningServer.NOON.minus(Duration.ofDays(90)), 12_350)
          .price("LH", RunningServer.NOON.minus(Duration.ofDays(90)), 9_949)
          .price("TP", RunningServer.NOON.plusSeconds(60), 8_049);
  private RunningServer running = new RunningServer(market, UnaryOperator.identity());

  @AfterEach
  void stop() {
    running.close();
  }

  private void with(UnaryOperator<ProviderSettings> live) {
    running.close();
    running = new RunningServer(market, all -> all.withLive(live.apply(all.live())));
  }

  @Test
  void showsTheMarketInWholeUnitsCheapestFirst() throws Exception {
    JsonNode reply = running.fresh().json();
    JsonNode first = reply.path("best_flights").path(0);
    assertThat(first.path("price").asLong()).isEqualTo(99);
    assertThat(first.path("flights")).hasSize(2);
    assertThat(first.path("flights").path(0).path("flight_number").stringValue())
        .isEqualTo("LH 531");
    assertThat(first.path("layovers")).hasSize(1);
    assertThat(reply.path("best_flights").path(1).path("price").asLong()).isEqualTo(124);
    assertThat(reply.path("search_parameters").path("currency").stringValue()).isEqualTo("EUR");
    assertThat(reply.has("error")).isFalse();
  }

  @Test
  void sellsThereAndBackForLessThanBothApart() throws Exception {
    JsonNode reply =
        running.live("&no_cache=true&type=1&return_date=" + RunningServer.DEPARTURE).json();
    JsonNode first = reply.path("best_flights").path(0);
    assertThat(first.path("type").stringValue()).isEqualTo("Round trip");
    assertThat(first.path("price").asLong()).isEqualTo(Math.round(2 * 99.49 * 0.9));
    assertThat(reply.path("search_parameters").path("type").stringValue()).isEqualTo("1");
    assertThat(reply.path("search_parameters").path("return_date").stringValue())
        .isEqualTo(RunningServer.DEPARTURE.toString());
    LoggedReply logged = running.server().replies().complete().getFirst();
    assertThat(logged.returning()).isEqualTo(RunningServer.DEPARTURE);
    assertThat(logged.offers().getFirst()).isEqualTo(new LoggedOffer("LH", 1, 17_900));
  }

  @Test
  void logsWhatItShowedUnderTheRequestId() throws Exception {
    String id = running.fresh().json().path("search_metadata").path("id").stringValue();
    running.later(Duration.ofSeconds(61));
    running.fresh();
    List<LoggedReply> log = running.server().replies().complete();
    assertThat(log).hasSize(2);
    assertThat(log.getFirst())
        .isEqualTo(
            new LoggedReply(
                id,
                RunningServer.NOON,
                WrittenMarket.ROUTE,
                RunningServer.DEPARTURE,
                "EUR",
                List.of(new LoggedOffer("LH", 1, 9_900), new LoggedOffer("TP", 0, 12_400)),
                null));
    assertThat(log.getLast().offers()).contains(new LoggedOffer("TP", 0, 8_000));
  }

  @Test
  void answersEqualSearchesFromItsCacheForAnHourUnlessTold() throws Exception {
    JsonNode first = running.live("").json();
    running.later(Duration.ofMinutes(59));
    assertThat(running.live("").json()).isEqualTo(first);
    assertThat(running.fresh().json().path("best_flights").path(0).path("price").asLong())
        .isEqualTo(80);
    running.later(Duration.ofMinutes(2));
    assertThat(running.live("").json().path("best_flights").path(0).path("price").asLong())
        .isEqualTo(80);
    assertThat(first.path("price_insights").path("price_history")).hasSize(60);
  }

  @Test
  void saysThatThereAreNoFlights() throws Exception {
    JsonNode reply =
        running
            .get(
                "/search.json?engine=google_flights&type=2&departure_id=TXL&arrival_id=OSL"
                    + "&outbound_date=2026-04-10&currency=EUR&no_cache=true&api_key=live-key")
            .json();
    assertThat(reply.path("error").stringValue()).contains("hasn't returned any results");
    assertThat(reply.has("best_flights")).isFalse();
    assertThat(running.server().replies().complete().getFirst().offers()).isEmpty();
  }

  @Test
  void refusesTheWrongKeyAndWhatItDoesNotSell() throws Exception {
    assertThat(running.get("/search.json?engine=google_flights&api_key=x").status()).isEqualTo(401);
    RunningServer.Reply otherCurrency = running.live("&currency=USD");
    assertThat(otherCurrency.status()).isEqualTo(400);
    assertThat(otherCurrency.json().path("error").stringValue()).contains("EUR");
    assertThat(running.live("&type=3").json().path("error").stringValue()).contains("round trip");
    assertThat(running.live("&type=1").json().path("error").stringValue()).contains("return_date");
    assertThat(running.live("&type=1&return_date=2026-01-01").json().path("error").stringValue())
        .contains("before");
    assertThat(running.live("&outbound_date=soon").json().path("error").stringValue())
        .contains("YYYY-MM-DD");
  }

  @Test
  void answersNoMoreThanTheRateLimitUntilTheNextWindow() throws Exception {
    with(live -> live.withRate(RateLimit.perMinute(2)));
    assertThat(running.fresh().status()).isEqualTo(200);
    assertThat(running.fresh().status()).isEqualTo(200);
    assertThat(running.fresh().status()).isEqualTo(429);
    assertThat(running.get("/account.json?api_key=live-key").status()).isEqualTo(200);
    running.later(Duration.ofMinutes(1));
    assertThat(running.fresh().status()).isEqualTo(200);
  }

  @Test
  void billsFreshSearchesAloneAndStopsAtTheQuota() throws Exception {
    with(live -> live.withQuota(2));
    running.live("");
    running.live("");
    running.fresh();
    JsonNode account = running.get("/account.json?api_key=live-key").json();
    assertThat(account.path("this_month_usage").asLong()).isEqualTo(2);
    assertThat(account.path("plan_searches_left").asLong()).isZero();
    RunningServer.Reply over = running.fresh();
    assertThat(over.status()).isEqualTo(429);
    assertThat(over.json().path("error").stringValue()).contains("run out");
    assertThat(running.live("").status()).isEqualTo(200);
  }
}
