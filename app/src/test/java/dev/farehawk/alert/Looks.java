package dev.farehawk.alert;

import dev.farehawk.alert.PriceEvent.Kind;
import dev.farehawk.alert.PriceEvent.Times;
import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.Money;
import dev.farehawk.oracle.Verdict.Answer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks for tests: one minute apart, numbered in order. */
final class Looks {

  static final Instant START = Instant.parse("2026-05-01T12:00:00Z");

  private long number;
  private final Map<Long, Long> prices = new HashMap<>();

  PriceEvent worthy(long fareQuery, long minor) {
    return changed(fareQuery, minor, Answer.WORTHY);
  }

  PriceEvent dull(long fareQuery, long minor) {
    return changed(fareQuery, minor, Answer.NOT_WORTHY);
  }

  PriceEvent changed(long fareQuery, long minor, Answer answer) {
    Long before = prices.put(fareQuery, minor);
    return event(fareQuery, Kind.CHANGED, minor, before, answer);
  }

  /** A change that history marks as noise around this settled price. */
  PriceEvent noise(long fareQuery, long minor, long around, Answer answer) {
    PriceEvent plain = changed(fareQuery, minor, answer);
    return new PriceEvent(
        plain.change(),
        fareQuery,
        plain.kind(),
        plain.price(),
        plain.previousMinor(),
        around,
        plain.carrier(),
        answer,
        plain.times());
  }

  PriceEvent firstLook(long fareQuery, long minor, Answer answer) {
    prices.put(fareQuery, minor);
    return event(fareQuery, Kind.FIRST_LOOK, minor, null, answer);
  }

  PriceEvent unavailable(long fareQuery) {
    return event(fareQuery, Kind.UNAVAILABLE, null, prices.remove(fareQuery), Answer.NOT_WORTHY);
  }

  private PriceEvent event(
      long fareQuery, Kind kind, @Nullable Long minor, @Nullable Long before, Answer answer) {
    number++;
    Instant at = START.plusSeconds(60 * number);
    return new PriceEvent(
        number,
        fareQuery,
        kind,
        minor == null ? null : new Money(minor, "EUR"),
        before,
        null,
        new CarrierCode("W6"),
        answer,
        new Times(null, at, at, at.plusMillis(100)));
  }
}
