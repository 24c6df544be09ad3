package dev.farehawk.provider.serpapi;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The Google Flights engine of SerpApi: whole major units of the currency asked for, for the whole
 * party. Every call forbids the provider's one-hour cache. Of a round trip the provider shows the
 * way there and the lowest price of both ways; the way back would be a second, equally dear call.
 */
public final class SerpApiProvider implements FareProvider {

  private static final String ACCOUNT_PATH = "/account.json";
  private static final String PATH = "/search.json";
  private static final String OUT_OF_SEARCHES = "run out of searches";

  /**
   * The provider documents no {@code Retry-After}. Our own pacing keeps calls apart as its limit
   * wants, so a short rest is polite enough and costs a plan with a high rate little.
   */
  private static final Duration AFTER_429 = Duration.ofSeconds(2);

  /** Searches ask for fresh prices, so the hour for which equal ones are free is not used. */
  private static final Capabilities CAPABILITIES =
      new Capabilities(
          Freshness.LIVE,
          new Capabilities.Dates.OneDate(),
          Capabilities.Carriers.ALL,
          Set.of(Choice.RETURN, Choice.PARTY, Choice.CABIN, Choice.CURRENCY, Choice.POINT_OF_SALE),
          1,
          Duration.ofHours(1));

  private final String name;

  /** An adapter under the configured name. */
  public SerpApiProvider(String name) {
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
    return new KeyPlacement.QueryParameter("api_key");
  }

  @Override
  public List<ProviderRequest> plan(List<FareQueryRef> fareQueries) {
    return fareQueries.stream()
        .filter(ref -> capabilities().answers(ref.query()))
        .map(SerpApiProvider::request)
        .toList();
  }

  private static ProviderRequest request(FareQueryRef ref) {
    FareQuery query = ref.query();
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    parameters.put("engine", "google_flights");
    parameters.put("type", tripType(query));
    parameters.put("departure_id", query.market().origin().iata());
    parameters.put("arrival_id", query.market().destination().iata());
    parameters.put("outbound_date", query.departure().toString());
    if (query.returning() != null) {
      parameters.put("return_date", query.returning().toString());
    }
    parameters.put("travel_class", travelClass(query));
    parameters.put("adults", Integer.toString(query.adults()));
    parameters.put("currency", query.currency());
    parameters.put("gl", query.pointOfSale().toLowerCase(Locale.ROOT));
    parameters.put("hl", "en");
    parameters.put("sort_by", "2");
    parameters.put("no_cache", "true");
    return ProviderRequest.get(PATH, parameters, List.of(ref));
  }

  /** The provider's word for one way or there and back. */
  static String tripType(FareQuery query) {
    return query.returning() == null ? "2" : "1";
  }

  private static String travelClass(FareQuery query) {
    return switch (query.cabin()) {
      case ECONOMY -> "1";
      case PREMIUM_ECONOMY -> "2";
      case BUSINESS -> "3";
      case FIRST -> "4";
    };
  }

  @Override
  public ProviderResult parse(ProviderRequest request, ProviderReply reply) {
    Optional<JsonNode> root = JsonReply.object(reply);
    String error = root.map(node -> JsonReply.text(node, "error")).orElse("");
    if (reply.status() != 200) {
      return new ProviderResult.Failed(refused(reply, error));
    }
    if (root.isEmpty()) {
      return malformed("the reply is not a JSON object");
    }
    return SearchReply.read(request.asked().getFirst(), root.get(), reply);
  }

  private static ProviderError refused(ProviderReply reply, String error) {
    if (reply.status() == 429 && error.toLowerCase(Locale.ROOT).contains(OUT_OF_SEARCHES)) {
      return new ProviderError.QuotaExhausted(Refusal.quoted(error));
    }
    return Refusal.of(reply, error, AFTER_429);
  }

  /** The status is the same for a used-up hour and a used-up month; the account tells which. */
  @Override
  public @Nullable ProviderRequest inquiry(ProviderRequest request, ProviderError error) {
    return error instanceof ProviderError.RateLimited
        ? ProviderRequest.get(ACCOUNT_PATH, new LinkedHashMap<>(), request.asked())
        : null;
  }

  @Override
  public ProviderError explained(ProviderError error, ProviderReply reply) {
    return reply.status() == 200
        ? JsonReply.object(reply)
            .map(account -> AccountReply.explained(error, account, reply.receivedAt()))
            .orElse(error)
        : error;
  }

  static ProviderResult malformed(String why) {
    return new ProviderResult.Failed(new ProviderError.Malformed(why));
  }
}
