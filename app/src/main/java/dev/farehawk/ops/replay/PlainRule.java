package dev.farehawk.ops.replay;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A rule of thumb that the oracle has to beat. */
enum PlainRule {

  /** At or below four fifths of the median of the 28 looks before. */
  MEDIAN_OF_28("<= 0.8 x trailing median of 28") {
    @Override
    OptionalDouble score(SeriesPrices prices, int index) {
      if (index < WINDOW) {
        return OptionalDouble.empty();
      }
      double median = medianBefore(prices, index);
      return prices.minor(index) <= 0.8 * median
          ? OptionalDouble.of(1 - prices.minor(index) / median)
          : OptionalDouble.empty();
    }
  },

  /** At least a fifth below the look before. */
  FELL_BY_A_FIFTH("fell >= 20 % since the last look") {
    @Override
    OptionalDouble score(SeriesPrices prices, int index) {
      if (index == 0) {
        return OptionalDouble.empty();
      }
      double before = prices.minor(index - 1);
      return prices.minor(index) <= 0.8 * before
          ? OptionalDouble.of(1 - prices.minor(index) / before)
          : OptionalDouble.empty();
    }
  };

  private static final int WINDOW = 28;

  private final String words;

  PlainRule(String words) {
    this.words = words;
  }

  /** How the report names it. */
  String words() {
    return words;
  }

  /** How good a discount the look at this index is by this rule; empty when it is none. */
  abstract OptionalDouble score(SeriesPrices prices, int index);

  private static double medianBefore(SeriesPrices prices, int index) {
    long[] window =
        IntStream.range(index - WINDOW, index).mapToLong(prices::minor).sorted().toArray();
    return (window[WINDOW / 2 - 1] + window[WINDOW / 2]) / 2.0;
  }
}
