package dev.farehawk.watch;

import java.util.List;

/**
 * Where, when and how somebody wishes to fly; not checked by itself.
 *
 * @param origins airport or metro codes, at least one; any of them will do
 * @param destinations airport or metro codes, at least one; any of them will do
 * @param dates of departure
 */
public record Trip(
    List<String> origins, List<String> destinations, Dates dates, Stay stay, Party party) {

  /** Keeps its own copies, and refuses a trip from or to nowhere. */
  public Trip {
    origins = List.copyOf(origins);
    destinations = List.copyOf(destinations);
    if (origins.isEmpty() || destinations.isEmpty()) {
      throw new IllegalArgumentException("a trip needs an origin and a destination");
    }
  }

  /** One adult, one way, in economy. */
  public static Trip oneWay(String origin, String destination, Dates dates) {
    return new Trip(List.of(origin), List.of(destination), dates, new Stay.OneWay(), Party.SOLO);
  }

  /** The same trip there and back. */
  public Trip with(Stay other) {
    return new Trip(origins, destinations, dates, other, party);
  }

  /** The same trip for others. */
  public Trip with(Party other) {
    return new Trip(origins, destinations, dates, stay, other);
  }
}
