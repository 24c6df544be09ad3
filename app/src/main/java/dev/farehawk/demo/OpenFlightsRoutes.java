package dev.farehawk.demo;

import dev.farehawk.platform.StartRefused;
import dev.faremarket.Route;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the route and airport files of OpenFlights, plain or gzip, in the columns its documentation
 * names: routes = airline, airline id, source, source id, destination, destination id, codeshare,
 * stops, equipment; airports = id, name, city, country, IATA, ICAO, ...
 */
final class OpenFlightsRoutes {

  private static final int SOURCE = 2;
  private static final int DESTINATION = 4;
  private static final int ROUTE_COLUMNS = 9;
  private static final int IATA = 4;
  private static final int AIRPORT_COLUMNS = 14;

  private OpenFlightsRoutes() {}

  /**
   * What the files hold.
   *
   * @param pairs directed pairs between known airports, those flown by most airlines first
   * @param distinctPairs all distinct directed pairs of the route file
   */
  record Imported(List<Route> pairs, int distinctPairs) {}

  /**
   * Reads both files.
   *
   * @throws StartRefused if one cannot be read or has other columns
   */
  static Imported read(Path routes, Path airports) {
    Set<String> known = new HashSet<>();
    forEachRow(airports, AIRPORT_COLUMNS, row -> known.add(row.get(IATA)));
    Map<Route, Integer> airlines = new HashMap<>();
    forEachRow(
        routes,
        ROUTE_COLUMNS,
        row -> airlines.merge(new Route(row.get(SOURCE), row.get(DESTINATION)), 1, Integer::sum));
    List<Route> pairs =
        airlines.entrySet().stream()
            .filter(entry -> usable(entry.getKey(), known))
            .sorted(
                Map.Entry.<Route, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(entry -> entry.getKey().origin())
                    .thenComparing(entry -> entry.getKey().destination()))
            .map(Map.Entry::getKey)
            .toList();
    return new Imported(pairs, airlines.size());
  }

  private static boolean usable(Route route, Set<String> known) {
    return known.contains(route.origin())
        && known.contains(route.destination())
        && !route.origin().equals(route.destination());
  }

  private interface RowReader {
    void take(CSVRecord row);
  }

  private static void forEachRow(Path file, int columns, RowReader reader) {
    CSVFormat format = CSVFormat.RFC4180.builder().setEscape('\\').get();
    try (Reader text = open(file);
        CSVParser rows = format.parse(text)) {
      for (CSVRecord row : rows) {
        if (row.size() != columns) {
          throw new StartRefused(
              file
                  + ", line "
                  + rows.getCurrentLineNumber()
                  + ": an OpenFlights file of this kind has "
                  + columns
                  + " columns, this row has "
                  + row.size()
                  + "; name the route file first, then the airport file.");
        }
        reader.take(row);
      }
    } catch (IOException e) {
      throw new StartRefused("Cannot read " + file + ": " + e.getMessage() + ".", e);
    }
  }

  private static Reader open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    bytes.mark(2);
    boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    return new InputStreamReader(gzip ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8);
  }
}
