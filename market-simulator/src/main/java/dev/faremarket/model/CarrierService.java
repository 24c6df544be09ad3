package dev.faremarket.model;

import java.time.LocalTime;

/**
 * How one carrier serves one route.
 *
 * @param airline who
 * @param stops 0 for nonstop
 * @param flight its daily flight
 * @param ladder the price levels it uses here
 * @param openingLevel the level most departures go on sale at
 * @param seed what this carrier's random numbers on this route hang on
 */
public record CarrierService(
    Airline airline, int stops, Flight flight, Ladder ladder, int openingLevel, long seed) {

  /** IATA airline code. */
  public String carrier() {
    return airline.code();
  }

  Habits habits() {
    return Habits.of(airline);
  }

  /**
   * The daily flight.
   *
   * @param number without the carrier code
   * @param departs local time at the origin
   * @param minutes from departure to arrival
   */
  public record Flight(String number, LocalTime departs, int minutes) {}
}
