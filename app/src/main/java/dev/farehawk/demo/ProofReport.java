package dev.farehawk.demo;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.faremarket.judge.Percentiles;
import java.util.List;

/**
 * What a proof run found, as it is written to the report file; groups appear flat. Times are in
 * seconds.
 *
 * @param findings what went wrong, in words
 */
record ProofReport(
    @JsonUnwrapped Setting setting,
    @JsonUnwrapped Work work,
    @JsonUnwrapped Outcome outcome,
    @JsonUnwrapped OnTime onTime,
    @JsonUnwrapped Delays delays,
    List<String> findings) {

  /**
   * What was run.
   *
   * @param seed of market and travellers
   * @param deadlineSeconds D; 600 unless scaled
   * @param marketSpeed market seconds per second
   */
  record Setting(
      long seed,
      double deadlineSeconds,
      double marketSpeed,
      int markets,
      int watches,
      int fareQueries) {}

  /**
   * What the service did.
   *
   * @param seconds of polling
   * @param polls calls to providers, those that failed too
   */
  record Work(double seconds, long polls, double pollsPerSecond) {}

  /**
   * What the judge found.
   *
   * @param lost firings of which no message came
   * @param unexpected alerts without a reason
   * @param duplicates second alerts of one firing, and repeats that nothing explains
   * @param corrections what was said of fares that were gone
   */
  record Outcome(
      @JsonUnwrapped Counts counts,
      int lost,
      int unexpected,
      int duplicates,
      Corrections corrections) {

    /**
     * Alerts that were taken back, because their fare was gone.
     *
     * @param sent different messages that said so, the inbox included
     * @param due alerts that had to be taken back
     * @param missing channels that took such an alert and never heard more
     * @param unfounded messages without a reason
     */
    record Corrections(int sent, int due, int missing, int unfounded) {}

    /**
     * How much there was.
     *
     * @param changes changed prices that live looks showed
     * @param drops those the oracle found worthy
     * @param alerts different alerts that arrived
     * @param deliveries different messages that arrived, the inbox included
     */
    record Counts(int changes, int drops, int alerts, int deliveries) {}
  }

  /**
   * Worthy drops that stood for at least D, per watch.
   *
   * @param onTimeShare of them, those that reached their watcher within D
   * @param worthyDrops how many they were
   * @param realLimits whether the providers kept their published limits
   * @param boundIndependent the largest share that a schedule can reach with as many looks as were
   *     made (as the published limits allow, under real limits), fares moving independently
   * @param boundAny the largest share for any policy that learns only by looking
   */
  record OnTime(
      double onTimeShare,
      int worthyDrops,
      boolean realLimits,
      double boundIndependent,
      double boundAny) {}

  /**
   * How long things took.
   *
   * @param detection from a true change to the reply that showed it
   * @param reaction from the recording of the first sighting to acceptance by e-mail or webhook
   * @param whole from a true change to that acceptance
   * @param correction from seeing a told fare gone to acceptance by a channel
   */
  record Delays(
      Percentiles detection, Percentiles reaction, Percentiles whole, Percentiles correction) {}
}
