package dev.farehawk.provider.serpapi;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.Offer;
import dev.farehawk.fare.PriceBasis;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.provider.Answer;
import dev.farehawk.provider.Fields;
import dev.farehawk.provider.JsonReply;
import dev.farehawk.provider.Prices;
import dev.farehawk.provider.ProviderError;
import dev.farehawk.provider.ProviderReply;
import dev.farehawk.provider.ProviderResult;
import dev.farehawk.provider.Refusal;
import dev.farehawk.provider.RowFault;
import dev.farehawk.provider.RowFaults;
import dev.farehawk.provider.RowRejected;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of a search that came with status 200. */
final class SearchReply {

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
  private static final DateTimeFormatter PROCESSED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  /** A search processed longer ago came out of a cache, whatever was asked for. */
  private static final Duration OLDEST_LIVE = Duration.ofMinutes(2);

  private static final int MOST_OFFERS = 500;

  private static final String ROUND_TRIP = "Round trip";

  private final FareQueryRef asked;
  private final JsonNode root;
  private final ProviderReply reply;
  private final RowFaults faults = new RowFaults();

  private SearchReply(FareQueryRef asked, JsonNode root, ProviderReply reply) {
    this.asked = asked;
    this.root = root;
    this.reply = reply;
  }

  static ProviderResult read(FareQueryRef asked, JsonNode root, ProviderReply reply) {
    return new SearchReply(asked, root, reply).result();
  }

  private ProviderResult result() {
    List<JsonNode> trips = trips();
    String error = JsonReply.text(root, "error");
    if (trips.isEmpty() && root.path("search_metadata").isMissingNode()) {
      // Only a search that was carried out can tell that there is nothing.
      return error.isEmpty()
          ? SerpApiProvider.malformed("the reply holds neither flights nor a search")
          : new ProviderResult.Failed(new ProviderError.Transient(Refusal.quoted(error), null));
    }
    String status = JsonReply.text(root.path("search_metadata"), "status");
    if (trips.isEmpty() && !status.isEmpty() && !status.equals("Success")) {
      // A search that failed, or is still under way, has found nothing and tells nothing.
      return new ProviderResult.Failed(
          new ProviderError.Transient(
              "the search is " + Refusal.quoted(status + ": " + error), null));
    }
    String mismatch = mismatch(asked.query());
    if (mismatch != null) {
      return SerpApiProvider.malformed(mismatch);
    }
    if (trips.isEmpty()) {
      return new ProviderResult.Failed(
          new ProviderError.Empty(
              error.isEmpty() ? "no flights" : Refusal.quoted(error), requestId()));
    }
    List<Offer> offers = offers(trips);
    if (offers.isEmpty()) {
      return SerpApiProvider.malformed("no row of the reply can be used: " + faults.counts());
    }
    Instant cachedAt = cachedAt();
    Answer answer =
        new Answer(
            asked,
            Granularity.ITINERARY,
            cachedAt == null ? Freshness.LIVE : Freshness.CACHED,
            cachedAt == null ? reply.receivedAt() : cachedAt,
            offers,
            PriceInsights.read(
                root.path("price_insights"), asked.query().currency(), reply.receivedAt()));
    return new ProviderResult.Found(requestId(), List.of(answer), faults.counts());
  }

  private List<JsonNode> trips() {
    List<JsonNode> trips = new ArrayList<>();
    for (String list : List.of("best_flights", "other_flights")) {
      for (JsonNode trip : root.path(list)) {
        if (trips.size() < MOST_OFFERS) {
          trips.add(trip);
        }
      }
    }
    return trips;
  }

  private String requestId() {
    String id = JsonReply.text(root.path("search_metadata"), "id");
    return id.isBlank() ? reply.id() : Refusal.quoted(id);
  }

