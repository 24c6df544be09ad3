package dev.farehawk.place;

import dev.farehawk.fare.AirportCode;
import dev.farehawk.fare.CarrierCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the tab-separated files that {@code scripts/reference-data.mjs} writes. */
final class PlaceFiles {

  private PlaceFiles() {}

  static List<Airport> airports() {
    Map<String, ZoneId> zones = new HashMap<>();
    return rows("airports.tsv", 10).stream()
        .map(row ->
            new Airport(
                new AirportCode(row[0]),
                row[1],
                row[2],
                row[3],
                zones.computeIfAbsent(row[6], ZoneId::of),
                new Airport.Position(Double.parseDouble(row[4]), Double.parseDouble(row[5])),
                emptyAsNull(row[7]),
                Integer.parseInt(row[8])))
        .toList();
  }

  /** Names an airport is known by besides the ones it shows, by airport code. */
  static Map<String, String> otherNames() {
    return rows("airports.tsv", 10).stream()
        .filter(row -> !row[9].isEmpty())
        .collect(Collectors.toMap(row -> row[0], row -> row[9]));
  }

  static Map<CarrierCode, String> airlines() {
    return rows("airlines.tsv", 2).stream()
        .collect(Collectors.toMap(row -> new CarrierCode(row[0]), row -> row[1]));
  }

  private static List<String[]> rows(String file, int columns) {
    InputStream found = PlaceFiles.class.getResourceAsStream("/place/" + file);
    if (found == null) {
      throw new IllegalStateException("the program lacks its data file place/" + file);
    }
    try (var reader = new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))) {
      return reader.lines().map(line -> split(file, line, columns)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] split(String file, String line, int columns) {
    String[] row = line.split("\t", -1);
    if (row.length != columns) {
      throw new IllegalStateException(
          "place/" + file + " has " + row.length + " columns, not " + columns + ": " + line);
    }
    return row;
  }

  private static @Nullable String emptyAsNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
