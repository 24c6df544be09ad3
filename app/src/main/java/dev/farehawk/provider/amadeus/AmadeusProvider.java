package dev.farehawk.provider.amadeus;

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
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Live offers of one departure date, behind OAuth2 client credentials. */
public final class AmadeusProvider implements FareProvider {

  private static final String PATH = "/v2/shopping/flight-offers";
  private static final String TOKEN_PATH = "/v1/security/oauth2/token";
  private static final int MOST_OFFERS = 250;

  /** The code that tells a used-up month from calls that came too fast, both with status 429. */
  private static final long QUOTA_USED_UP = 38195;

  /** It counted by the second, and told no time. */
  private static final Duration AFTER_429 = Duration.ofSeconds(1);

  private static final Capabilities CAPABILITIES =
      new Capabilities(
          Freshness.LIVE,
          new Capabilities.Dates.OneDate(),
          Capabilities.Carriers.ALL,
          Set.of(Choice.RETURN, Choice.PARTY, Choice.CABIN, Choice.CURRENCY),
          1,
          Duration.ZERO);

  private final String name;

  /** An adapter under the configured name. */
  public AmadeusProvider(String name) {
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
    return new KeyPlacement.ClientCredentials(
        TOKEN_PATH, KeyPlacement.ClientCredentials.Client.IN_FORM, new LinkedHashMap<>());
  }

  @Override
  public List<ProviderRequest> plan(List<FareQueryRef> fareQueries) {
    return fareQueries.stream()
        .filter(ref -> CAPABILITIES.answers(ref.query()))
        .map(AmadeusProvider::request)
        .toList();
  }

  private static ProviderRequest request(FareQueryRef ref) {
    FareQuery query = ref.query();
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    parameters.put("originLocationCode", query.market().origin().iata());
    parameters.put("destinationLocationCode", query.market().destination().iata());
    parameters.put("departureDate", query.departure().toString());
    if (query.returning() != null) {
      parameters.put("returnDate", query.returning().toString());
    }
    parameters.put("adults", Integer.toString(query.adults()));
    parameters.put("travelClass", query.cabin().name());
    parameters.put("currencyCode", query.currency());
    parameters.put("max", Integer.toString(MOST_OFFERS));
    return ProviderRequest.get(PATH, parameters, List.of(ref));
  }

  @Override
  public ProviderResult parse(ProviderRequest request, ProviderReply reply) {
    Optional<JsonNode> root = JsonReply.object(reply);
    if (reply.status() != 200) {
      JsonNode error = root.map(node -> node.path("errors").path(0)).orElse(null);
      return new ProviderResult.Failed(refused(reply, error));
    }
    return root.isEmpty()
        ? malformed("the reply is not a JSON object")
        : FlightOffersReply.read(request.asked().getFirst(), root.get(), reply);
  }

  private static ProviderError refused(ProviderReply reply, @Nullable JsonNode error) {
    if (error == null) {
      return Refusal.of(reply, "", AFTER_429);
    }
    String title = JsonReply.text(error, "title");
    String detail = JsonReply.text(error, "detail");
    String said = detail.isEmpty() ? title : title + ": " + detail;
    return reply.status() == 429 && error.path("code").asLong(0) == QUOTA_USED_UP
        ? new ProviderError.QuotaExhausted("HTTP 429: " + Refusal.quoted(said))
        : Refusal.of(reply, said, AFTER_429);
  }

  static ProviderResult malformed(String why) {
    return new ProviderResult.Failed(new ProviderError.Malformed(why));
  }
}
