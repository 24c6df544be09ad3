package dev.faremarket.judge;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one live reply means for one fare, after doubts.
 *
 * @param at when its prices were read
 * @param sightedAt when this price was shown first; earlier than {@code at} when it was doubted
 * @param priceMinor lowest believed price; null when nothing is on sale
 * @param previousMinor the one before; null when there was none
 * @param news what it changed
 */
record Look(
    FareKey fare,
    Instant at,
    Instant sightedAt,
    @Nullable Long priceMinor,
    @Nullable Long previousMinor,
    News news) {

  /**
   * @param changed whether the price moved; stays true until a reply that surely arrived repeats it
   * @param sure whether the reply surely arrived
   * @param worth what the oracle says; never worthy where the change is surely noise
   * @param move whether the change is more than noise
   */
  record News(boolean changed, boolean sure, Worth worth, Flicker.Move move) {}

  /** The oracle's opinion as far as it can be known from outside. */
  enum Worth {
    WORTHY,
    NOT_WORTHY,
    /** It depends on the second at which the oracle was asked. */
    UNSURE
  }

  /** Whether this very reply moved the price. */
  boolean moved() {
    return !Objects.equals(priceMinor, previousMinor);
  }

  boolean changed() {
    return news.changed();
  }

  boolean sure() {
    return news.sure();
  }
}
