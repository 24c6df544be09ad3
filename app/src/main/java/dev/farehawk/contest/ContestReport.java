package dev.farehawk.contest;

import dev.farehawk.poll.Learned;
import dev.faremarket.drops.DropWorldOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a contest found, as it is written to the report file.
 *
 * @param world in which drops happened
 * @param run how long, how often
 * @param budgets one entry per budget
 * @param recorded the same on recorded fares; null when none were given
 */
public record ContestReport(
    DropWorldOptions world, Run run, List<Budget> budgets, @Nullable RecordedReport recorded) {

  /**
   * How it was run.
   *
   * @param detectionSeconds D', within which a drop must be shown
   * @param days of the trace
   * @param learningDays days at the beginning that do not count; all policies run in them
   * @param seeds worlds and traces
   * @param tookSeconds for all of it
   */
  public record Run(
      double detectionSeconds, double days, double learningDays, int seeds, double tookSeconds) {}

  /**
   * All policies with the same looks.
   *
   * @param budget looks, as a share of what it takes to look at every fare query once in every D'
   * @param boundIndependent largest share for a schedule that takes fare queries as independent
   * @param boundAny largest share for any policy that learns only by looking
   * @param boundFirstHit the same, when a filing is known only from its first hit
   */
  public record Budget(
      double budget,
      double looksPerSecond,
      double boundIndependent,
      double boundAny,
      double boundFirstHit,
      List<Result> policies) {}

  /**
   * One policy.
   *
   * @param onTimeShare mean over the seeds of the post-stratified share of drops shown in time,
   *     weighted by watchers
   * @param low end of its 95 % interval over seeds (Student's t); equal to the mean for one seed
   * @param high other end
   * @param plainShare mean of the plain ratio, which swings with the few most watched fares
   * @param ofBoundIndependent share over that bound
   * @param ofBoundAny share over that bound
   * @param ofBoundFirstHit share over that bound
   * @param knows what it is told of rates beforehand
   * @param learned what it has learned in the last seed; null for rivals
   */
  public record Result(
      String policy,
      double onTimeShare,
      double low,
      double high,
      double plainShare,
      double ofBoundIndependent,
      double ofBoundAny,
      double ofBoundFirstHit,
      Knowledge knows,
      @Nullable Learned learned) {}

  /** What a policy is told of rates beforehand. */
  public enum Knowledge {
    /** All rates as they are. */
    TRUTH,
    /** Rates fitted afterwards on the very drops that count. */
    HINDSIGHT,
    /**
     * What the service begins with: how rates differ by days to departure, measured on one carrier,
     * whose recordings may be those of the contest.
     */
    PRIOR,
    /** No rates: it learns them, or goes without. */
    NOTHING
  }
}
