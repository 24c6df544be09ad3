package dev.farehawk.provider.expedia;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.Offer;
import dev.farehawk.fare.PriceBasis;
import dev.farehawk.provider.Answer;
import dev.farehawk.provider.Fields;
import dev.farehawk.provider.JsonReply;
import dev.farehawk.provider.Prices;
import dev.farehawk.provider.ProviderReply;
import dev.farehawk.provider.ProviderResult;
import dev.farehawk.provider.RowFault;
import dev.farehawk.provider.RowFaults;
import dev.farehawk.provider.RowRejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The body of listings that came with status 200: offers, joined to the segments they name. */
final class ListingsReply {

  private final FareQuery asked;
  private final Map<String, JsonNode> segments = new HashMap<>();
  private final RowFaults faults = new RowFaults();

  private ListingsReply(FareQuery asked) {
    this.asked = asked;
  }

  static ProviderResult read(FareQueryRef ref, JsonNode root, ProviderReply reply) {
    JsonNode rows = root.path("Offers");
    if (!rows.isArray()) {
      return ExpediaContract.malformed("the reply holds no offers, not even none");
    }
    String requestId = ExpediaContract.requestId(root, reply);
    if (rows.isEmpty()) {
      return ExpediaContract.empty(requestId);
    }
    ListingsReply listings = new ListingsReply(ref.query());
    for (JsonNode segment : root.path("Segments")) {
      listings.segments.put(JsonReply.text(segment, "SegmentId"), segment);
    }
    List<Offer> offers = listings.offers(rows);
    if (offers.isEmpty()) {
      return new ProviderResult.Failed(listings.faults.unusable(ref.query().currency()));
    }
    Answer answer =
        new Answer(ref, Granularity.ITINERARY, Freshness.LIVE, reply.receivedAt(), offers);
    return new ProviderResult.Found(requestId, List.of(answer), listings.faults.counts());
  }

  private List<Offer> offers(JsonNode rows) {
    List<Offer> offers = new ArrayList<>();
    Set<JsonNode> seen = new HashSet<>();
    for (JsonNode row : rows) {
      try {
        JsonNode price = row.path("OfferPrice").path("TotalPrice");
        String currency = JsonReply.text(price, "Currency");
        if (!currency.isEmpty() && !currency.equals(asked.currency())) {
          faults.countCurrency(currency);
          continue;
        }
        Offer offer = offer(row, price);
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

  private JsonNode segment(JsonNode id) throws RowRejected {
    JsonNode segment = segments.get(id.asString(""));
    if (segment == null) {
      throw new RowRejected(RowFault.UNREADABLE);
    }
    return segment;
  }

  private Offer offer(JsonNode row, JsonNode price) throws RowRejected {
    JsonNode ids = row.path("SegmentIds");
    boolean oneWay = asked.returning() == null;
    if (ids.size() != (oneWay ? 1 : 2)) {
      throw new RowRejected(RowFault.OTHER_TRIP);
    }
    JsonNode segment = segment(ids.path(0));
    Legs legs = Legs.of(asked, segment);
    Legs back = oneWay ? null : Legs.back(asked, segment(ids.path(1)));
    if (JsonReply.text(price, "Currency").isEmpty()) {
      // An opaque offer hides its price until it is booked.
      throw new RowRejected(RowFault.PRICE_MISSING);
    }
    return new Offer(
        legs.carrier(),
        back == null ? legs.stops() : legs.stops().and(back.stops()),
        Prices.positiveText(price.path("Value"), asked.currency()),
        PriceBasis.PARTY_TOTAL,
        legs.departs(),
        back == null ? null : back.departs(),
        Fields.duration(JsonReply.text(segment, "FlightDuration")),
        Fields.seats(segment.path("SeatsLeft")),
        Fields.link(JsonReply.text(row.path("Links").path("WebDetails"), "Href")));
  }
}
