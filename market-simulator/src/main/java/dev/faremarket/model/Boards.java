package dev.faremarket.model;

import dev.faremarket.Route;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Makes boards from nothing but the seed, and keeps the latest in a table of fixed size. A
 * forgotten board is made again the same.
 */
public final class Boards {

  private static final int MOST_SERVED_ROUTES = 1 << 13;

  /** A board can lie in any place of its row; the row's oldest makes room. */
  private static final int ROW = 4;

  private static final int DEGREES_PER_HOUR = 15;

  private final Airports airports;
  private final Carriers carriers;
  private final long seed;
  private final int horizonDays;
  private final AtomicReferenceArray<@Nullable Board> boards;
  private final AtomicReferenceArray<@Nullable Served> served =
      new AtomicReferenceArray<>(MOST_SERVED_ROUTES);

  private record Served(Route route, List<CarrierService> services) {}

  /**
   * Boards of one market.
   *
   * @param remembered how many to keep, rounded up to four times a power of two
   */
  public Boards(Airports airports, long seed, int horizonDays, int remembered) {
    this.airports = airports;
    this.carriers = new Carriers(airports, seed);
    this.seed = Dice.roll(seed, "prices");
    this.horizonDays = horizonDays;
    int rows = Integer.highestOneBit(Math.max(2, remembered / ROW) - 1) << 1;
    this.boards = new AtomicReferenceArray<>(rows * ROW);
  }

  /** The board of a departure. */
  public Board of(Route route, LocalDate departure) {
    int row =
        ROW * slot(Dice.roll(route.hashCode(), departure.toEpochDay()), boards.length() / ROW);
    for (int place = row; place < row + ROW; place++) {
      Board kept = boards.get(place);
      if (kept != null && kept.departure().equals(departure) && kept.route().equals(route)) {
        return kept;
      }
    }
    Board made = make(route, departure);
    for (int place = row + ROW - 1; place > row; place--) {
      boards.set(place, boards.get(place - 1));
    }
    boards.set(row, made);
    return made;
  }

  /** Who serves a route. */
  public List<CarrierService> services(Route route) {
    int slot = slot(Dice.roll(route.hashCode(), 0), served.length());
    Served kept = served.get(slot);
    if (kept != null && kept.route().equals(route)) {
      return kept.services();
    }
    List<CarrierService> services = carriers.on(route);
    served.set(slot, new Served(route, services));
    return services;
  }

  private Board make(Route route, LocalDate departure) {
    SalePeriod sale = SalePeriod.of(departure, horizonDays, airports.get(route.origin()).zone());
    long pair = Dice.roll(carriers.pairSeed(route), seed);
    int hoursEast = hoursEast(route);
    List<CarrierService> services = services(route);
    List<FarePath> paths = new ArrayList<>(services.size());
    for (CarrierService service : services) {
      PathWalk.Seeds seeds =
          new PathWalk.Seeds(
              Dice.roll(seed, service.carrier()), Dice.roll(pair, service.carrier()), hoursEast);
      PathWalk.Leader leader =
          paths.isEmpty() ? null : new PathWalk.Leader(services.getFirst(), paths.getFirst());
      paths.add(new PathWalk(service, sale, seeds, leader).walk());
    }
    return new Board(route, departure, services, List.copyOf(paths));
  }

  /**
   * By the sun halfway between the two ends, or near enough where they lie around the date line.
   */
  private int hoursEast(Route route) {
    double east =
        airports.get(route.origin()).position().longitude()
            + airports.get(route.destination()).position().longitude();
    return (int) Math.round(east / 2 / DEGREES_PER_HOUR);
  }

  private static int slot(long roll, int size) {
    return (int) (roll >>> 17) & (size - 1);
  }
}
