package dev.farehawk.place;

import dev.farehawk.fare.CarrierCode;
import java.util.Map;

/** Names of airlines, in memory and immutable. */
public final class Airlines {

  private final Map<CarrierCode, String> names;

  private Airlines(Map<CarrierCode, String> names) {
    this.names = names;
  }

  /** Reads the data file of the jar. */
  public static Airlines load() {
    return new Airlines(PlaceFiles.airlines());
  }

  /** What people call the airline; its code when nobody told us. */
  public String name(CarrierCode carrier) {
    return names.getOrDefault(carrier, carrier.iata());
  }
}
