package dev.farehawk.place;

import dev.farehawk.fare.AirportCode;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An airport.
 *
 * @param country ISO 3166 alpha-2
 * @param position where it is
 * @param metro code of the metro area it belongs to; null when it stands alone
 * @param rank 0 to 399: hundreds by size (0 has no scheduled flights), the rest by longest runway
 */
public record Airport(
    AirportCode code,
    String name,
    String city,
    String country,
    ZoneId zone,
    Position position,
    @Nullable String metro,
    int rank)
    implements Place {

  /** A point on the globe, in degrees; north and east are positive. */
  public record Position(double latitude, double longitude) {

    /** Mean radius of the earth in km (IUGG). */
    private static final double EARTH_RADIUS = 6371.0088;

    /** Great-circle distance in km on a sphere, by the haversine formula. */
    public double kilometresTo(Position other) {
      double lat = Math.toRadians(latitude);
      double otherLat = Math.toRadians(other.latitude);
      double sinLat = Math.sin((otherLat - lat) / 2);
      double sinLon = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
      double h = sinLat * sinLat + Math.cos(lat) * Math.cos(otherLat) * sinLon * sinLon;
      return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
    }
  }

  @Override
  public String iata() {
    return code.iata();
  }

  @Override
  public List<Airport> airports() {
    return List.of(this);
  }
}
