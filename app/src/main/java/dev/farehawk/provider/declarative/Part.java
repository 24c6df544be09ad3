package dev.farehawk.provider.declarative;

import dev.farehawk.provider.declarative.Value.Kind;
import java.util.Locale;

/** What a row can tell. */
enum Part {
  PRICE(Kind.AMOUNT),
  CURRENCY(Kind.TEXT),
  ORIGIN(Kind.TEXT),
  DESTINATION(Kind.TEXT),
  DEPARTS(Kind.DATE_TIME),
  DATE(Kind.DATE),
  RETURNS(Kind.DATE),
  CARRIER(Kind.TEXT),
  STOPS(Kind.NUMBER),
  FLIGHTS(Kind.NUMBER),
  DURATION(Kind.DURATION),
  SEATS(Kind.NUMBER),
  LINK(Kind.TEXT),
  OBSERVED(Kind.INSTANT);

  private final Kind kind;

  Part(Kind kind) {
    this.kind = kind;
  }

  /** What its filters must end in. */
  Kind kind() {
    return kind;
  }

  /** As a definition writes it. */
  String written() {
    return name().toLowerCase(Locale.ROOT);
  }
}
