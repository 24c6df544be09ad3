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
 * @param departs local time where it begins
 */
record Legs(CarrierCode carrier, StopsClass stops, LocalDateTime departs) {

  /**
   * Reads a segment.
   *
   * @throws RowRejected if it is not for the fare query, or cannot be read
   */
  static Legs of(FareQuery asked, JsonNode segment) throws RowRejected {
    JsonNode legs = legs(segment);
    Fields.sameAirports(asked, from(legs), to(legs));
    return new Legs(carrier(legs), stops(segment, legs), Fields.departure(asked, departure(legs)));
  }

  /**
   * Reads the segment of the way back.
   *
   * @throws RowRejected if it is not the one asked for, or cannot be read
   */
  static Legs back(FareQuery asked, JsonNode segment) throws RowRejected {
    JsonNode legs = legs(segment);
    Fields.sameAirportsBack(asked, from(legs), to(legs));
    return new Legs(carrier(legs), stops(segment, legs), Fields.homeward(asked, departure(legs)));
  }

  private static JsonNode legs(JsonNode segment) throws RowRejected {
    JsonNode legs = segment.path("Legs");
    if (!legs.isArray() || legs.isEmpty()) {
      throw new RowRejected(RowFault.UNREADABLE);
    }
    return legs;
  }

  private static String from(JsonNode legs) {
    return JsonReply.text(legs.path(0).path("DepartureAirport"), "Code");
  }

  private static String to(JsonNode legs) {
    return JsonReply.text(legs.path(legs.size() - 1).path("ArrivalAirport"), "Code");
  }

  private static String departure(JsonNode legs) {
    return JsonReply.text(legs.path(0), "DepartureDateTime");
  }

  private static CarrierCode carrier(JsonNode legs) throws RowRejected {
    return Fields.carrier(JsonReply.text(legs.path(0), "MarketingAirlineCode"));
  }

  /** A landing without a change of plane is told in the total alone. */
  private static StopsClass stops(JsonNode segment, JsonNode legs) {
    return StopsClass.of(Math.max(legs.size() - 1, segment.path("TotalStops").asInt(0)));
  }
}
