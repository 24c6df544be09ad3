package dev.faremarket.model;

import java.time.LocalTime;

/**
 * How one carrier serves one route.
 *
 * @param carrier IATA airline code
 * @param stops 0 for nonstop
 * @param flight its daily flight
 * @param ladder the price levels it uses here
 * @param openingLevel the level most departures go on sale at
 * @param seed what this carrier's random numbers on this route hang on
 */
public record CarrierService(
    String carrier, int stops, Flight flight, Ladder ladder, int openingLevel, long seed) {

  /**
   * The daily flight.
   *
   * @param number without the carrier code
   * @param departs local time at the origin
   * @param minutes from departure to arrival
   */
  public record Flight(String number, LocalTime departs, int minutes) {}
}
