package dev.farehawk.provider.declarative;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.Offer;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.provider.Fields;
import dev.farehawk.provider.Prices;
import dev.farehawk.provider.RowFault;
import dev.farehawk.provider.RowRejected;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads one row. What decides which fare query a row answers, and at which price, must be readable,
 * or the row is left out; what only adds to an offer may be missing.
 */
record RowReader(ReplyShape shape, JsonNode reply, JsonNode row) {

  private static final Duration LONGEST_ITINERARY = Duration.ofDays(5);
  private static final int MOST_STOPS = 10;
  private static final int MOST_SEATS = 1000;

  /** The price is in another currency than the one asked for. */
  static final class OtherCurrency extends Exception {

    private static final long serialVersionUID = 1L;

    OtherCurrency(String told) {
      super(told, null, false, false);
    }

    /** The currency of the row. */
    String told() {
      return String.valueOf(getMessage());
    }
  }

  /** The date of departure. */
  LocalDate date() throws RowRejected {
    LocalDateTime departs = departs();
    return departs != null ? departs.toLocalDate() : date(required(Part.DATE));
  }

  /** When the price was seen; null when the row does not tell. */
  @Nullable Instant observed() {
    return optional(Part.OBSERVED) instanceof Value.Moment(Instant instant) ? instant : null;
  }

  /**
   * The offer.
   *
   * @throws RowRejected if the row is for another flight, or cannot be read
   * @throws OtherCurrency if it is in another currency
   */
  Offer offer(FareQuery query) throws RowRejected, OtherCurrency {
    for (ReplyShape.Skip skip : shape.skips()) {
      if (skip.when().holds(row)) {
        throw new RowRejected(skip.as());
      }
    }
    Fields.sameAirports(query, text(Part.ORIGIN), text(Part.DESTINATION));
    if (!Objects.equals(returns(), query.returning())) {
      throw new RowRejected(RowFault.OTHER_TRIP);
    }
    Money price = price(query.currency());
    return new Offer(
        carrier(), stops(), price, shape.meaning().basis(), departs(), duration(), seats(), link());
  }

  private Money price(String currency) throws RowRejected, OtherCurrency {
    String told = text(Part.CURRENCY);
    if (!told.equals(currency)) {
      throw new OtherCurrency(told);
    }
    Value value;
    try {
      value = read(Part.PRICE);
    } catch (Unreadable _) {
      throw new RowRejected(RowFault.PRICE_IMPOSSIBLE);
    }
    if (!(value instanceof Value.Amount(BigDecimal number, boolean minor))) {
      throw new RowRejected(RowFault.PRICE_MISSING);
    }
    BigDecimal major = minor ? number.movePointLeft(Money.fractionDigits(currency)) : number;
    return Prices.positive(JsonNodeFactory.instance.numberNode(major), currency);
  }

  private @Nullable LocalDateTime departs() throws RowRejected {
    if (!shape.fields().containsKey(Part.DEPARTS)) {
      return null;
    }
    Value value =
        shape.fields().containsKey(Part.DATE) ? optional(Part.DEPARTS) : required(Part.DEPARTS);
    return value instanceof Value.DateTime(LocalDateTime local) ? local : null;
  }

  private @Nullable LocalDate returns() throws RowRejected {
    try {
      Value value = read(Part.RETURNS);
      return value == null ? null : date(value);
    } catch (Unreadable _) {
      throw new RowRejected(RowFault.OTHER_TRIP);
    }
  }

  private static LocalDate date(Value value) throws RowRejected {
    return switch (value) {
      case Value.Date(LocalDate date) -> date;
      case Value.DateTime(LocalDateTime local) -> local.toLocalDate();
      default -> throw new RowRejected(RowFault.UNREADABLE);
    };
  }

  /** Only the lowest price of a date may be nobody's in particular. */
  private CarrierCode carrier() throws RowRejected {
    try {
      Value value = read(Part.CARRIER);
      return value == null ? minimumsOwn(CarrierCode.OVERALL) : Fields.carrier(Values.text(value));
    } catch (Unreadable _) {
      throw new RowRejected(RowFault.UNREADABLE);
    }
  }

  private StopsClass stops() throws RowRejected {
    try {
      Value stops = read(Part.STOPS);
      Value flights = read(Part.FLIGHTS);
      int count;
      if (stops != null) {
        count = Values.whole(stops);
      } else if (flights != null) {
        count = Values.whole(flights) - 1;
      } else {
        return minimumsOwn(StopsClass.ANY);
      }
      if (count < 0 || count > MOST_STOPS) {
        throw new RowRejected(RowFault.UNREADABLE);
      }
      return StopsClass.of(count);
    } catch (Unreadable _) {
      throw new RowRejected(RowFault.UNREADABLE);
    }
  }

  private <T> T minimumsOwn(T value) throws RowRejected {
    if (shape.meaning().granularity() != Granularity.DATE_MIN) {
      throw new RowRejected(RowFault.UNREADABLE);
    }
    return value;
  }

  private @Nullable Duration duration() {
    return optional(Part.DURATION) instanceof Value.Lasting(Duration duration)
            && duration.isPositive()
            && duration.compareTo(LONGEST_ITINERARY) <= 0
        ? duration
        : null;
  }

  private @Nullable Integer seats() {
    try {
      Value value = optional(Part.SEATS);
      int seats = value == null ? -1 : Values.whole(value);
      return seats >= 0 && seats <= MOST_SEATS ? seats : null;
    } catch (Unreadable _) {
      return null;
    }
  }

  private @Nullable String link() {
    try {
      Value value = optional(Part.LINK);
      return value == null ? null : Fields.link(Values.text(value));
    } catch (Unreadable _) {
      return null;
    }
  }

  private String text(Part part) throws RowRejected {
    try {
      return Values.text(required(part));
    } catch (Unreadable _) {
      throw new RowRejected(RowFault.UNREADABLE);
    }
  }

  private Value required(Part part) throws RowRejected {
    try {
      Value value = read(part);
      if (value != null) {
        return value;
      }
    } catch (Unreadable _) {
      // Missing and unreadable come to the same here.
    }
    throw new RowRejected(RowFault.UNREADABLE);
  }

  private @Nullable Value optional(Part part) {
    try {
      return read(part);
    } catch (Unreadable _) {
      return null;
    }
  }

  private @Nullable Value read(Part part) throws Unreadable {
    Field field = shape.fields().get(part);
    return field == null ? null : field.read(row, reply);
  }
}
