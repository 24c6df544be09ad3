package dev.farehawk.history;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareFilter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The overall price of a fare query, or that of the offers that pass a filter, moved or was looked
 * at for somebody new.
 *
 * @param id position in the outbox; {@value #UNWRITTEN} until it is written
 * @param filter which offers it is the price of; null for all of them
 * @param amountMinor the price now; null when nothing is on sale
 * @param previousMinor the price before; null when there was none. Equal to {@code amountMinor} for
 *     {@link Kind#FIRST_LOOK}
 * @param provider who shows the price; {@value SeriesKey#ALL_PROVIDERS} when nothing is on sale
 * @param carrier who asks the price; {@code YY} when nothing is on sale
 * @param observedAt when the price was seen to be so, and believed
 * @param sightedAt when it was seen first: earlier than {@code observedAt} if it had to wait for a
 *     second look
 * @param requestId of the reply that made us believe it
 * @param noiseAroundMinor the settled price that this one only flickers around, if the change is
 *     noise (see {@link NoiseBand}); null if it is more
 */
public record PriceChange(
    long id,
    long fareQuery,
    @Nullable FareFilter filter,
    Kind kind,
    @Nullable Long amountMinor,
    @Nullable Long previousMinor,
    String provider,
    CarrierCode carrier,
    Instant observedAt,
    Instant sightedAt,
    String requestId,
    @Nullable Long noiseAroundMinor) {

  /** Of a change that has no position yet. */
  public static final long UNWRITTEN = 0;

  private static final long DROP_SHARE = 10;

  /** What happened. */
  public enum Kind {
    /** Another price than before. */
    CHANGED,
    /** The same price as before, seen by a first look for a new watch. */
    FIRST_LOOK,
    /** Nothing is on sale any more. */
    UNAVAILABLE
  }

  /**
   * Whether the price fell by a tenth or more: enough for siblings to be worth a look. Smaller
   * moves are mostly currency and fees.
   */
  boolean isDrop() {
    return amountMinor != null
        && previousMinor != null
        && (previousMinor - amountMinor) * DROP_SHARE >= previousMinor;
  }
}
