package dev.farehawk.poll;

import dev.farehawk.platform.Deadlines;
import java.time.Duration;

/**
 * What the planner goes by.
 *
 * @param times how long things may take
 * @param callsPerLook cost of a look in calls
 * @param lanes how much the lanes may take
 * @param prior how often prices fall before anything is learned
 */
public record PlannerSettings(Times times, int callsPerLook, Lanes lanes, RatePrior prior) {

  private static final int MOST_DOUBLINGS = 10;

  /**
   * Time limits.
   *
   * @param period D', the longest that two looks at one fare query should lie apart
   * @param slack how long before that it is woken
   * @param floor however poor, it is looked at this often
   * @param coolDown how long a fare query counts as just looked at when a sibling drops
   */
  public record Times(Duration period, Duration slack, Duration floor, Duration coolDown) {

    /** Refuses times that could not be kept. */
    public Times {
      if (slack.isNegative() || slack.isZero() || slack.compareTo(period) >= 0) {
        throw new IllegalArgumentException("the slack must be shorter than the period");
      }
      if (coolDown.isNegative() || coolDown.compareTo(period) > 0) {
        throw new IllegalArgumentException("the cool-down must not be longer than the period");
      }
    }

    /** What follows from the deadlines. */
    public static Times of(Deadlines deadlines) {
      return new Times(
          deadlines.detection(),
          deadlines.wakeSlack(),
          deadlines.stalenessFloor(),
          deadlines.siblingCoolDown());
    }
  }

  /**
   * Limits of the lanes.
   *
   * @param firstLookShare share of the looks that first looks may take while others wait
   * @param floorShare share of the looks that the floor may take while others wait
   * @param mostConfirmations confirmations that may wait, and drops whose siblings are looked at;
   *     more are refused
   * @param mostKeys fare queries that may be planned; more are refused
   */
  public record Lanes(
      double firstLookShare, double floorShare, int mostConfirmations, int mostKeys) {

    /** Refuses lanes that nothing can go through. */
    public Lanes {
      requireShare(firstLookShare);
      requireShare(floorShare);
      if (mostConfirmations < 1 || mostKeys < 1) {
        throw new IllegalArgumentException("a lane needs room for at least one");
      }
    }

    private static void requireShare(double share) {
      if (!(share > 0 && share <= 1)) {
        throw new IllegalArgumentException("a share is above 0 and at most 1, not " + share);
      }
    }
  }

  /** Refuses a plan that could not be kept. */
  public PlannerSettings {
    if (callsPerLook < 1) {
      throw new IllegalArgumentException("a look costs at least one call");
    }
  }

  /** What follows from the deadlines, with the measured rates. */
  public static PlannerSettings of(Deadlines deadlines, int callsPerLook, Lanes lanes) {
    return new PlannerSettings(Times.of(deadlines), callsPerLook, lanes, RatePrior.MEASURED);
  }

  /** A second for the ten-minute promise; finer when the promise is shorter. */
  long tickMillis() {
    return Math.clamp(times.period.toMillis() / 540, 5, 1_000);
  }

  int ticks(Duration duration) {
    return (int) Math.min(Integer.MAX_VALUE / 4, duration.toMillis() / tickMillis());
  }

  /** From one look to being woken for the next. */
  int wakeAfter() {
    return ticks(times.period.minus(times.slack));
  }

  /** How long a fare query is left alone after so many failures in a row, in ticks. */
  int pauseAfter(LookOutcome outcome, int failures) {
    int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
    return switch (outcome) {
      case SEEN -> wakeAfter();
      case TRY_SOON ->
          (int) Math.min((long) Math.max(1, ticks(times.slack)) << doublings, wakeAfter());
      case TRY_LATER -> (int) Math.min((long) wakeAfter() << doublings, ticks(times.floor));
    };
  }
}
