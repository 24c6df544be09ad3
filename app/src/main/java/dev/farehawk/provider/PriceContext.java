package dev.farehawk.provider;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider itself says of the prices of a fare query. It counts by a measure of its own, of
 * its own time, so it is kept apart from what we have observed. Amounts are minor units of the
 * currency, for the whole party.
 *
 * @param source whose word it is, as people know it
 * @param currency ISO 4217
 * @param lowestMinor the lowest price that it knows now; null when not told
 * @param level what it calls that price; null when not told
 * @param typical what it calls usual; null when not told
 * @param past prices of the past, oldest first, at most {@value #MOST_PAST}
 */
public record PriceContext(
    String source,
    String currency,
    @Nullable Long lowestMinor,
    @Nullable Level level,
    @Nullable Range typical,
    List<Past> past) {

  /** Past prices that are kept. */
  public static final int MOST_PAST = 100;

  /** What a provider calls a price. */
  public enum Level {
    LOW,
    TYPICAL,
    HIGH
  }

  /** From a price to one that is not below. */
  public record Range(long lowMinor, long highMinor) {

    /** Refuses a range that ends before it begins. */
    public Range {
      if (lowMinor > highMinor) {
        throw new IllegalArgumentException("a range ends where it begins or above");
      }
    }
  }

  /** A price of the past. */
  public record Past(Instant at, long minor) {}

  /** Keeps its own copy, of what is youngest. */
  public PriceContext {
    past = List.copyOf(past.subList(Math.max(0, past.size() - MOST_PAST), past.size()));
  }

  /** Whether it says nothing. */
  public boolean isSilent() {
    return lowestMinor == null && level == null && typical == null && past.isEmpty();
  }
}
