package dev.faremarket.server;

import dev.faremarket.FareMarket;
import dev.faremarket.MarketClock;
import dev.faremarket.MarketFare;
import dev.faremarket.Route;
import dev.faremarket.SimulatedMarket;
import dev.faremarket.metasearch.MetasearchMarket;
import dev.faremarket.model.Airport;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The market as the providers see it: asked in wall time.
 *
 * @param market the market
 * @param clock how wall time becomes market time
 * @param zones the zones of its airports
 */
public record MarketView(FareMarket market, MarketClock clock, AirportZones zones) {

  /** The simulated market with the time zones of its own airports. */
  public static MarketView of(SimulatedMarket market, MarketClock clock) {
    return new MarketView(
        market,
        clock,
        code -> {
          Airport airport = market.airports().find(code);
          return airport == null ? ZoneOffset.UTC : airport.zone();
        });
  }

  /** The same market as a metasearch shows it, which has a truth of its own. */
  public MarketView asMetasearch(long seed) {
    return new MarketView(new MetasearchMarket(market, seed), clock, zones);
  }

  List<MarketFare> fares(
      Route route, LocalDate departure, @Nullable LocalDate returning, Instant wall) {
    return market.fares(route, departure, returning, clock.marketTime(wall));
  }
}
