package dev.faremarket.server;

import java.time.ZoneId;

/** Tells the time zone of an airport, so that local times and offsets in replies are right. */
@FunctionalInterface
public interface AirportZones {

  /**
   * The zone in which this airport's local times are meant; UTC for one that is not known.
   *
   * @param airport IATA code
   */
  ZoneId of(String airport);
}
