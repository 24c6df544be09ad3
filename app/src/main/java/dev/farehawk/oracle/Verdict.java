package dev.farehawk.oracle;

import org.jspecify.annotations.Nullable;

/**
 * The oracle's answer to one changed price.
 *
 * @param score 0 to 1; higher is a better discount
 * @param oracle name and version of who answered, such as {@code statistical/1}
 * @param fallback true when the configured oracle failed and this is the stand-in's answer
 */
public record Verdict(
    Answer answer, double score, String oracle, boolean fallback, Explanation explanation) {

  /** What an oracle can say. */
  public enum Answer {
    WORTHY,
    NOT_WORTHY,
    TOO_LITTLE_HISTORY
  }

  /**
   * Why, in figures a person can check.
   *
   * @param percentile share of the time, 0 to 1, that the price was lower than or equal to the
   *     judged one
   * @param samples price points the answer rests on
   * @param observedDays days of history it rests on
   * @param typicalLowMinor lower edge of the typical band (25 % of the time below); null when
   *     unknown
   * @param typicalMedianMinor half of the time below; null when unknown
   * @param typicalHighMinor upper edge of the typical band (75 % of the time below); null when
   *     unknown
   * @param comparableDates how many neighbouring departure dates were looked at beside it
   * @param comparableMedianMinor median price of those now; null when there are none
   * @param words one sentence for the traveller
   */
  public record Explanation(
      @Nullable Double percentile,
      int samples,
      double observedDays,
      @Nullable Long typicalLowMinor,
      @Nullable Long typicalMedianMinor,
      @Nullable Long typicalHighMinor,
      int comparableDates,
      @Nullable Long comparableMedianMinor,
      String words) {}
}
