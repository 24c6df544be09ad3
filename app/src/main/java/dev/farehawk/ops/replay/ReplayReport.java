package dev.farehawk.ops.replay;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a replay found, as it is written to the report file; groups appear flat.
 *
 * @param seconds how long the replay took
 * @param hindsight how good the oracle's alerts were
 * @param plainRules how good two plain rules were, cut to the same number of alerts by their score
 * @param details each alert with what its price did afterwards
 */
record ReplayReport(
    @JsonUnwrapped Source source,
    @JsonUnwrapped Counts counts,
    double seconds,
    Hindsight.Summary hindsight,
    List<PlainResult> plainRules,
    List<Detail> details) {

  /**
   * What was replayed.
   *
   * @param file name of the recording
   * @param oracle name and version of the judge
   * @param rows data rows of the file
   * @param rejectedRows those that could not be used
   * @param complaints what was wrong with the first of those
   */
  record Source(
      String file, String oracle, long rows, long rejectedRows, List<String> complaints) {}

  /**
   * How much there was.
   *
   * @param observations looks recorded: one per fare query and moment
   * @param series distinct price series: fare queries, and carriers where the file names them
   * @param changes moves of a fare query's lowest price, first sight included
   * @param verdicts the oracle's answers
   * @param tooLittleHistory of those, the ones that said so
   * @param alerts how often a watch under the oracle's rule fired
   */
  record Counts(
      long observations,
      long series,
      long changes,
      long verdicts,
      long tooLittleHistory,
      long alerts) {}

  /**
   * One plain rule's result.
   *
   * @param rule in words
   * @param found alerts before the cut
   */
  record PlainResult(String rule, int found, Hindsight.Summary hindsight) {}

  /**
   * One alert.
   *
   * @param series route, dates and currency
   * @param price told, in major units
   * @param regret price told over the lowest until departure, less one; null where it is not known
   * @param after what the price did in the next days, as ratios to the price told
   */
  record Detail(
      String series,
      Instant time,
      String price,
      double score,
      @Nullable Double regret,
      List<Hindsight.After> after) {}
}
