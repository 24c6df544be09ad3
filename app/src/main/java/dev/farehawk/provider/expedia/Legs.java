package dev.farehawk.provider.expedia;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.provider.Fields;
import dev.farehawk.provider.JsonReply;
import dev.farehawk.provider.RowFault;
import dev.farehawk.provider.RowRejected;
import java.time.LocalDateTime;
import tools.jackson.databind.JsonNode;

/**
 * What the legs of a segment tell: a segment leads from the first airport to the last, a leg is a
 * flight.
 *
 * @param departs local time at the origin
 */
record Legs(CarrierCode carrier, StopsClass stops, LocalDateTime departs) {

  /**
   * Reads a segment.
   *
   * @throws RowRejected if it is not for the fare query, or cannot be read
   */
  static Legs of(FareQuery asked, JsonNode segment) throws RowRejected {
    JsonNode legs = segment.path("Legs");
    if (!legs.isArray() || legs.isEmpty()) {
      throw new RowRejected(RowFault.UNREADABLE);
    }
    JsonNode first = legs.path(0);
    Fields.sameAirports(
        asked,
        JsonReply.text(first.path("DepartureAirport"), "Code"),
        JsonReply.text(legs.path(legs.size() - 1).path("ArrivalAirport"), "Code"));
    // A landing without a change of plane is told in the total alone.
    int stops = Math.max(legs.size() - 1, segment.path("TotalStops").asInt(0));
    return new Legs(
        Fields.carrier(JsonReply.text(first, "MarketingAirlineCode")),
        StopsClass.of(stops),
        Fields.departure(asked, JsonReply.text(first, "DepartureDateTime")));
  }
}
