package dev.farehawk.platform;

import java.time.Duration;
import java.util.List;

/**
 * Every time limit of the pipeline, derived from one: how long after a price change its watchers
 * must have been told.
 *
 * @param whole from the change to the alert being accepted by the channel; ten minutes unless an
 *     operator or a demo says otherwise
 */
public record Deadlines(Duration whole) {

  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration LONGEST_LEASE = Duration.ofSeconds(20);

  /** The promise to travellers. */
  public static final Deadlines STANDARD = new Deadlines(Duration.ofMinutes(10));

  /** Refuses a deadline that no part could keep. */
  public Deadlines {
    if (whole.compareTo(SHORTEST) < 0 || whole.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("deadline must be 5s to 24h, not " + whole);
    }
  }

  /** D': how far apart two looks at a fare may lie; what remains is for verdict and sending. */
  public Duration detection() {
    return whole.multipliedBy(9).dividedBy(10);
  }

  /** How long before {@link #detection} has passed a fare query is woken for its next look. */
  public Duration wakeSlack() {
    return whole.dividedBy(40);
  }

  /** Within which a doubtful or cached price is asked for again. */
  public Duration confirmation() {
    return whole.dividedBy(5);
  }

  /** How long a fare query counts as just looked at, when a sibling's price has dropped. */
  public Duration siblingCoolDown() {
    return whole.dividedBy(10);
  }

  /** How long claimed work stays claimed without a sign of life. */
  public Duration lease() {
    Duration quarter = whole.dividedBy(4);
    return quarter.compareTo(LONGEST_LEASE) < 0 ? quarter : LONGEST_LEASE;
  }

  /** When a delivery is tried, counted from when it was due; later tries are beyond the promise. */
  public List<Duration> attempts() {
    return List.of(
        Duration.ZERO,
        whole.dividedBy(120),
        whole.dividedBy(20),
        whole.dividedBy(5),
        whole.dividedBy(2));
  }

  /** Every watched fare query is looked at this often, however poor; does not scale. */
  public Duration stalenessFloor() {
    return Duration.ofHours(12);
  }
}
