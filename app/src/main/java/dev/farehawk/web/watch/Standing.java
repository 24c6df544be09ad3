package dev.farehawk.web.watch;

import dev.farehawk.history.CurrentPrices.CurrentPrice;
import dev.farehawk.history.PriceHistory;
import dev.farehawk.oracle.Verdict;
import dev.farehawk.web.history.ChartDrawing;
import dev.farehawk.web.history.ChartDrawing.Band;
import dev.farehawk.words.Words;
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
  Chip chip(Words words) {
    if (price == null) {
      return new Chip(Chip.Kind.PLAIN, words.say("chip.waiting"));
    }
    if (price.amountMinor() == null) {
      return new Chip(Chip.Kind.WARN, words.say("chip.nothing"));
    }
    if (verdict == null) {
      return new Chip(Chip.Kind.PLAIN, words.say("chip.unjudged"));
    }
    return switch (verdict.answer()) {
      case WORTHY -> new Chip(Chip.Kind.GOOD, words.say("chip.bargain"));
      case TOO_LITTLE_HISTORY -> new Chip(Chip.Kind.PLAIN, words.say("chip.little"));
      case NOT_WORTHY -> ordinary(price.amountMinor(), words);
    };
  }

  private Chip ordinary(long amount, Words words) {
    Band band = band();
    if (band == null) {
      return new Chip(Chip.Kind.PLAIN, words.say("chip.ordinary"));
    }
    if (amount < band.low()) {
      return new Chip(Chip.Kind.GOOD, words.say("chip.below"));
    }
    return amount > band.high()
        ? new Chip(Chip.Kind.BAD, words.say("chip.above"))
        : new Chip(Chip.Kind.PLAIN, words.say("chip.typical"));
  }
}
