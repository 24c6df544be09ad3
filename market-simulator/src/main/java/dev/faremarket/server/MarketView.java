package dev.faremarket.server;

import dev.faremarket.FareMarket;
import dev.faremarket.MarketClock;
import dev.faremarket.MarketFare;
import dev.faremarket.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The market as the providers see it: asked in wall time.
 *
 * @param market the market
 * @param clock how wall time becomes market time
 * @param zones the zones of its airports
 */
public record MarketView(FareMarket market, MarketClock clock, AirportZones zones) {

  List<MarketFare> fares(Route route, LocalDate departure, Instant wall) {
    return market.fares(route, departure, clock.marketTime(wall));
  }
}
