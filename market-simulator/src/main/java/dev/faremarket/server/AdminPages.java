package dev.faremarket.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.faremarket.FareChange;
import dev.faremarket.MarketFare;
import dev.faremarket.Route;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Switches faults and tells the truth: {@code GET} and {@code POST /admin/faults} with {@code
 * {"faults":[{"kind":"HANG","rate":0.05,"api":"LIVE"}]}}, and {@code GET
 * /admin/truth?origin=&destination=&departure=&from=&to=} with instants of wall time. It asks for
 * no key, because it is reached over the loopback interface alone.
 */
final class AdminPages implements HttpHandler {
  private static final int LONGEST_BODY = 64 * 1024;

  private final MarketView view;
  private final FaultBoard faults;
  private final JsonMapper json;

  AdminPages(MarketView view, FaultBoard faults, JsonMapper json) {
    this.view = view;
    this.faults = faults;
    this.json = json;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      byte[] body = json.writeValueAsBytes(answer.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      exchange.sendResponseHeaders(answer.status(), body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    try {
      return switch (asked) {
        case "GET /admin/faults" -> Answer.of(200, Map.of("faults", faults.active()));
        case "POST /admin/faults" -> {
          faults.set(read(exchange));
          yield Answer.of(200, Map.of("faults", faults.active()));
        }
        case "GET /admin/truth" -> Answer.of(200, truth(Question.of(exchange.getRequestURI())));
        default -> Answer.of(404, Map.of("error", "there is no " + asked));
      };
    } catch (BadQuestion | IllegalArgumentException | DateTimeException | JacksonException wrong) {
      return Answer.of(400, Map.of("error", String.valueOf(wrong.getMessage())));
    }
  }

  private List<Fault> read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
    JsonNode list = json.readTree(body).path("faults");
    if (!list.isArray()) {
      throw new BadQuestion(
          "send {\"faults\":[{\"kind\":\"HANG\",\"rate\":0.05,\"api\":\"LIVE\"}]}");
    }
    List<Fault> read = new ArrayList<>();
    for (JsonNode fault : list) {
      if (!fault.path("kind").isString() || !fault.path("rate").isNumber()) {
        throw new BadQuestion("every fault needs a kind (text) and a rate (0 to 1): " + fault);
      }
      String api = fault.path("api").isString() ? fault.path("api").stringValue() : null;
      read.add(Fault.named(fault.path("kind").stringValue(), fault.path("rate").asDouble(), api));
    }
    return read;
  }

  private Map<String, Object> truth(Question question) {
    Route route = new Route(question.required("origin"), question.required("destination"));
    LocalDate departure = LocalDate.parse(question.required("departure"));
    String back = question.optional("return");
    LocalDate returning = back == null ? null : LocalDate.parse(back);
    Instant from = Instant.parse(question.required("from"));
    Instant to = Instant.parse(question.required("to"));
    List<Map<String, Object>> first = new ArrayList<>();
    for (MarketFare fare : view.fares(route, departure, returning, from)) {
      first.add(row(fare.carrier(), fare.stops(), from, fare.amountMinor()));
    }
    List<Map<String, Object>> changes = new ArrayList<>();
    for (FareChange change :
        view.market()
            .changes(
                route,
                departure,
                returning,
                view.clock().marketTime(from),
                view.clock().marketTime(to))) {
      changes.add(
          row(
              change.carrier(),
              change.stops(),
              view.clock().wallTime(change.at()),
              change.amountMinor()));
    }
    return Map.of("fares", first, "changes", changes);
  }

  private static Map<String, Object> row(
      String carrier, int stops, Instant wall, @Nullable Long amountMinor) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("at", wall.toString());
    row.put("carrier", carrier);
    row.put("stops", stops);
    if (amountMinor != null) {
      row.put("amount_minor", amountMinor);
    }
    return row;
  }
}
