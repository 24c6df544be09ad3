package dev.faremarket.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class FaultsIT {
  private final WrittenMarket market =
      new WrittenMarket()
          .price("TP", RunningServer.NOON.minus(Duration.ofDays(90)), 12_300)
          .price("TP", RunningServer.NOON.minus(Duration.ofMinutes(30)), 9_000);
  private final RunningServer running = new RunningServer(market, UnaryOperator.identity());

  @AfterEach
  void stop() {
    running.close();
  }

  private RunningServer.Reply liveUnder(FaultKind kind) throws Exception {
    running.server().faults().set(List.of(new Fault(kind, 1, MarketApi.LIVE)));
    return running.fresh();
  }

  private JsonNode firstTrip(FaultKind kind) throws Exception {
    return liveUnder(kind).json().path("best_flights").path(0);
  }

  @Test
  void failsInEveryWayThatTransportCan() throws Exception {
    RunningServer.Reply limited = liveUnder(FaultKind.RATE_LIMITED);
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.http().headers().firstValue("Retry-After")).contains("2");
    assertThat(liveUnder(FaultKind.SERVER_ERROR).status()).isEqualTo(503);
    assertThatThrownBy(() -> liveUnder(FaultKind.HANG)).isInstanceOf(HttpTimeoutException.class);
    assertThatThrownBy(() -> liveUnder(FaultKind.TRUNCATED)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> liveUnder(FaultKind.MALFORMED).json())
        .isInstanceOf(JacksonException.class);
    assertThat(running.server().replies().complete()).isEmpty();
  }

  @Test
  void liesAboutPricesAndLogsTheLie() throws Exception {
    assertThat(firstTrip(FaultKind.ONE_DOLLAR_FARE).path("price").asLong()).isEqualTo(1);
    assertThat(firstTrip(FaultKind.MINOR_UNITS).path("price").asLong()).isEqualTo(9000);
    assertThat(firstTrip(FaultKind.NEGATIVE_PRICE).path("price").asLong()).isEqualTo(-90);
    assertThat(firstTrip(FaultKind.STALE_CACHE).path("price").asLong()).isEqualTo(123);
    assertThat(firstTrip(FaultKind.RETURN_FOR_ONE_WAY).path("type").stringValue())
        .isEqualTo("Round trip");
    JsonNode flipped = liveUnder(FaultKind.CURRENCY_FLIP).json();
    assertThat(flipped.path("search_parameters").path("currency").stringValue()).isEqualTo("USD");
    assertThat(running.server().replies().complete())
        .extracting(LoggedReply::fault, reply -> reply.offers().getFirst().priceMinor())
        .startsWith(
            tuple(FaultKind.ONE_DOLLAR_FARE, 100L),
            tuple(FaultKind.MINOR_UNITS, 900_000L),
            tuple(FaultKind.NEGATIVE_PRICE, -9_000L));
  }

  @Test
  void sellsOneWayForAReturnAndSaysSo() throws Exception {
    running
        .server()
        .faults()
        .set(List.of(new Fault(FaultKind.ONE_WAY_FOR_RETURN, 1, MarketApi.LIVE)));
    JsonNode lie =
        running.live("&no_cache=true&type=1&return_date=" + RunningServer.DEPARTURE).json();
    assertThat(lie.path("best_flights").path(0).path("type").stringValue()).isEqualTo("One way");
    assertThat(lie.path("search_parameters").path("type").stringValue()).isEqualTo("2");
    assertThat(running.fresh().json().path("best_flights").path(0).path("price").asLong())
        .as("a question about one way is answered truly")
        .isEqualTo(90);
  }

  @Test
  void hidesFlightsOrShowsThemTwice() throws Exception {
    JsonNode empty = liveUnder(FaultKind.EMPTY).json();
    assertThat(empty.path("error").stringValue()).isEqualTo(LiveContract.NO_RESULTS);
    assertThat(liveUnder(FaultKind.DUPLICATE_ROWS).json().path("best_flights")).hasSize(2);
    assertThat(liveUnder(FaultKind.ERROR_IN_OK).json().propertyNames()).containsExactly("error");
    assertThat(running.server().replies().complete())
        .extracting(reply -> reply.offers().size())
        .containsExactly(0, 1);
  }

  @Test
  void saysHowOldAStaleReplyIs() throws Exception {
    JsonNode reply = liveUnder(FaultKind.STALE_CACHE).json();
    assertThat(reply.path("search_metadata").path("created_at").stringValue())
        .isEqualTo("2026-03-02 10:50:00 UTC");
  }

  @Test
  void sendsAHugeBody() throws Exception {
    assertThat(liveUnder(FaultKind.HUGE_BODY).http().body().length()).isGreaterThan(64 << 20);
  }

  @Test
  void isSwitchedOverHttp() throws Exception {
    RunningServer.Reply on =
        running.post(
            "/admin/faults",
            "{\"faults\":[{\"kind\":\"server_error\",\"rate\":1,\"api\":\"LIVE\"}]}");
    assertThat(on.status()).isEqualTo(200);
    assertThat(running.fresh().status()).isEqualTo(503);
    assertThat(
            running
                .calendar(
                    "/aviasales/v3/prices_for_dates?origin=TXL&destination=LIS"
                        + "&departure_at=2026-04-10&currency=eur")
                .status())
        .isEqualTo(200);
    running.post("/admin/faults", "{\"faults\":[]}");
    assertThat(running.fresh().status()).isEqualTo(200);
    RunningServer.Reply wrong =
        running.post("/admin/faults", "{\"faults\":[{\"kind\":\"NONE\",\"rate\":1}]}");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().path("error").stringValue()).contains("HANG");
    assertThat(running.post("/admin/faults", "{").status()).isEqualTo(400);
  }

  @Test
  void tellsTheTruth() throws Exception {
    JsonNode truth =
        running
            .get(
                "/admin/truth?origin=TXL&destination=LIS&departure=2026-04-10"
                    + "&from=2026-03-02T11:00:00Z&to=2026-03-02T12:00:00Z")
            .json();
    assertThat(truth.path("fares").path(0).path("amount_minor").asLong()).isEqualTo(12_300);
    assertThat(truth.path("changes").path(0).path("at").stringValue())
        .isEqualTo("2026-03-02T11:30:00Z");
    assertThat(truth.path("changes").path(0).path("amount_minor").asLong()).isEqualTo(9_000);
    assertThat(running.get("/admin/truth?origin=TXL").status()).isEqualTo(400);
  }
}
