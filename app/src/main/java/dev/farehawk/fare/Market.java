package dev.farehawk.fare;

/** A directed pair of airports: from origin to destination. */
public record Market(AirportCode origin, AirportCode destination) {

  /** Refuses a market from an airport to itself. */
  public Market {
    if (origin.equals(destination)) {
      throw new IllegalArgumentException("origin and destination are both " + origin);
    }
  }

  /** Reads two codes in any case. */
  public static Market of(String origin, String destination) {
    return new Market(AirportCode.of(origin), AirportCode.of(destination));
  }

  @Override
  public String toString() {
    return origin + "-" + destination;
  }
}
