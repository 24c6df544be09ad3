package dev.farehawk.demo;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.faremarket.judge.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a load did to the service, as it is written to the report file; groups appear flat.
 *
 * @param findings what went wrong, in words
 */
public record LoadReport(
    @JsonUnwrapped Setting setting,
    @JsonUnwrapped Work work,
    Machine machine,
    Outcome outcome,
    OnTime onTime,
    Delays delays,
    List<String> findings) {

  /** What was asked for. */
  record Setting(
      LoadOptions.Scale scale,
      int pollsPerSecondAllowed,
      double deadlineSeconds,
      double marketSpeed,
      int processors) {}

  /**
   * What was done.
   *
   * @param seconds from the first reply to the last
   * @param polls live replies that carried prices or said that there are none
   * @param changes changed prices that looks showed
   */
  record Work(
      double seconds, long polls, double pollsPerSecond, int changes, double changesPerSecond) {}

  /**
   * What it took.
   *
   * @param load mean number of processes that wanted to run, during the run's last minute: how busy
   *     the machine was, others included
   * @param cpu processor time, in seconds for 1,000 polls
   * @param memory of the service
   * @param databaseBytes when the run ended
   * @param databaseGrowthPerDay bytes, as in this run
   * @param coldStart from the start of the process, with all the data there
   * @param stockSeconds what it took to fill the database
   */
  record Machine(
      double load,
      Cpu cpu,
      Memory memory,
      long databaseBytes,
      long databaseGrowthPerDay,
      ColdStart coldStart,
      double stockSeconds) {

    /** Of each process. */
    record Cpu(double service, double database, double provider) {}

    /** At most, and what the collector did. */
    record Memory(long residentBytes, GcLog collector) {}

    /** Until pages are served, and until the first look was answered. */
    record ColdStart(double servesAfterSeconds, double looksAfterSeconds) {}
  }

  /** What the judge found. */
  record Outcome(
      int drops,
      int alerts,
      int deliveries,
      int lost,
      int unexpected,
      int duplicates,
      int correctionsMissing,
      int correctionsUnfounded) {

    boolean clean() {
      return lost + unexpected + duplicates + correctionsMissing + correctionsUnfounded == 0;
    }
  }

  /**
   * Worthy drops that stood for at least D and began after all first looks and D before the end,
   * per watch. A run shorter than a round of looks and two deadlines has none.
   *
   * @param boundIndependent the largest share for a schedule with as many looks, fares moving
   *     independently
   * @param boundAny the largest share for any policy that learns only by looking
   */
  record OnTime(double share, int worthyDrops, double boundIndependent, double boundAny) {}

  /**
   * In seconds; of the parts that were judged apart the slowest at each rank.
   *
   * @param detection from a true change to the reply that showed it
   * @param reaction from the recording of the first sighting to acceptance by a channel
   * @param handing from the reply that fired to that acceptance
   * @param whole from a true change to that acceptance
   */
  record Delays(
      Percentiles detection, Percentiles reaction, Percentiles handing, Percentiles whole) {}

  /** Whether nothing was lost, invented or repeated. */
  public boolean clean() {
    return outcome.clean();
  }

  /** The figures in a few lines for a person. */
  public List<String> words() {
    Machine.Cpu cpu = machine.cpu();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d polls (%,.0f/s) in %.0f s, %,d changes (%.1f/s), %,d alerts, %,d deliveries",
            work.polls(),
            work.pollsPerSecond(),
            work.seconds(),
            work.changes(),
            work.changesPerSecond(),
            outcome.alerts(),
            outcome.deliveries()));
    lines.add(
        String.format(
            Locale.ROOT,
            "lost %d, unexpected %d, duplicates %d; on time %s (bounds: independent %.1f %%, any"
                + " %.1f %%)",
            outcome.lost(),
            outcome.unexpected(),
            outcome.duplicates(),
            onTime.worthyDrops() == 0
                ? "not to be judged in so short a run"
                : String.format(
                    Locale.ROOT, "%.1f %% of %,d", 100 * onTime.share(), onTime.worthyDrops()),
            100 * onTime.boundIndependent(),
            100 * onTime.boundAny()));
    lines.add(percentiles("detection", delays.detection()));
    lines.add(percentiles("reaction", delays.reaction()));
    lines.add(percentiles("reply to hand", delays.handing()));
    lines.add(percentiles("whole", delays.whole()));
    lines.add(
        String.format(
            Locale.ROOT,
            "CPU seconds for 1,000 polls: service %.3f, database %.3f, provider %.3f; load %.1f on"
                + " %d processors",
            cpu.service(),
            cpu.database(),
            cpu.provider(),
            machine.load(),
            setting.processors()));
    GcLog collector = machine.memory().collector();
    lines.add(
        String.format(
            Locale.ROOT,
            "service: %,d MB resident, heap %,d to %,d MB, %d pauses, longest %.0f ms; serves after"
                + " %.1f s, looks after %.1f s",
            machine.memory().residentBytes() >> 20,
            collector.smallestHeapMegabytes(),
            collector.largestHeapMegabytes(),
            collector.pauses(),
            collector.longestMillis(),
            machine.coldStart().servesAfterSeconds(),
            machine.coldStart().looksAfterSeconds()));
    lines.add(
        String.format(
            Locale.ROOT,
            "database: %,d MB, grows %,d MB a day at this rate; stocked in %.0f s",
            machine.databaseBytes() >> 20,
            machine.databaseGrowthPerDay() >> 20,
            machine.stockSeconds()));
    lines.addAll(findings);
    return lines;
  }

  private static String percentiles(String name, Percentiles some) {
    return String.format(
        Locale.ROOT,
        "%s in seconds: p50 %.2f, p99 %.2f, p99.9 %.2f, most %.2f",
        name,
        some.p50(),
        some.p99(),
        some.p999(),
        some.max());
  }
}
