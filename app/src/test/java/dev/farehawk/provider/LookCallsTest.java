package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.LookReason;
import dev.farehawk.fare.Market;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.Offer;
import dev.farehawk.platform.flags.Switches;
import dev.farehawk.provider.budget.InMemoryBudgetLedger;
import dev.farehawk.provider.declarative.DeclaredContract;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks that take several pages, over real HTTP and through the real gateway. */
class LookCallsTest {

  private static final FareQueryRef ASKED =
      new FareQueryRef(
          7, FareQuery.oneWay(Market.of("ZRH", "LHR"), LocalDate.of(2027, 3, 14), "CH", "CHF"));

  private static final String DEFINITION =
      """
      farehawk-provider: 1
      title: Provider of pages
      contract: {documented-at: https://example.org/x, read-on: "2026-11-25", access: free-key}
      address: https://api.example.org
      capabilities:
        freshness: live
        granularity: itinerary
        price-basis: per-adult
        dates-per-call: one
        carriers: all
      request:
        method: GET
        path: /fares
        auth: {kind: query, name: key}
        query:
          route: "{origin}-{destination}"
          date: "{departure}"
      #parameters
      reply:
        rows: rows
        fields:
          price: {at: price, then: [major]}
          currency: {at: currency, of: reply}
          origin: from
          destination: to
          departs: {at: at, then: [{date-time: iso}]}
          carrier: by
          stops: stops
      pages:
      #pages
      """;

  @TempDir private Path folder;

