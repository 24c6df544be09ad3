package dev.farehawk.provider.amadeus;

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
import dev.farehawk.provider.RowFault;
import dev.farehawk.provider.RowFaults;
import dev.farehawk.provider.RowRejected;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The body of flight offers that came with status 200. */
final class FlightOffersReply {

  private static final int MOST_STOPS = 9;

  private final FareQuery asked;
  private final RowFaults faults = new RowFaults();

  private FlightOffersReply(FareQuery asked) {
    this.asked = asked;
  }

  static ProviderResult read(FareQueryRef ref, JsonNode root, ProviderReply reply) {
    JsonNode rows = root.path("data");
    if (!rows.isArray()) {
      return AmadeusProvider.malformed("the reply holds no offers, not even none");
    }
    if (rows.isEmpty()) {
      return new ProviderResult.Failed(new ProviderError.Empty("no offers", reply.id()));
    }
    FlightOffersReply offersReply = new FlightOffersReply(ref.query());
    List<Offer> offers = offersReply.offers(rows);
    if (offers.isEmpty()) {
      return new ProviderResult.Failed(offersReply.faults.unusable(ref.query().currency()));
    }
    Answer answer =
        new Answer(ref, Granularity.ITINERARY, Freshness.LIVE, reply.receivedAt(), offers);
    return new ProviderResult.Found(reply.id(), List.of(answer), offersReply.faults.counts());
  }

  private List<Offer> offers(JsonNode rows) {
    List<Offer> offers = new ArrayList<>();
    Set<JsonNode> seen = new HashSet<>();
    for (JsonNode row : rows) {
      try {
        String currency = JsonReply.text(row.path("price"), "currency");
        if (!currency.equals(asked.currency())) {
          faults.countCurrency(currency);
          continue;
        }
        Offer offer = offer(row);
        if (seen.add(row)) {
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

  private Offer offer(JsonNode row) throws RowRejected {
    boolean oneWay = asked.returning() == null;
    if (row.path("itineraries").size() != (oneWay ? 1 : 2)) {
      throw new RowRejected(RowFault.OTHER_TRIP);
    }
    JsonNode itinerary = row.path("itineraries").path(0);
    JsonNode segments = segments(itinerary);
    JsonNode first = segments.path(0);
    Fields.sameAirports(asked, from(segments), to(segments));
    StopsClass stops = StopsClass.of(stops(segments));
    LocalDateTime returnsAt = null;
    if (!oneWay) {
      JsonNode back = segments(row.path("itineraries").path(1));
      Fields.sameAirportsBack(asked, from(back), to(back));
      returnsAt = Fields.homeward(asked, JsonReply.text(back.path(0).path("departure"), "at"));
      stops = stops.and(StopsClass.of(stops(back)));
    }
    return new Offer(
        Fields.carrier(JsonReply.text(first, "carrierCode")),
        stops,
        Prices.positiveText(row.path("price").path("grandTotal"), asked.currency()),
        PriceBasis.PARTY_TOTAL,
        Fields.departure(asked, JsonReply.text(first.path("departure"), "at")),
        returnsAt,
        Fields.duration(JsonReply.text(itinerary, "duration")),
        Fields.seats(row.path("numberOfBookableSeats")),
        null);
  }

  private static JsonNode segments(JsonNode itinerary) throws RowRejected {
    JsonNode segments = itinerary.path("segments");
    if (!segments.isArray() || segments.isEmpty()) {
      throw new RowRejected(RowFault.UNREADABLE);
    }
    return segments;
  }

  private static String from(JsonNode segments) {
    return JsonReply.text(segments.path(0).path("departure"), "iataCode");
  }

  private static String to(JsonNode segments) {
    return JsonReply.text(segments.path(segments.size() - 1).path("arrival"), "iataCode");
  }

  /** Changes of plane, and landings in between without one. */
  private static int stops(JsonNode segments) {
    int stops = segments.size() - 1;
    for (JsonNode segment : segments) {
      stops += Math.clamp(segment.path("numberOfStops").asInt(0), 0, MOST_STOPS);
    }
    return stops;
  }
}
