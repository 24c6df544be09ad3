package dev.faremarket.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CalendarIT {
  private static final String MONTH =
      "/aviasales/v3/grouped_prices?origin=TXL&destination=LIS&departure_at=2026-04"
          + "&group_by=departure_at&currency=eur&one_way=true";
  private final WrittenMarket market =
      new WrittenMarket()
          .price("TP", RunningServer.NOON.minus(Duration.ofDays(90)), 12_350)
          .price("TP", RunningServer.NOON.minus(Duration.ofHours(1)), 6_000);
  private final RunningServer running = new RunningServer(market, UnaryOperator.identity());

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void showsOneRowForMostDatesOfTheMonth() throws Exception {
    JsonNode reply = running.calendar(MONTH).json();
    assertThat(reply.path("success").asBoolean()).isTrue();
    assertThat(reply.path("currency").stringValue()).isEqualTo("eur");
    assertThat(reply.path("data").size()).isBetween(20, 30);
    JsonNode row = reply.path("data").iterator().next();
    assertThat(row.path("airline").stringValue()).isEqualTo("TP");
    assertThat(row.path("departure_at").stringValue()).endsWith("T09:30:00+01:00");
    assertThat(row.path("link").stringValue()).contains("search_date=0");
    assertThat(row.has("return_at")).isFalse();
  }

  @Test
  void showsThereAndBackOnTheDateAskedFor() throws Exception {
    JsonNode back =
        running
            .calendar(MONTH.replace("one_way=true", "one_way=false") + "&return_at=2026-04-30")
            .json()
            .path("data");
    assertThat(back.size()).isBetween(15, 30);
    JsonNode row = back.iterator().next();
    assertThat(row.path("return_at").stringValue()).startsWith("2026-04-30T");
    assertThat(row.path("duration_back").asInt()).isPositive();
    assertThat(running.calendar(MONTH + "&return_at=2026-04-30").status()).isEqualTo(400);
  }

  @Test
  void showsPricesThatHaveGoneByAndSomeOfTheNewOnes() throws Exception {
    JsonNode data = running.calendar(MONTH).json().path("data");
    int old = 0;
    int current = 0;
    for (JsonNode row : data) {
      if (row.path("price").decimalValue().toPlainString().equals("123.5")) {
        old++;
      } else {
        assertThat(row.path("price").asInt()).isEqualTo(60);
        current++;
      }
    }
    assertThat(old).isPositive();
    assertThat(current).isPositive();
    assertThat(old).isGreaterThan(current);
  }

  @Test
  void listsTheSameRowsByPrice() throws Exception {
    JsonNode grouped = running.calendar(MONTH).json().path("data");
    JsonNode listed =
        running
            .calendar(
                "/aviasales/v3/prices_for_dates?origin=TXL&destination=LIS&departure_at=2026-04"
                    + "&currency=eur&one_way=true&limit=1000&sorting=price")
            .json()
            .path("data");
    assertThat(listed).hasSameSizeAs(grouped);
    assertThat(listed.path(0).path("price").asDouble())
        .isLessThanOrEqualTo(listed.path(listed.size() - 1).path("price").asDouble());
  }

  @Test
  void wantsItsKeyAndACurrencyThatTheMarketHas() throws Exception {
    assertThat(running.get(MONTH).status()).isEqualTo(401);
    RunningServer.Reply roubles = running.calendar(MONTH.replace("currency=eur", "currency=rub"));
    assertThat(roubles.status()).isEqualTo(400);
    assertThat(roubles.json().path("success").asBoolean()).isFalse();
    assertThat(roubles.json().path("error").stringValue()).contains("EUR");
  }
}
