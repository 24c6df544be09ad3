package dev.farehawk.oracle;

import dev.farehawk.fare.Money;
import dev.farehawk.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * A verdict as one sentence in the reader's language. The built-in judge's is told anew from its
 * figures; another oracle's own words are shown as they came, with amounts written like all others.
 */
public final class VerdictSentence {

  private VerdictSentence() {}

  /**
   * Of a verdict.
   *
   * @param price that was judged; null when nothing is on sale
   */
  public static String of(Verdict verdict, @Nullable Money price, Words words) {
    Verdict.Explanation why = verdict.explanation();
    if (!verdict.oracle().equals(StatisticalOracle.NAME)) {
      return words.withAmounts(why.words());
    }
    if (price == null) {
      return words.say("verdict.words.nothing");
    }
    Double percentile = why.percentile();
    Long median = why.typicalMedianMinor();
    if (verdict.answer() == Verdict.Answer.TOO_LITTLE_HISTORY
        || percentile == null
        || median == null) {
      return words.say("verdict.words.little", "price", price);
    }
    long percent = Math.round(100 * (1 - (double) price.minor() / median));
    Money typical = new Money(median, price.currency());
    String level =
        percent > 0
            ? words.say(
                "verdict.words.under", "price", price, "percent", percent, "typical", typical)
            : words.say("verdict.words.level", "price", price, "typical", typical);
    String often = words.say("verdict.words.often", "percent", Math.round(100 * percentile));
    // How likely a lower price must be for saying so is the judge's own setting.
    String ending =
        why.words().contains(StatisticalOracle.MAY_FOLLOW)
            ? words.say("verdict.words.may-follow")
            : "";
    return words.say("verdict.words", "level", level, "often", often, "ending", ending);
  }
}
