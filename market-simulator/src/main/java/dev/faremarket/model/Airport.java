package dev.faremarket.model;

import java.time.ZoneId;

/**
 * A real airport.
 *
 * @param iata IATA code
 * @param country ISO 3166-1 alpha-2 code
 * @param currency ISO 4217 code of the country's money, in which fares from here are sold
 * @param position where it is
 * @param zone its time zone
 * @param rank 0 for the biggest
 */
public record Airport(
    String iata, String country, String currency, Position position, ZoneId zone, int rank) {

  private static final double EARTH_RADIUS_KM = 6371;

  /** Degrees north and east. */
  public record Position(double latitude, double longitude) {}

  /** Great-circle distance. */
  public double kilometresTo(Airport other) {
    double latitude = Math.toRadians(position.latitude());
    double otherLatitude = Math.toRadians(other.position.latitude());
    double turn = Math.toRadians(other.position.longitude() - position.longitude());
    double cosine =
        Math.sin(latitude) * Math.sin(otherLatitude)
            + Math.cos(latitude) * Math.cos(otherLatitude) * Math.cos(turn);
    return EARTH_RADIUS_KM * Math.acos(Math.clamp(cosine, -1, 1));
  }

  /** The part of the world as the time zone names it: Europe, America, Asia, ... */
  String region() {
    String id = zone.getId();
    return id.substring(0, id.indexOf('/'));
  }
}
