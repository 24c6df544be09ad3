package dev.faremarket.model;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The real airports the market flies between, biggest first. */
public final class Airports {

  private final List<Airport> bySize;
  private final Map<String, Airport> byCode = new HashMap<>();

  private Airports(List<Airport> bySize) {
    this.bySize = List.copyOf(bySize);
    bySize.forEach(airport -> byCode.put(airport.iata(), airport));
  }

  /** Reads them from the package. */
  public static Airports load() {
    List<Airport> airports = new ArrayList<>();
    for (String[] row : Table.rows("airports.tsv")) {
      Airport.Position position =
          new Airport.Position(Double.parseDouble(row[2]), Double.parseDouble(row[3]));
      airports.add(
          new Airport(
              row[0], row[1], Currencies.of(row[1]), position, ZoneId.of(row[4]), airports.size()));
    }
    return new Airports(airports);
  }

  /** All of them, biggest first. */
  public List<Airport> bySize() {
    return bySize;
  }

  /** Null when the code is not known. */
  public @Nullable Airport find(String iata) {
    return byCode.get(iata);
  }

  /** The airport of a code that is known to exist. */
  public Airport get(String iata) {
    Airport airport = byCode.get(iata);
    if (airport == null) {
      throw new IllegalArgumentException("unknown airport " + iata);
    }
    return airport;
  }
}