  /** When an old search was carried out; null for one of now. */
  private @Nullable Instant cachedAt() {
    String text = JsonReply.text(root.path("search_metadata"), "processed_at");
    try {
      if (!text.isEmpty()) {
        Instant processed = PROCESSED.parse(text, Instant::from);
        return processed.isBefore(reply.receivedAt().minus(OLDEST_LIVE)) ? processed : null;
      }
    } catch (DateTimeException _) {
      // Without a readable time we asked for a fresh search, and that is what we know.
    }
    return null;
  }

  /** The provider repeats the question; an answer to another one must not be mixed in. */
  private @Nullable String mismatch(FareQuery query) {
    JsonNode echo = root.path("search_parameters");
    if (!echo.isObject()) {
      return "the reply does not say which question it answers";
    }
    String currency = JsonReply.text(echo, "currency");
    if (!currency.equals(query.currency())) {
      return "asked for " + query.currency() + ", the reply is in " + Refusal.quoted(currency);
    }
    // Unless told otherwise, the provider searches for round trips.
    if (!echo.path("type")
        .asString(query.returning() == null ? "2" : "")
        .equals(SerpApiProvider.tripType(query))) {
      return "the reply is for another kind of trip than asked for";
    }
    boolean sameFlight =
        JsonReply.text(echo, "departure_id").equals(query.market().origin().iata())
            && JsonReply.text(echo, "arrival_id").equals(query.market().destination().iata())
            && JsonReply.text(echo, "outbound_date").equals(query.departure().toString());
    LocalDate returning = query.returning();
    sameFlight &=
        returning == null || JsonReply.text(echo, "return_date").equals(returning.toString());
    return sameFlight ? null : "the reply is for another market or date";
  }

  private List<Offer> offers(List<JsonNode> trips) {
    List<Offer> offers = new ArrayList<>();
    Set<JsonNode> seen = new HashSet<>();
    for (JsonNode trip : trips) {
      try {
        Offer offer = offer(trip);
        if (seen.add(trip)) {
          offers.add(offer);
        } else {
          faults.count(RowFault.DUPLICATE);
        }
      } catch (RowRejected rejected) {
        faults.count(rejected.fault());
      }
    }
    return offers;
  }

  private Offer offer(JsonNode trip) throws RowRejected {
    JsonNode flights = trip.path("flights");
    if (!flights.isArray() || flights.isEmpty()) {
      throw new RowRejected(RowFault.UNREADABLE);
    }
    FareQuery query = asked.query();
    boolean oneWay = query.returning() == null;
    String type = JsonReply.text(trip, "type");
    // A row that does not call itself a round trip may be sold one way.
    if (oneWay ? type.equals(ROUND_TRIP) : !type.equals(ROUND_TRIP)) {
      throw new RowRejected(RowFault.OTHER_TRIP);
    }
    JsonNode first = flights.path(0).path("departure_airport");
    JsonNode last = flights.path(flights.size() - 1).path("arrival_airport");
    Fields.sameAirports(query, JsonReply.text(first, "id"), JsonReply.text(last, "id"));
    LocalDateTime departs = local(JsonReply.text(first, "time"));
    if (departs != null && !departs.toLocalDate().equals(query.departure())) {
      throw new RowRejected(RowFault.OTHER_DATE);
    }
    return new Offer(
        carrier(JsonReply.text(flights.path(0), "flight_number")),
        oneWay ? StopsClass.of(flights.size() - 1) : StopsClass.ANY,
        Prices.positive(trip.path("price"), query.currency()),
        PriceBasis.PARTY_TOTAL,
        departs,
        Fields.minutes(trip.path("total_duration")),
        null,
        null);
  }

  private static @Nullable LocalDateTime local(String time) {
    try {
      return time.isEmpty() ? null : LocalDateTime.parse(time, LOCAL);
    } catch (DateTimeException _) {
      return null;
    }
  }

  /** {@code airline} is a name; the code is the first part of {@code "NH 962"}. */
  private static CarrierCode carrier(String flightNumber) throws RowRejected {
    int space = flightNumber.indexOf(' ');
    return Fields.carrier(space < 0 ? "" : flightNumber.substring(0, space));
  }
}
