package dev.farehawk.place;

import java.time.ZoneId;
import java.util.List;

/**
 * A metro area: one code for all airports of a city, such as {@code LON}.
 *
 * @param airports at least one, busiest first; the first one gives city, country and zone
 */
public record Metro(String iata, List<Airport> airports) implements Place {

  /** Keeps its own copy and refuses an area without airports. */
  public Metro {
    airports = List.copyOf(airports);
    if (airports.isEmpty()) {
      throw new IllegalArgumentException("metro area " + iata + " has no airport");
    }
  }

  @Override
  public String name() {
    return city();
  }

  @Override
  public String city() {
    return airports.getFirst().city();
  }

  @Override
  public String country() {
    return airports.getFirst().country();
  }

  @Override
  public ZoneId zone() {
    return airports.getFirst().zone();
  }

  /** Above every airport of its own, so that a city's name finds all of it first. */
  @Override
  public int rank() {
    return airports.getFirst().rank() + 100;
  }
}
