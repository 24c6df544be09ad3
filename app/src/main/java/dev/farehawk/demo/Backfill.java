package dev.farehawk.demo;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.history.ImportHistory;
import dev.farehawk.history.ImportHistory.Past;
import dev.farehawk.history.ImportHistory.Step;
import dev.faremarket.FareChange;
import dev.faremarket.MarketFare;
import dev.faremarket.Route;
import dev.faremarket.server.MarketView;
import dev.faremarket.server.WholeUnits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The market's last days, or what time of it is wanted, as the live search would have shown them,
 * for the service's history.
 */
final class Backfill {

  /** How far back. */
  static final Duration SPAN = Duration.ofDays(60);

  private static final String REQUEST = "backfill";

  private final MarketView view;
  private final Duration span;

  Backfill(MarketView view) {
    this(view, SPAN);
  }

  Backfill(MarketView view, Duration span) {
    this.view = view;
    this.span = span;
  }

  /** When the past that is imported ends: from then on the market runs at its own speed. */
  Instant end() {
    return view.clock().start();
  }

  /** When it begins. */
  Instant start() {
    return end().minus(span);
  }

  /** Imports the past of each of these fare queries. */
  ImportHistory.Outcome into(ImportHistory history, Collection<FareQueryRef> queries) {
    return history.importAll(queries.stream().map(this::past).toList());
  }

  private Past past(FareQueryRef ref) {
    FareQuery query = ref.query();
    Route route = new Route(query.market().origin().iata(), query.market().destination().iata());
    List<Step> steps = new ArrayList<>();
    for (MarketFare fare :
        view.market().fares(route, query.departure(), query.returning(), start())) {
      steps.add(
          step(start(), fare.carrier(), stops(query, fare.stops()), fare.amountMinor(), query));
    }
    List<FareChange> changes =
        view.market().changes(route, query.departure(), query.returning(), start(), end());
    for (FareChange change : changes) {
      StopsClass stops = stops(query, change.stops());
      Long amount = change.amountMinor();
      steps.add(
          amount == null
              ? new Step(change.at(), new CarrierCode(change.carrier()), stops, null)
              : step(change.at(), change.carrier(), stops, amount, query));
    }
    return new Past(ref.id(), DemoMarket.LIVE, REQUEST, steps);
  }

  /** Of a round trip the live search does not tell the stops of both ways. */
  private static StopsClass stops(FareQuery query, int stops) {
    return query.returning() == null ? StopsClass.of(stops) : StopsClass.ANY;
  }

  private static Step step(
      Instant at, String carrier, StopsClass stops, long amountMinor, FareQuery query) {
    return new Step(
        at,
        new CarrierCode(carrier),
        stops,
        WholeUnits.shownInMinor(amountMinor, query.currency()));
  }
}
