package dev.farehawk.history;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.StopsClass;
import java.util.Comparator;

/**
 * Names one series of prices within a fare query.
 *
 * @param provider name of the configured provider; {@value #ALL_PROVIDERS} for the overall price
 */
public record SeriesKey(String provider, CarrierCode carrier, StopsClass stops, Freshness freshness)
    implements Comparable<SeriesKey> {

  /** Stands for whichever provider is cheapest. */
  public static final String ALL_PROVIDERS = "*";

  /** The overall price: the lowest live one, whoever asks it. */
  public static final SeriesKey OVERALL =
      new SeriesKey(ALL_PROVIDERS, CarrierCode.OVERALL, StopsClass.ANY, Freshness.LIVE);

  private static final Comparator<SeriesKey> ORDER =
      Comparator.comparing(SeriesKey::provider)
          .thenComparing(key -> key.carrier().iata())
          .thenComparing(SeriesKey::stops)
          .thenComparing(SeriesKey::freshness);

  /** By provider, carrier, stops, freshness: a fixed order that decides ties. */
  @Override
  public int compareTo(SeriesKey other) {
    return ORDER.compare(this, other);
  }
}
