package dev.farehawk.simulation;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.history.ImportHistory.Past;
import dev.farehawk.history.ImportHistory.Step;
import dev.faremarket.FareChange;
import dev.faremarket.MarketFare;
import dev.faremarket.Route;
import dev.faremarket.SimulatedMarket;
import dev.faremarket.judge.FareKey;
import dev.faremarket.model.Airport;
import dev.faremarket.server.WholeUnits;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The fares of one run: which ones, and their past up to its beginning. */
final class Fares {

  static final Duration PAST = Duration.ofDays(60);

  private static final String REQUEST = "past";
  private static final int SOONEST_DAYS = 15;
  private static final int LATEST_DAYS = 90;

  private final SimulatedMarket market;
  private final Instant start;

  Fares(SimulatedMarket market, Instant start) {
    this.market = market;
    this.start = start;
  }

  static FareKey key(FareQueryRef ref) {
    FareQuery query = ref.query();
    return new FareKey(
        new Route(query.market().origin().iata(), query.market().destination().iata()),
        query.departure(),
        query.returning());
  }

  /** Different fares that are on sale at the start. */
  List<FareQuery> drawn(int count, RandomGenerator random) {
    LocalDate today = LocalDate.ofInstant(start, ZoneOffset.UTC);
    Set<FareQuery> drawn = new LinkedHashSet<>();
    while (drawn.size() < count) {
      Route route = market.routes().get(random.nextInt(market.routes().size()));
      LocalDate departure = today.plusDays(random.nextInt(SOONEST_DAYS, LATEST_DAYS));
      if (!market.fares(route, departure, start).isEmpty()) {
        Airport origin = market.airports().get(route.origin());
        drawn.add(
            FareQuery.oneWay(
                Market.of(route.origin(), route.destination()),
                departure,
                origin.country(),
                origin.currency()));
      }
    }
    return List.copyOf(drawn);
  }

  /** The lowest price at the start, as the live search shows it. */
  long priceAtStart(FareQueryRef ref) {
    MarketFare lowest = market.fares(key(ref).route(), key(ref).departure(), start).getFirst();
    return WholeUnits.shownInMinor(lowest.amountMinor(), lowest.currency());
  }

  /** What the live search would have shown of this fare in the past. */
  Past past(FareQueryRef ref) {
    FareKey fare = key(ref);
    String currency = ref.query().currency();
    Instant from = start.minus(PAST);
    List<Step> steps = new ArrayList<>();
    for (MarketFare fareThen : market.fares(fare.route(), fare.departure(), from)) {
      steps.add(step(from, fareThen.carrier(), fareThen.stops(), fareThen.amountMinor(), currency));
    }
    for (FareChange change : market.changes(fare.route(), fare.departure(), from, start)) {
      steps.add(
          step(change.at(), change.carrier(), change.stops(), change.amountMinor(), currency));
    }
    return new Past(ref.id(), MarketProvider.NAME, REQUEST, steps);
  }

  private static Step step(
      Instant at, String carrier, int stops, @Nullable Long minor, String currency) {
    return new Step(
        at,
        new CarrierCode(carrier),
        StopsClass.of(stops),
        minor == null ? null : (Long) WholeUnits.shownInMinor(minor, currency));
  }
}
