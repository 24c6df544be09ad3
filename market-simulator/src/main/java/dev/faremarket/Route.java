package dev.faremarket;

/**
 * A directed pair of airports that somebody flies.
 *
 * @param origin IATA airport code
 * @param destination IATA airport code
 */
public record Route(String origin, String destination) {

  /** The same airports the other way round. */
  public Route reversed() {
    return new Route(destination, origin);
  }
}
