package dev.farehawk.demo;

import java.nio.file.Path;

/**
 * What an import of routes brought.
 *
 * @param distinctPairs directed pairs in the file
 * @param kept those between two different airports of the airport file
 * @param file where they are kept for the demo
 */
public record ImportedNetwork(int distinctPairs, int kept, Path file) {

  /**
   * Reads OpenFlights' route and airport files and keeps the pairs, busiest first.
   *
   * @throws dev.farehawk.platform.StartRefused if a file cannot be read or is none of theirs
   */
  public static ImportedNetwork from(Path routes, Path airports, Path dataFolder) {
    OpenFlightsRoutes.Imported imported = OpenFlightsRoutes.read(routes, airports);
    Path file = RouteNetwork.fileIn(dataFolder);
    RouteNetwork.write(file, imported.pairs());
    return new ImportedNetwork(imported.distinctPairs(), imported.pairs().size(), file);
  }
}
