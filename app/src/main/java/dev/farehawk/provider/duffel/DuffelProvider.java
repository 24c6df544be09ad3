package dev.farehawk.provider.duffel;

import dev.farehawk.fare.AirportCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.provider.Capabilities;
import dev.farehawk.provider.Capabilities.Choice;
import dev.farehawk.provider.FareProvider;
import dev.farehawk.provider.JsonReply;
import dev.farehawk.provider.KeyPlacement;
import dev.farehawk.provider.ProviderError;
import dev.farehawk.provider.ProviderReply;
import dev.farehawk.provider.ProviderRequest;
import dev.farehawk.provider.ProviderResult;
import dev.farehawk.provider.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Live offers of one departure date. The currency is the airline's or the account's, never ours to
 * choose: offers in another one than asked for are left out and counted. A test key's offers are
 * made up, and none of them is ever a price.
 */
public final class DuffelProvider implements FareProvider {

  private static final String PATH = "/air/offer_requests";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Long enough for most airlines, and shorter than our own limit, so that a reply still comes. */
  private static final Duration AIRLINES_HAVE = Duration.ofSeconds(20);

  /** Two connections multiply the offers of a busy route and are hardly ever the cheapest. */
  private static final int MOST_CONNECTIONS = 1;

  /** A busy route has a thousand offers and more, of some 5 kB each. */
  private static final int LARGEST_REPLY = 16 * 1024 * 1024;

  private static final Duration AFTER_429 = Duration.ofMinutes(1);

  private static final Capabilities CAPABILITIES =
      new Capabilities(
          Freshness.LIVE,
          new Capabilities.Dates.OneDate(),
          Capabilities.Carriers.ALL,
          Set.of(Choice.RETURN, Choice.PARTY, Choice.CABIN),
          1,
          Duration.ZERO);

  private final String name;

  /** An adapter under the configured name. */
  public DuffelProvider(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public KeyPlacement keyPlacement() {
    return new KeyPlacement.Bearer();
  }

  @Override
  public int largestReply() {
    return LARGEST_REPLY;
  }

  @Override
  public List<ProviderRequest> plan(List<FareQueryRef> fareQueries) {
    return fareQueries.stream()
        .filter(ref -> CAPABILITIES.answers(ref.query()))
        .map(DuffelProvider::request)
        .toList();
  }

  private static ProviderRequest request(FareQueryRef ref) {
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    parameters.put("return_offers", "true");
    parameters.put("supplier_timeout", Long.toString(AIRLINES_HAVE.toMillis()));
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    headers.put("Duffel-Version", "v2");
    return ProviderRequest.post(
            PATH, parameters, ProviderRequest.Body.json(question(ref.query())), List.of(ref))
        .withHeaders(headers);
  }

  private static String question(FareQuery query) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode data = root.putObject("data");
    ArrayNode slices = data.putArray("slices");
    AirportCode origin = query.market().origin();
    AirportCode destination = query.market().destination();
    slice(slices, origin, destination, query.departure());
    if (query.returning() != null) {
      slice(slices, destination, origin, query.returning());
    }
    ArrayNode passengers = data.putArray("passengers");
    for (int i = 0; i < query.adults(); i++) {
      passengers.addObject().put("type", "adult");
    }
    data.put("cabin_class", query.cabin().name().toLowerCase(Locale.ROOT));
    data.put("max_connections", MOST_CONNECTIONS);
    return JSON.writeValueAsString(root);
  }

  private static void slice(
      ArrayNode slices, AirportCode origin, AirportCode destination, LocalDate date) {
    ObjectNode slice = slices.addObject();
    slice.put("origin", origin.iata());
    slice.put("destination", destination.iata());
    slice.put("departure_date", date.toString());
  }

  @Override
  public ProviderResult parse(ProviderRequest request, ProviderReply reply) {
    Optional<JsonNode> root = JsonReply.object(reply);
    if (reply.status() != 201 && reply.status() != 200) {
      return new ProviderResult.Failed(refused(reply, root.map(DuffelProvider::said).orElse("")));
    }
    return root.isEmpty()
        ? malformed("the reply is not a JSON object")
        : OffersReply.read(request.asked().getFirst(), root.get(), reply);
  }

  /** An airline's failure comes as 500 or 502, and Duffel asks not to repeat those. */
  private static ProviderError refused(ProviderReply reply, String said) {
    ProviderError error = Refusal.of(reply, said, AFTER_429);
    boolean failed = reply.status() == 500 || reply.status() == 502;
    return failed && error instanceof ProviderError.Transient passing
        ? new ProviderError.Transient(
            passing.message(), passing.retryAfter(), ProviderError.Transient.Again.IN_TURN)
        : error;
  }

  /** The first of the errors; its source is an airline's name or says which field is wrong. */
  private static String said(JsonNode root) {
    JsonNode error = root.path("errors").path(0);
    String message = JsonReply.text(error, "message");
    JsonNode source = error.path("source");
    String where = source.isString() ? source.stringValue() : JsonReply.text(source, "field");
    return (message.isEmpty() ? JsonReply.text(error, "title") : message)
        + (where.isEmpty() ? "" : " (" + where + ")");
  }

  static ProviderResult malformed(String why) {
    return new ProviderResult.Failed(new ProviderError.Malformed(why));
  }
}
