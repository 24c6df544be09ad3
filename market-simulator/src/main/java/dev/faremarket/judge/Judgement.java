package dev.faremarket.judge;

import java.util.List;

/**
 * What is to be said of one run.
 *
 * @param counts how much happened
 * @param lost firings of which no message came, or none where it was promised
 * @param unexpected alerts without a reason
 * @param duplicates second alerts of one firing, and repeats on the wire that nothing explains
 * @param corrections how alerts were taken back
 * @param onTimeShare share of the worthy drops, per watch, whose message was accepted in time; 1
 *     when there were none
 * @param worthyDrops how many those were
 * @param detection from a true change to the first reply that showed it
 * @param reaction from the recording of the first sighting to acceptance by e-mail or webhook
 * @param handing from the reply that fired to acceptance by e-mail or webhook
 * @param whole from a true change to acceptance by e-mail or webhook
 * @param findings what went wrong, in words; at most 200
 */
public record Judgement(
    Counts counts,
    int lost,
    int unexpected,
    int duplicates,
    Corrections corrections,
    double onTimeShare,
    int worthyDrops,
    Percentiles detection,
    Percentiles reaction,
    Percentiles handing,
    Percentiles whole,
    List<String> findings) {

  /**
   * How much happened.
   *
   * @param changes changed prices that live looks showed
   * @param drops those of them that the oracle found worthy
   * @param alerts different alerts that arrived
   * @param deliveries different messages that arrived, the inbox included
   */
  public record Counts(int changes, int drops, int alerts, int deliveries) {}

  /**
   * How alerts were taken back.
   *
   * @param sent different messages that said so
   * @param due alerts that had to be
   * @param missing channels that took such an alert and never heard more
   * @param unfounded messages without a reason
   * @param delay from seeing the fare gone to acceptance by a channel
   */
  public record Corrections(int sent, int due, int missing, int unfounded, Percentiles delay) {}

  /** Whether nothing was lost, invented or repeated. */
  public boolean clean() {
    return lost == 0
        && unexpected == 0
        && duplicates == 0
        && corrections.missing() == 0
        && corrections.unfounded() == 0;
  }
}
