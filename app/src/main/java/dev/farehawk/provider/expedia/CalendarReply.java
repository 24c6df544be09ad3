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
import dev.farehawk.provider.ProviderRequest;
import dev.farehawk.provider.ProviderResult;
import dev.farehawk.provider.RowFault;
import dev.farehawk.provider.RowFaults;
import dev.farehawk.provider.RowRejected;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The body of either calendar that came with status 200. */
final class CalendarReply {

  /** The calendar does not say when a price was seen; so old it may be. */
  private static final Duration OLDEST = Duration.ofDays(1);

  private static final int DATE_LENGTH = "2027-03-14".length();

  private final ProviderRequest request;
  private final JsonNode root;
  private final ProviderReply reply;
  private final RowFaults faults = new RowFaults();

  CalendarReply(ProviderRequest request, JsonNode root, ProviderReply reply) {
    this.request = request;
    this.root = root;
    this.reply = reply;
  }

  ProviderResult result() {
    JsonNode rows = root.path("Offers");
    if (!rows.isArray()) {
      return ExpediaContract.malformed("the reply holds no offers, not even none");
    }
    String requestId = ExpediaContract.requestId(root, reply);
    Map<LocalDate, List<JsonNode>> byDate = byDate(rows);
    List<Answer> answers = new ArrayList<>();
    for (FareQueryRef ref : request.asked()) {
      List<Offer> offers = offers(ref.query(), byDate.getOrDefault(departure(ref), List.of()));
      if (!offers.isEmpty()) {
        answers.add(
            new Answer(
                ref,
                Granularity.DATE_MIN,
                Freshness.CACHED,
                reply.receivedAt().minus(OLDEST),
                offers));
      }
    }
    if (!answers.isEmpty()) {
      return new ProviderResult.Found(requestId, answers, faults.counts());
    }
    return faults.none()
        ? ExpediaContract.empty(requestId)
        : new ProviderResult.Failed(faults.unusable(request.asked().getFirst().query().currency()));
  }

  private static LocalDate departure(FareQueryRef ref) {
    return ref.query().departure();
  }

  private Map<LocalDate, List<JsonNode>> byDate(JsonNode rows) {
    Map<LocalDate, List<JsonNode>> byDate = new LinkedHashMap<>();
    Set<JsonNode> seen = new HashSet<>();
    for (JsonNode row : rows) {
      try {
        LocalDate date = date(row);
        if (seen.add(row)) {
          byDate.computeIfAbsent(date, _ -> new ArrayList<>()).add(row);
        } else {
          faults.count(RowFault.DUPLICATE);
        }
      } catch (RowRejected rejected) {
        faults.count(rejected.fault());
      }
    }
    return byDate;
  }

  /** One calendar tells a time, whose day is meant; the other a list with one date per journey. */
  private static LocalDate date(JsonNode row) throws RowRejected {
    JsonNode dates = row.path("DepartureDates");
    if (dates.size() > 1) {
      throw new RowRejected(RowFault.OTHER_TRIP);
    }
    String text =
        dates.isEmpty() ? JsonReply.text(row, "DepartureDate") : dates.path(0).asString("");
    try {
      return LocalDate.parse(text.substring(0, Math.min(DATE_LENGTH, text.length())));
    } catch (DateTimeException _) {
      throw new RowRejected(RowFault.UNREADABLE);
    }
  }

  private List<Offer> offers(FareQuery query, List<JsonNode> rows) {
    List<Offer> offers = new ArrayList<>();
    for (JsonNode row : rows) {
      try {
        JsonNode price = row.path("OfferPrice").path("TotalPrice");
        String currency = JsonReply.text(price, "Currency");
        if (!currency.isEmpty() && !currency.equals(query.currency())) {
          faults.countCurrency(currency);
        } else {
          offers.add(offer(query, row, price));
        }
      } catch (RowRejected rejected) {
        faults.count(rejected.fault());
      }
    }
    return offers;
  }

  private static Offer offer(FareQuery query, JsonNode row, JsonNode price) throws RowRejected {
    if (row.path("Segments").size() > 1) {
      throw new RowRejected(RowFault.OTHER_TRIP);
    }
    JsonNode segment = row.path("Segments").path(0);
    Legs legs = Legs.of(query, segment);
    if (JsonReply.text(price, "Currency").isEmpty()) {
      throw new RowRejected(RowFault.PRICE_MISSING);
    }
    return new Offer(
        legs.carrier(),
        legs.stops(),
        Prices.positiveText(price.path("Value"), query.currency()),
        PriceBasis.PER_ADULT,
        legs.departs(),
        Fields.duration(JsonReply.text(segment, "FlightDuration")),
        Fields.seats(segment.path("SeatsLeft")),
        null);
  }
}
