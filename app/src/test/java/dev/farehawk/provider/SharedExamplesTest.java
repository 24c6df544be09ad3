package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.provider.amadeus.AmadeusProvider;
import dev.farehawk.provider.duffel.DuffelProvider;
import dev.farehawk.provider.expedia.ExpediaCalendar;
import dev.farehawk.provider.expedia.ExpediaListings;
import dev.farehawk.provider.serpapi.SerpApiProvider;
import dev.farehawk.provider.travelpayouts.TravelpayoutsProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The providers' own examples, read by the adapters as they are. They lie beside the project and
 * are not part of it; where they are absent nothing is tested.
 */
class SharedExamplesTest {

  private static final Path EXAMPLES = Path.of("..", "..", "shared", "providers");
  private static final JsonMapper JSON = JsonMapper.shared();

  @BeforeAll
  static void needsTheExamples() {
    assumeTrue(
        Files.isDirectory(EXAMPLES), "the providers' examples are not beside the project: skipped");
  }

  private static String text(String file) {
    try {
      return Files.readString(EXAMPLES.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FareQueryRef asked(String from, String to, String date, String currency) {
    return new FareQueryRef(
        1, FareQuery.oneWay(Market.of(from, to), LocalDate.parse(date), "XX", currency));
  }

  private static ProviderResult read(
      FareProvider provider, FareQueryRef asked, int status, String type, String body) {
    ProviderRequest request = provider.plan(List.of(asked)).getFirst();
    return provider.parse(
        request,
        new ProviderReply(
            "ours",
            status,
            Map.of("content-type", type),
            body.getBytes(StandardCharsets.UTF_8),
            Instant.parse("2026-11-20T10:00:00Z")));
  }

  private static String kind(ProviderResult result) {
    return result instanceof ProviderResult.Failed(ProviderError error) ? error.kind() : "FOUND";
  }

  private static List<String> offers(ProviderResult result) {
    return AdapterContract.found(result).answers().getFirst().offers().stream()
        .map(offer -> offer.carrier() + " " + offer.stops() + " " + offer.price())
        .toList();
  }

  @Test
  void duffelsOffers() {
    DuffelProvider duffel = new DuffelProvider("duffel");
    FareQueryRef stuttgart = asked("LHR", "STR", "2022-06-15", "GBP");
    String recorded = text("duffel/fixtures/java__offer_request.json");

    assertThat(kind(read(duffel, stuttgart, 201, "application/json", recorded))).isEqualTo("AUTH");
    assertThat(
            offers(
                read(
                    duffel,
                    stuttgart,
                    201,
                    "application/json",
                    recorded.replace("\"live_mode\": false", "\"live_mode\": true"))))
        .hasSize(11)
        .contains("BA NONSTOP 80.99 GBP", "EW NONSTOP 412.80 GBP");
    assertThat(
            offers(
                read(
                    duffel,
                    asked("LHR", "JFK", "2020-06-13", "GBP"),
                    201,
                    "application/json",
                    text("duffel/fixtures/python__create-offer-request.json"))))
        .containsExactly("BA NONSTOP 45.00 GBP");
  }

  @Test
  void duffelsErrors() {
    Map<String, String> kinds =
        Map.of(
            "401_authorization", "AUTH",
            "404_not_found", "PERMANENT",
            "422_validation_error", "INVALID",
            "429_rate_limit", "RATE_LIMITED",
            "500_airline_internal", "TRANSIENT");
    kinds.forEach((name, kind) -> {
      ProviderResult result =
          read(
              new DuffelProvider("duffel"),
              AdapterContract.ASKED,
              Integer.parseInt(name.substring(0, 3)),
              "application/json",
              text("duffel/fixtures/java__" + name + ".json"));
      assertThat(kind(result)).as(name).isEqualTo(kind);
      assertThat(AdapterContract.error(result).message()).hasSizeGreaterThan(20);
    });
  }

  @Test
  void amadeussOffers() {
    JsonNode reply =
        JSON.readTree(text("amadeus/FlightOffersSearch_v2_swagger_specification.json"))
            .path("responses")
            .path("GETAirOffersReply")
            .path("schema")
            .path("example");

    assertThat(
            offers(
                read(
                    new AmadeusProvider("amadeus"),
                    asked("SYD", "BKK", "2021-11-01", "EUR"),
                    200,
                    "application/vnd.amadeus+json",
                    reply.toString())))
        .containsExactly("PR ONE 355.34 EUR", "PR ONE 355.34 EUR");
  }

  /** Dates stay the texts that they are on the wire. */
  private static JsonNode expedia() {
    Resolver withoutDates =
        new Resolver() {
          @Override
          public void addImplicitResolver(
              Tag tag, java.util.regex.Pattern regexp, String first, int limit) {
            if (!tag.equals(Tag.TIMESTAMP)) {
              super.addImplicitResolver(tag, regexp, first, limit);
            }
          }
        };
    LoaderOptions loading = new LoaderOptions();
    DumperOptions dumping = new DumperOptions();
    Yaml yaml =
        new Yaml(
            new SafeConstructor(loading), new Representer(dumping), dumping, loading, withoutDates);
    Object root = yaml.load(text("expedia-xap/xap-flight-v3.specs.yaml"));
    return JSON.valueToTree(root);
  }

  @Test
  void expediasListings() {
    JsonNode example =
        expedia()
            .path("paths")
            .path("/flights/listings")
            .path("get")
            .path("responses")
            .path("200")
            .path("content")
            .path("application/vnd.exp-flight.v3+json")
            .path("example");

    ProviderResult result =
        read(
            new ExpediaListings("expedia"),
            asked("LAS", "FLL", "2021-11-01", "USD"),
            200,
            "application/vnd.exp-flight.v3+json",
            example.toString());

    assertThat(AdapterContract.found(result).answers().getFirst().offers())
        .singleElement()
        .returns("NK", offer -> offer.carrier().iata())
        .returns(StopsClass.NONSTOP, offer -> offer.stops())
        .returns(10, offer -> offer.seatsLeft())
        .returns("545.16 USD", offer -> offer.price().toString())
        .satisfies(offer -> assertThat(offer.departsAt()).isEqualTo("2021-11-01T22:40:00"));
  }

  @Test
  void expediasErrorsAndCalendars() {
    JsonNode paths = expedia().path("paths");
    Map<String, FareProvider> providers =
        Map.of(
            "/flights/listings", new ExpediaListings("listings"),
            "/flights/farecalendar", ExpediaCalendar.ofTwoMonths("calendar"),
            "/flights/flexsearch", ExpediaCalendar.ofAWeek("week"));
    Map<String, List<String>> kinds =
        Map.of(
            // The examples are for other dates, or in another currency, than this question.
            "200", List.of("INVALID", "EMPTY"),
            "400", List.of("INVALID"),
            "401", List.of("AUTH"),
            "403", List.of("AUTH"),
            "404", List.of("PERMANENT"),
            "409", List.of("EMPTY"),
            "429", List.of("RATE_LIMITED"),
            "500", List.of("TRANSIENT", "EMPTY", "INVALID"),
            "503", List.of("TRANSIENT"),
            "504", List.of("TRANSIENT"));

    providers.forEach((path, provider) ->
        paths
            .path(path)
            .path("get")
            .path("responses")
            .forEachEntry((status, response) ->
                response
                    .path("content")
                    .forEachEntry((type, media) ->
                        examples(media)
                            .forEach(body ->
                                assertThat(
                                        kind(
                                            read(
                                                provider,
                                                AdapterContract.ASKED,
                                                Integer.parseInt(status),
                                                type,
                                                body)))
                                    .as(path + " " + status + " " + body)
                                    .isIn(kinds.get(status))))));
  }

  @Test
  void aCalendarOfExpediaWithoutFlightsIsNotTaken() {
    String example =
        expedia()
            .path("paths")
            .path("/flights/flexsearch")
            .path("get")
            .path("responses")
            .path("200")
            .path("content")
            .path("application/vnd.exp-flight.v3+json")
            .path("example")
            .toString();

    assertThat(example).contains("2021-03-31").contains("100.39");
    assertThat(
            kind(
                read(
                    ExpediaCalendar.ofAWeek("week"),
                    asked("LAS", "LAX", "2021-03-31", "USD"),
                    200,
                    "application/json",
                    example)))
        .isEqualTo("MALFORMED");
  }

  private static Stream<String> examples(JsonNode media) {
    Stream<JsonNode> values =
        Stream.concat(
            Stream.of(media.path("example")),
            media.path("examples").valueStream().map(example -> example.path("value")));
    return values
        .filter(value -> !value.isMissingNode())
        .map(value -> value.isString() ? value.stringValue() : value.toString());
  }

  @Test
  void travelpayoutssOlderEndpointsAreNotMistakenForTheNewest() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES.resolve("travelpayouts/examples"))) {
      assertThat(files.toList())
          .hasSizeGreaterThan(5)
          .allSatisfy(file ->
              assertThat(
                      kind(
                          read(
                              new TravelpayoutsProvider("cache"),
                              asked("MOW", "BCN", "2015-06-01", "RUB"),
                              200,
                              "application/json",
                              Files.readString(file))))
                  .as(file.toString())
                  .isIn("MALFORMED", "EMPTY"));
    }
  }

  @Test
  void serpApiKnowsEveryParameterWeSend() {
    JsonNode known = JSON.readTree(text("serpapi/engine-google_flights.json")).path("params");
    Map<String, String> sent =
        new SerpApiProvider("google").plan(List.of(AdapterContract.ASKED)).getFirst().parameters();

    assertThat(sent).hasSizeGreaterThan(8);
    sent.forEach((name, value) -> {
      if (!List.of("engine", "no_cache").contains(name)) {
        assertThat(known.has(name)).as(name).isTrue();
      }
      JsonNode options = known.path(name).path("options");
      if (!options.isEmpty()) {
        assertThat(options.valueStream().map(SharedExamplesTest::option)).as(name).contains(value);
      }
    });
  }

  private static String option(JsonNode option) {
    return option.isArray() ? option.path(0).asString("") : option.asString("");
  }
}
