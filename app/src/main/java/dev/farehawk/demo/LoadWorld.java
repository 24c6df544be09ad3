package dev.farehawk.demo;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import dev.farehawk.place.Places;
import dev.faremarket.MarketClock;
import dev.faremarket.MarketConfig;
import dev.faremarket.Route;
import dev.faremarket.SimulatedMarket;
import dev.faremarket.model.Airports;
import dev.faremarket.server.MarketView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The fares of a load: every id stands for a route and a date, found without asking anybody. Low
 * ids are watched most; routes come round by round, so that each has many dates.
 */
final class LoadWorld {

  /** What the most watched fares have of a past; the others have what they cost when it began. */
  private static final Duration LONG_PAST = Backfill.SPAN;

  private static final Duration SHORT_PAST = Duration.ofHours(1);
  private static final int WITH_LONG_PAST = 10;

  /** 16 and 331 have no common divisor: the dates of a route are all different. */
  private static final int DAYS_BETWEEN = 16;

  private static final int DAYS = 331;

  private final LoadOptions.Scale scale;
  private final MarketView view;
  private final List<Route> routes;
  private final Places places;
  private final LocalDate today;
  private final Map<Route, Integer> numbers = new HashMap<>();
  private final Map<Integer, Integer> rounds = new HashMap<>();

  /**
   * Made, not yet stocked.
   *
   * @param from when the market begins to run at its speed
   */
  LoadWorld(LoadOptions options, Places places, Instant from) {
    this.scale = options.scale();
    this.places = places;
    this.today = LocalDate.ofInstant(from, ZoneOffset.UTC);
    SimulatedMarket market = SimulatedMarket.of(MarketConfig.of(scale.seed(), scale.markets()));
    Airports airports = Airports.load();
    this.view = MarketView.of(market, new MarketClock(from, options.pace().marketSpeed()));
    this.routes =
        market.routes().stream()
            .filter(route -> DemoMarket.sameWords(route, airports, places))
            .toList();
    for (int i = 0; i < routes.size(); i++) {
      numbers.put(routes.get(i), i);
    }
    for (int round = 0; round < DAYS; round++) {
      rounds.put(1 + round * DAYS_BETWEEN % DAYS, round);
    }
  }

  LoadOptions.Scale scale() {
    return scale;
  }

  MarketView view() {
    return view;
  }

  /** The fare query with this id, from 1. */
  FareQueryRef fare(long id) {
    int number = Math.toIntExact(id - 1);
    Route route = routes.get(number % routes.size());
    int day = 1 + number / routes.size() * DAYS_BETWEEN % DAYS;
    FareQuery query =
        places.oneWay(Market.of(route.origin(), route.destination()), today.plusDays(day));
    return new FareQueryRef(id, query);
  }

  /** Which fare query a reply tells of; 0 when of none that was asked for. */
  long id(Route route, LocalDate departure) {
    Integer number = numbers.get(route);
    Integer round = rounds.get((int) (departure.toEpochDay() - today.toEpochDay()));
    if (number == null || round == null) {
      return 0;
    }
    long id = 1 + (long) round * routes.size() + number;
    return id <= scale.fareQueries() ? id : 0;
  }

  /** All fare queries of a part. */
  List<FareQueryRef> fares(Part part) {
    return LongStream.rangeClosed(1, scale.fareQueries())
        .filter(part::has)
        .mapToObj(this::fare)
        .toList();
  }

  /** The past that a fare query is given. */
  Backfill past(long id) {
    return new Backfill(view, hasLongPast(id) ? LONG_PAST : SHORT_PAST);
  }

  boolean hasLongPast(long id) {
    return id <= Math.max(1, scale.fareQueries() / WITH_LONG_PAST);
  }
}
