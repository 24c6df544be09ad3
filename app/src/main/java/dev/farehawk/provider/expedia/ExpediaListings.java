package dev.farehawk.provider.expedia;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.provider.Capabilities;
import dev.farehawk.provider.Capabilities.Choice;
import dev.farehawk.provider.FareProvider;
import dev.farehawk.provider.JsonReply;
import dev.farehawk.provider.KeyPlacement;
import dev.farehawk.provider.ProviderReply;
import dev.farehawk.provider.ProviderRequest;
import dev.farehawk.provider.ProviderResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Live listings of one departure date, in the currency of the partner's point of sale: offers in
 * another one than asked for are left out and counted.
 */
public final class ExpediaListings implements FareProvider {

  private static final String PATH = "/flights/listings";

  /** Sorted by price, this is every carrier worth telling, and well below our limit of size. */
  private static final int MOST_OFFERS = 200;

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
  public ExpediaListings(String name) {
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
    return ExpediaContract.KEY;
  }

  @Override
  public String callIdHeader() {
    return ExpediaContract.CALL_ID_HEADER;
  }

  @Override
  public List<ProviderRequest> plan(List<FareQueryRef> fareQueries) {
    return fareQueries.stream()
        .filter(ref -> CAPABILITIES.answers(ref.query()))
        .map(ExpediaListings::request)
        .toList();
  }

  private static ProviderRequest request(FareQueryRef ref) {
    FareQuery query = ref.query();
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    parameters.put("segment1.origin", query.market().origin().iata());
    parameters.put("segment1.destination", query.market().destination().iata());
    parameters.put("segment1.departureDate", query.departure().toString());
    if (query.returning() != null) {
      parameters.put("segment2.origin", query.market().destination().iata());
      parameters.put("segment2.destination", query.market().origin().iata());
      parameters.put("segment2.departureDate", query.returning().toString());
    }
    parameters.put("adult", Integer.toString(query.adults()));
    parameters.put("cabinClass", cabin(query));
    parameters.put("limit", Integer.toString(MOST_OFFERS));
    parameters.put("filterNearByAirport", "true");
    parameters.put("filterNonFlightOffers", "true");
    return ExpediaContract.request(PATH, parameters, List.of(ref));
  }

  private static String cabin(FareQuery query) {
    return switch (query.cabin()) {
      case ECONOMY -> "economy";
      case PREMIUM_ECONOMY -> "premiumeconomy";
      case BUSINESS -> "business";
      case FIRST -> "first";
    };
  }

  @Override
  public ProviderResult parse(ProviderRequest request, ProviderReply reply) {
    if (reply.status() != 200) {
      return ExpediaContract.refused(reply);
    }
    return JsonReply.object(reply)
        .map(root -> ListingsReply.read(request.asked().getFirst(), root, reply))
        .orElseGet(() -> ExpediaContract.malformed("the reply is not a JSON object"));
  }
}
