package dev.farehawk.contest;

import dev.faremarket.drops.DropWorldOptions;
import java.util.List;

/**
 * What a contest of calendars found, as it is written to the report file.
 *
 * @param world in which drops happened
 * @param run how long, how often
 * @param tables one for each offer
 * @param sharing two live providers, one entry for each share of looks
 */
public record CalendarReport(
    DropWorldOptions world, ContestReport.Run run, List<Table> tables, List<Sharing> sharing) {

  /** The row of the bound for schedules that take fares as independent. */
  public static final String BOUND = "bound, independent";

  /** The row of the chance that the calendar shows a drop in time, as learned by prices. */
  public static final String LEARNED = "learned chance to show";

  /** All ways of using one calendar. */
  public record Table(CalendarContest.Offer offer, List<Result> results) {}

  /**
   * Two live providers.
   *
   * @param looks of both, as a share of what full coverage takes
   */
  public record Sharing(double looks, List<Result> results) {}

  /**
   * One row.
   *
   * @param mean over the seeds of the share of drops shown in time, weighted by watchers
   * @param low end of its 95 % interval over seeds (Student's t); equal to the mean for one seed
   * @param high other end
   */
  public record Result(String name, double mean, double low, double high) {}
}
