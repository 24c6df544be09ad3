package dev.farehawk.poll;

import dev.farehawk.platform.Deadlines;
import java.time.Duration;

/**
 * What the planner goes by.
 *
 * @param period D', the longest that two looks at one fare query should lie apart
 * @param slack how long before that it is woken
 * @param floor however poor, it is looked at this often
 * @param callsPerLook cost of a look in calls
 * @param lanes how much the lanes may take
 */
public record PlannerSettings(
    Duration period, Duration slack, Duration floor, int callsPerLook, Lanes lanes) {

  private static final int MOST_DOUBLINGS = 10;

  /**
   * Limits of the lanes.
   *
   * @param firstLookShare share of the looks that first looks may take while others wait
   * @param floorShare share of the looks that the floor may take while others wait
   * @param mostConfirmations confirmations that may wait; more are refused
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
    if (slack.isNegative() || slack.isZero() || slack.compareTo(period) >= 0) {
      throw new IllegalArgumentException("the slack must be shorter than the period");
    }
    if (callsPerLook < 1) {
      throw new IllegalArgumentException("a look costs at least one call");
    }
  }

  /** What follows from the deadlines. */
  public static PlannerSettings of(Deadlines deadlines, int callsPerLook, Lanes lanes) {
    return new PlannerSettings(
        deadlines.detection(),
        deadlines.wakeSlack(),
        deadlines.stalenessFloor(),
        callsPerLook,
        lanes);
  }

  /** From one look to being woken for the next. */
  long wakeAfterMillis() {
    return period.minus(slack).toMillis();
  }

  /** A second for the ten-minute promise; finer when the promise is shorter. */
  long slotMillis() {
    return Math.clamp(period.toMillis() / 540, 5, 1_000);
  }

  /** How long a fare query is left alone after so many failures in a row. */
  long pauseAfter(LookOutcome outcome, int failures) {
    int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
    return switch (outcome) {
      case SEEN -> wakeAfterMillis();
      case TRY_SOON -> Math.min(slack.toMillis() << doublings, wakeAfterMillis());
      case TRY_LATER -> Math.min(wakeAfterMillis() << doublings, floor.toMillis());
    };
  }
}
