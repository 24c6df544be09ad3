package dev.farehawk.demo;

import dev.farehawk.platform.StartRefused;
import dev.faremarket.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The file that holds an imported route network: one {@code ORIGIN,DESTINATION} a line, busiest
 * first.
 */
final class RouteNetwork {

  private RouteNetwork() {}

  /** Where an import puts it and the demo looks for it, below the folder for data. */
  static Path fileIn(Path dataFolder) {
    return dataFolder.resolve("network").resolve("routes.csv");
  }

  /** Writes the whole file or leaves the old one. */
  static void write(Path file, List<Route> routes) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "routes", ".csv");
      Files.write(fresh, routes.stream().map(r -> r.origin() + "," + r.destination()).toList());
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StartRefused("Cannot write the route network to " + file + ".", e);
    }
  }

  /** Reads it back; empty when nothing was imported. */
  static List<Route> read(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file).stream().map(line -> route(line, file)).toList();
    } catch (IOException e) {
      throw new StartRefused("Cannot read the route network in " + file + ".", e);
    }
  }

  private static Route route(String line, Path file) {
    if (!line.matches("[A-Z0-9]{3},[A-Z0-9]{3}")) {
      throw new StartRefused(
          file + " holds a line that is no pair of airports: \"" + line + "\"; import it again.");
    }
    return new Route(line.substring(0, 3), line.substring(4));
  }
}
