package dev.farehawk.web.watch;

import dev.farehawk.history.CurrentPrices.CurrentPrice;
import dev.farehawk.history.PriceHistory;
import dev.farehawk.oracle.Verdict;
import dev.farehawk.web.history.ChartDrawing;
import dev.farehawk.web.history.ChartDrawing.Band;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one fare.
 *
 * @param price null before the first live price
 * @param verdict on the present price by the built-in figures; null before the first price
 */
record Standing(PriceHistory history, @Nullable CurrentPrice price, @Nullable Verdict verdict) {

  /** Amount now; null when nothing is known or on sale. */
  @Nullable Long amount() {
    return price == null ? null : price.amountMinor();
  }

  /** The typical band; null while there is too little history. */
  ChartDrawing.@Nullable Band band() {
    if (verdict == null) {
      return null;
    }
    Verdict.Explanation why = verdict.explanation();
    Long low = why.typicalLowMinor();
    Long median = why.typicalMedianMinor();
    Long high = why.typicalHighMinor();
    return low == null || median == null || high == null ? null : new Band(low, median, high);
  }

  /** The verdict in two or three words. */
  Chip chip() {
    if (price == null) {
      return new Chip(Chip.Kind.PLAIN, "Waiting for the first look");
    }
    if (price.amountMinor() == null) {
      return new Chip(Chip.Kind.WARN, "Nothing on sale");
    }
    if (verdict == null) {
      return new Chip(Chip.Kind.PLAIN, "Not judged yet");
    }
    return switch (verdict.answer()) {
      case WORTHY -> new Chip(Chip.Kind.GOOD, "A bargain");
      case TOO_LITTLE_HISTORY -> new Chip(Chip.Kind.PLAIN, "Too little history to say");
      case NOT_WORTHY -> ordinary(price.amountMinor());
    };
  }

  private Chip ordinary(long amount) {
    Band band = band();
    if (band == null) {
      return new Chip(Chip.Kind.PLAIN, "No bargain");
    }
    if (amount < band.low()) {
      return new Chip(Chip.Kind.GOOD, "Below typical");
    }
    return amount > band.high()
        ? new Chip(Chip.Kind.BAD, "Above typical")
        : new Chip(Chip.Kind.PLAIN, "Typical price");
  }
}
