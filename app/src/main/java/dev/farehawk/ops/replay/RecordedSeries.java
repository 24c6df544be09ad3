package dev.farehawk.ops.replay;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one series of a recording is about: prices compare only within it.
 *
 * @param returning null for one way
 * @param currency ISO 4217 code
 */
public record RecordedSeries(
    String origin,
    String destination,
    LocalDate departure,
    @Nullable LocalDate returning,
    String currency) {

  @Override
  public String toString() {
    return origin
        + "-"
        + destination
        + " "
        + departure
        + (returning == null ? "" : "/" + returning)
        + " "
        + currency;
  }
}