  private DeclaredContract contract(String parameters, String pages) {
    Path file = folder.resolve("pages.yaml");
    try {
      Files.writeString(
          file, DEFINITION.replace("#parameters", parameters).replace("#pages", pages));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return DeclaredContract.of(file.toString());
  }

  private static ProviderConfig config(StubProvider stub, DeclaredContract contract, int atOnce) {
    return new ProviderConfig(
        "pages",
        ProviderKind.DECLARATIVE,
        stub.address(),
        ProviderKey.of("S3CR3T"),
        true,
        ProviderLimits.perSecond(1000, Duration.ofSeconds(10), atOnce),
        contract);
  }

  private static ProviderGateway gateway(ProviderConfig config) {
    return new ProviderGateway(
        config,
        new InMemoryBudgetLedger(),
        _ -> {},
        Clock.systemUTC(),
        new SimpleMeterRegistry(),
        Switches.NONE_STOPPED);
  }

  private static ProviderResult look(ProviderGateway gateway) {
    Admission admission = gateway.admit(() -> {});
    assertThat(admission).isInstanceOf(Admission.Granted.class);
    try (LookCalls calls =
        new LookCalls(
            gateway,
            ((Admission.Granted) admission).ticket(),
            CallOrder.live(LookReason.READY),
            Clock.systemUTC())) {
      return calls.call(gateway.provider().plan(List.of(ASKED)).getFirst());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private ProviderResult look(StubProvider stub, DeclaredContract contract) {
    try (stub;
        ProviderGateway gateway = gateway(config(stub, contract, 1))) {
      return look(gateway);
    }
  }

  private static List<Long> prices(ProviderResult result) {
    assertThat(result).isInstanceOf(ProviderResult.Found.class);
    return ((ProviderResult.Found) result)
        .answers().stream()
            .flatMap(answer -> answer.offers().stream())
            .map(Offer::price)
            .map(Money::minor)
            .map(minor -> minor / 100)
            .toList();
  }

  private static String rows(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(price ->
            """
            {"price": %d, "from": "ZRH", "to": "LHR", "at": "2027-03-14T07:05", "by": "LX",
             "stops": 0}\
            """
                .formatted(price))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static void reply(HttpExchange exchange, String rows, String more) throws IOException {
    StubProvider.send(
        exchange,
        200,
        "application/json",
        "{\"currency\": \"CHF\", \"rows\": " + rows + more + "}");
  }

  private static Map<String, String> query(HttpExchange exchange) {
    return query(exchange.getRequestURI());
  }

  private static Map<String, String> query(URI uri) {
    return List.of(uri.getRawQuery().split("&", -1)).stream()
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  /** 7 rows in pages of 3, by number. */
  private static StubProvider numbered(String parameter, int first, int step) {
    return new StubProvider(exchange -> {
      int index = (Integer.parseInt(query(exchange).get(parameter)) - first) / step;
      int begin = 101 + index * 3;
      reply(exchange, rows(begin, Math.clamp(108 - begin, 0, 3)), "");
    });
  }

  @Test
  void countsPagesUntilOneIsShort() {
    StubProvider stub = numbered("page", 1, 1);

    ProviderResult result =
        look(
            stub,
            contract(
                "    page: \"{page}\"\n    size: \"{page-size}\"",
                "  {kind: page, first: 1, size: 3, most: 5, partial: refuse}"));

    assertThat(prices(result)).containsExactly(101L, 102L, 103L, 104L, 105L, 106L, 107L);
    assertThat(stub.asked())
        .extracting(uri -> query(uri).get("page"))
        .containsExactly("1", "2", "3");
    assertThat(stub.asked()).allSatisfy(uri -> assertThat(query(uri)).containsEntry("size", "3"));
  }

  @Test
  void countsRowsUntilAPageIsShort() {
    StubProvider stub = numbered("from", 0, 3);

    ProviderResult result =
        look(
            stub,
            contract(
                "    from: \"{offset}\"",
                "  {kind: offset, first: 0, size: 3, most: 5, partial: refuse}"));

    assertThat(prices(result)).hasSize(7);
    assertThat(stub.asked())
        .extracting(uri -> query(uri).get("from"))
        .containsExactly("0", "3", "6");
  }

  @Test
  void followsACursorThatIsOnlyThereFromTheSecondPageOn() {
    StubProvider stub =
        new StubProvider(exchange -> {
          String after = query(exchange).get("after");
          if (after == null) {
            reply(exchange, rows(101, 2), ", \"next\": \"a+b/&=\"");
          } else {
            assertThat(after).isEqualTo("a+b/&=");
            reply(exchange, rows(103, 1), ", \"next\": null");
          }
        });

    ProviderResult result =
        look(
            stub,
            contract(
                "    after: \"{cursor}\"",
                "  {kind: cursor, next: next, most: 5, partial: refuse}"));

    assertThat(prices(result)).containsExactly(101L, 102L, 103L);
    assertThat(stub.asked()).hasSize(2);
  }

  @Test
  void followsALinkToItsPathButNeverToAnotherHost() {
    StubProvider stub =
        new StubProvider(exchange -> {
          assertThat(query(exchange)).containsEntry("key", "S3CR3T");
          if (exchange.getRequestURI().getPath().equals("/fares")) {
            reply(
                exchange,
                rows(101, 2),
                ", \"links\": {\"next\": \"https://evil.example/more?p=2&key=stolen\"}");
          } else {
            assertThat(exchange.getRequestURI().getPath()).isEqualTo("/more");
            reply(exchange, rows(103, 1), "");
          }
        });

    ProviderResult result =
        look(stub, contract("", "  {kind: next-link, next: links.next, most: 5, partial: refuse}"));

    assertThat(prices(result)).containsExactly(101L, 102L, 103L);
    assertThat(stub.asked()).hasSize(2);
  }

  @Test
  void keepsOrRefusesWhatItHasWhenThereAreMorePagesThanItTakes() {
    String parameters = "    page: \"{page}\"";
    String pages = "  {kind: page, first: 1, size: 3, most: 2, partial: %s}";

    assertThat(prices(look(numbered("page", 1, 1), contract(parameters, pages.formatted("keep")))))
        .containsExactly(101L, 102L, 103L, 104L, 105L, 106L);
    assertThat(look(numbered("page", 1, 1), contract(parameters, pages.formatted("refuse"))))
        .isEqualTo(
            new ProviderResult.Failed(new ProviderError.Malformed("there are more than 2 pages")));
  }

  @Test
  void keepsOrRefusesWhatItHasWhenAPageFails() {
    String parameters = "    page: \"{page}\"";
    String pages = "  {kind: page, first: 1, size: 3, most: 5, partial: %s}";
    StubProvider.Script script =
        exchange -> {
          if ("1".equals(query(exchange).get("page"))) {
            reply(exchange, rows(101, 3), "");
          } else {
            StubProvider.send(exchange, 500, "application/json", "{}");
          }
        };

    assertThat(
            prices(look(new StubProvider(script), contract(parameters, pages.formatted("keep")))))
        .hasSize(3);
    assertThat(look(new StubProvider(script), contract(parameters, pages.formatted("refuse"))))
        .isEqualTo(new ProviderResult.Failed(new ProviderError.Transient("HTTP 500", null)));
  }

  @Test
  void anEmptyPageIsTheEnd() {
    StubProvider stub =
        new StubProvider(exchange ->
            reply(exchange, "1".equals(query(exchange).get("page")) ? rows(101, 3) : "[]", ""));

    assertThat(
            prices(
                look(
                    stub,
                    contract(
                        "    page: \"{page}\"",
                        "  {kind: page, first: 1, size: 3, most: 5, partial: refuse}"))))
        .hasSize(3);
  }

  @Test
  void everyPageCostsACall() {
    DeclaredContract contract =
        contract(
            "    page: \"{page}\"", "  {kind: page, first: 1, size: 3, most: 5, partial: keep}");
    try (StubProvider stub = numbered("page", 1, 1)) {
      ProviderConfig config =
          new ProviderConfig(
              "pages",
              ProviderKind.DECLARATIVE,
              stub.address(),
              ProviderKey.of("S3CR3T"),
              true,
              new ProviderLimits(1000, Duration.ofSeconds(1), 2L, 0L, Duration.ofSeconds(10), 1),
              contract);
      try (ProviderGateway gateway = gateway(config)) {
        // Two calls a day: the third page is not admitted, and what was had is kept.
        assertThat(prices(look(gateway))).hasSize(6);
        assertThat(stub.asked()).hasSize(2);
        assertThat(gateway.budget().limits())
            .filteredOn(limit -> limit.kind() == LimitState.Kind.QUOTA)
            .singleElement()
            .returns(2L, LimitState::used);
      }
    }
  }
}
