package dev.faremarket;

import dev.faremarket.model.Airports;
import dev.faremarket.model.Board;
import dev.faremarket.model.Boards;
import dev.faremarket.model.CarrierService;
import dev.faremarket.model.FarePath;
import dev.faremarket.model.Network;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A market whose fares are computed, not stored: any fare at any moment follows from the seed. Safe
 * for use by many threads.
 */
public final class SimulatedMarket implements FareMarket {

  private static final int MOST_SEATS_SHOWN = 9;

  private final Airports airports;
  private final List<Route> routes;
  private final Set<Route> known;
  private final int horizonDays;
  private final Boards boards;

  private SimulatedMarket(MarketConfig config, Airports airports, List<Route> routes) {
    this.airports = airports;
    this.routes = List.copyOf(routes);
    this.known = new HashSet<>(routes);
    this.horizonDays = config.horizonDays();
    this.boards =
        new Boards(airports, config.seed(), config.horizonDays(), config.rememberedBoards());
  }

  /** A market over generated routes between real airports. */
  public static SimulatedMarket of(MarketConfig config) {
    Airports airports = Airports.load();
    return new SimulatedMarket(
        config, airports, Network.strongest(airports, config.markets(), config.seed()));
  }

  /**
   * A market over these routes, strongest first, as many of them as the configuration wants; where
   * they are fewer, generated ones follow.
   *
   * @throws IllegalArgumentException when a route names an airport the market does not know (see
   *     {@link Airports#find}) or leads nowhere
   */
  public static SimulatedMarket over(Collection<Route> given, MarketConfig config) {
    Airports airports = Airports.load();
    given.forEach(route -> check(route, airports));
    Set<Route> routes = new LinkedHashSet<>(Network.bySize(airports, given, config.seed()));
    if (routes.size() < config.markets()) {
      routes.addAll(Network.strongest(airports, config.markets(), config.seed()));
    }
    return new SimulatedMarket(config, airports, routes.stream().limit(config.markets()).toList());
  }

  private static void check(Route route, Airports airports) {
    for (String code : List.of(route.origin(), route.destination())) {
      if (airports.find(code) == null) {
        throw new IllegalArgumentException(
            "the simulated market does not know the airport " + code + "; leave its routes out");
      }
    }
    if (route.origin().equals(route.destination())) {
      throw new IllegalArgumentException(
          "a route cannot lead from " + route.origin() + " to itself");
    }
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  @Override
  public int horizonDays() {
    return horizonDays;
  }

  /** The airports this market flies between, with their time zones and currencies. */
  public Airports airports() {
    return airports;
  }

  @Override
  public List<MarketFare> fares(Route route, LocalDate departure, Instant at) {
    Board board = board(route, departure, at, at);
    if (board == null) {
      return List.of();
    }
    long second = at.getEpochSecond();
    String currency = airports.get(route.origin()).currency();
    List<MarketFare> fares = new ArrayList<>(board.services().size());
    for (int i = 0; i < board.services().size(); i++) {
      FarePath path = board.paths().get(i);
      int change = path.changeAt(second);
      if (change >= 0 && path.level(change) != FarePath.CLOSED) {
        fares.add(fare(board, i, change, currency));
      }
    }
    fares.sort(
        Comparator.comparingLong(MarketFare::amountMinor).thenComparing(MarketFare::carrier));
    return fares;
  }

  @Override
  public List<FareChange> changes(Route route, LocalDate departure, Instant from, Instant to) {
    Board board = board(route, departure, from, to);
    if (board == null) {
      return List.of();
    }
    List<FareChange> changes = new ArrayList<>();
    for (int i = 0; i < board.services().size(); i++) {
      CarrierService service = board.services().get(i);
      FarePath path = board.paths().get(i);
      int last = path.changeAt(to.getEpochSecond());
      for (int change = path.changeAt(from.getEpochSecond()) + 1; change <= last; change++) {
        int level = path.level(change);
        changes.add(
            new FareChange(
                service.carrier(),
                service.stops(),
                Instant.ofEpochSecond(path.second(change)),
                level == FarePath.CLOSED ? null : service.ladder().minor(level)));
      }
    }
    changes.sort(Comparator.comparing(FareChange::at).thenComparing(FareChange::carrier));
    return changes;
  }

  /** Null where nothing can be on sale at any moment between the two. */
  private @Nullable Board board(Route route, LocalDate departure, Instant from, Instant to) {
    if (!known.contains(route)) {
      return null;
    }
    ZoneId zone = airports.get(route.origin()).zone();
    boolean gone = LocalDate.ofInstant(from, zone).isAfter(departure);
    boolean notYet = LocalDate.ofInstant(to, zone).plusDays(horizonDays).isBefore(departure);
    return gone || notYet ? null : boards.of(route, departure);
  }

  private static MarketFare fare(Board board, int index, int change, String currency) {
    CarrierService service = board.services().get(index);
    FarePath path = board.paths().get(index);
    int seats = 1 + Math.floorMod(service.seed() + 31 * path.second(change), MOST_SEATS_SHOWN);
    return new MarketFare(
        service.carrier(),
        service.stops(),
        service.ladder().minor(path.level(change)),
        currency,
        service.flight().number(),
        board.departure().atTime(service.flight().departs()),
        service.flight().minutes(),
        seats);
  }
}
