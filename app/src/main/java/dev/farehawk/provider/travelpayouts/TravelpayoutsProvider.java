package dev.farehawk.provider.travelpayouts;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.provider.Capabilities;
import dev.farehawk.provider.Capabilities.Choice;
import dev.farehawk.provider.DateGroups;
import dev.farehawk.provider.FareProvider;
import dev.farehawk.provider.JsonReply;
import dev.farehawk.provider.KeyPlacement;
import dev.farehawk.provider.ProviderError;
import dev.farehawk.provider.ProviderReply;
import dev.farehawk.provider.ProviderRequest;
import dev.farehawk.provider.ProviderResult;
import dev.farehawk.provider.Refusal;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The calendar of cached prices: the lowest price that somebody was shown lately, per departure
 * date of a month, for round trips with one date of return a call. It knows neither cabin nor
 * party. Its prices never alert by themselves; they only tell which dates deserve a live look.
 */
public final class TravelpayoutsProvider implements FareProvider {

  private static final String PATH = "/aviasales/v3/grouped_prices";

  private static final Capabilities CAPABILITIES =
      new Capabilities(
          Freshness.CACHED,
          new Capabilities.Dates.Month(),
          Capabilities.Carriers.CHEAPEST,
          Set.of(Choice.RETURN, Choice.CURRENCY, Choice.POINT_OF_SALE),
          1,
          Duration.ZERO);

  private final String name;

  /** An adapter under the configured name. */
  public TravelpayoutsProvider(String name) {
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
    return new KeyPlacement.Header("X-Access-Token");
  }

  @Override
  public List<ProviderRequest> plan(List<FareQueryRef> fareQueries) {
    List<FareQueryRef> answered =
        fareQueries.stream().filter(ref -> CAPABILITIES.answers(ref.query())).toList();
    return DateGroups.of(CAPABILITIES.dates(), answered).stream()
        .map(TravelpayoutsProvider::request)
        .toList();
  }

  private static ProviderRequest request(DateGroups.Group month) {
    FareQuery query = month.example();
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    parameters.put("origin", query.market().origin().iata());
    parameters.put("destination", query.market().destination().iata());
    parameters.put("group_by", "departure_at");
    parameters.put("departure_at", YearMonth.from(month.date()).toString());
    parameters.put("one_way", Boolean.toString(query.returning() == null));
    if (query.returning() != null) {
      parameters.put("return_at", query.returning().toString());
    }
    parameters.put("currency", query.currency().toLowerCase(Locale.ROOT));
    parameters.put("market", query.pointOfSale().toLowerCase(Locale.ROOT));
    return ProviderRequest.get(PATH, parameters, month.members());
  }

  @Override
  public ProviderResult parse(ProviderRequest request, ProviderReply reply) {
    Optional<JsonNode> root = JsonReply.object(reply);
    String error = root.map(node -> JsonReply.text(node, "error")).orElse("");
    if (reply.status() != 200) {
      return new ProviderResult.Failed(Refusal.of(reply, error, untilTheMinuteEnds(reply)));
    }
    if (root.isEmpty()) {
      return malformed("the reply is not a JSON object");
    }
    if (!root.get().path("success").asBoolean(false)) {
      return new ProviderResult.Failed(
          error.isEmpty()
              ? new ProviderError.Malformed("the reply is neither a success nor an error")
              : new ProviderError.Invalid(Refusal.quoted(error)));
    }
    return new CalendarReply(request, root.get(), reply).result();
  }

  /** The provider counts by the minute of the clock. */
  private static Duration untilTheMinuteEnds(ProviderReply reply) {
    int second = reply.receivedAt().atOffset(ZoneOffset.UTC).getSecond();
    return Duration.ofSeconds(60 - second);
  }

  static ProviderResult malformed(String why) {
    return new ProviderResult.Failed(new ProviderError.Malformed(why));
  }
}
