package dev.farehawk.provider.duffel;

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
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The body of an offer request that was accepted. */
final class OffersReply {

  private static final int MOST_OFFERS = 10_000;

  private final FareQuery asked;
  private final RowFaults faults = new RowFaults();

  private OffersReply(FareQuery asked) {
    this.asked = asked;
  }

  static ProviderResult read(FareQueryRef ref, JsonNode root, ProviderReply reply) {
    JsonNode data = root.path("data");
    JsonNode rows = data.path("offers");
    if (!rows.isArray()) {
      return DuffelProvider.malformed("the reply holds no offers, not even none");
    }
    if (data.path("live_mode").isBoolean() && !data.path("live_mode").booleanValue()) {
      return new ProviderResult.Failed(
          new ProviderError.Auth(
              "the key works, but it is a test key: its offers are made up and no prices. Set the"
                  + " live key of the account."));
    }
    String id = JsonReply.text(data, "id");
    String requestId = id.isBlank() ? reply.id() : Refusal.quoted(id);
    if (rows.isEmpty()) {
      return new ProviderResult.Failed(new ProviderError.Empty("no offers", requestId));
    }
    OffersReply offersReply = new OffersReply(ref.query());
    List<Offer> offers = offersReply.offers(rows);
    if (offers.isEmpty()) {
      return new ProviderResult.Failed(offersReply.faults.unusable(ref.query().currency()));
    }
    Answer answer =
        new Answer(ref, Granularity.ITINERARY, Freshness.LIVE, reply.receivedAt(), offers);
    return new ProviderResult.Found(requestId, List.of(answer), offersReply.faults.counts());
  }

  private List<Offer> offers(JsonNode rows) {
    List<Offer> offers = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JsonNode row : rows) {
      if (offers.size() >= MOST_OFFERS) {
        break;
      }
      try {
        String currency = JsonReply.text(row, "total_currency");
        if (!currency.equals(asked.currency())) {
          faults.countCurrency(currency);
          continue;
        }
        Offer offer = offer(row);
        String id = JsonReply.text(row, "id");
        if (id.isEmpty() || seen.add(id)) {
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
    if (!row.path("live_mode").asBoolean(true)) {
      throw new RowRejected(RowFault.TEST_OFFER);
    }
    boolean oneWay = asked.returning() == null;
    if (row.path("slices").size() != (oneWay ? 1 : 2)) {
      throw new RowRejected(RowFault.OTHER_TRIP);
    }
    JsonNode slice = row.path("slices").path(0);
    JsonNode segments = segments(slice);
    JsonNode first = segments.path(0);
    Fields.sameAirports(asked, from(segments), to(segments));
    StopsClass stops = StopsClass.of(stops(segments));
    LocalDateTime returnsAt = null;
    if (!oneWay) {
      JsonNode back = segments(row.path("slices").path(1));
      Fields.sameAirportsBack(asked, from(back), to(back));
      returnsAt = Fields.homeward(asked, JsonReply.text(back.path(0), "departing_at"));
      stops = stops.and(StopsClass.of(stops(back)));
    }
    return new Offer(
        Fields.carrier(JsonReply.text(first.path("marketing_carrier"), "iata_code")),
        stops,
        Prices.positiveText(row.path("total_amount"), asked.currency()),
        PriceBasis.PARTY_TOTAL,
        Fields.departure(asked, JsonReply.text(first, "departing_at")),
        returnsAt,
        Fields.duration(JsonReply.text(slice, "duration")),
        null,
        null);
  }

  private static JsonNode segments(JsonNode slice) throws RowRejected {
    JsonNode segments = slice.path("segments");
    if (!segments.isArray() || segments.isEmpty()) {
      throw new RowRejected(RowFault.UNREADABLE);
    }
    return segments;
  }

  private static String from(JsonNode segments) {
    return JsonReply.text(segments.path(0).path("origin"), "iata_code");
  }

  private static String to(JsonNode segments) {
    return JsonReply.text(segments.path(segments.size() - 1).path("destination"), "iata_code");
  }

  /** Changes of plane, and landings in between without one. */
  private static int stops(JsonNode segments) {
    int stops = segments.size() - 1;
    for (JsonNode segment : segments) {
      stops += segment.path("stops").size();
    }
    return stops;
  }
}
