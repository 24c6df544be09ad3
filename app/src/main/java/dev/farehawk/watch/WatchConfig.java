package dev.farehawk.watch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of watches; keys below {@code farehawk.watch}. They bound what one person can make the
 * service ask, since asking costs money.
 *
 * @param watchesPerAccount most watches of one account that are active or paused
 * @param fareQueriesPerWatch most fare queries one watch expands to
 * @param fareQueriesPerDay most fare queries that the new watches of one account expand to in a day
 * @param horizonDays how many days ahead airlines sell, usually 331
 * @param housekeeping how often departed watches are put away
 */
@ConfigurationProperties("farehawk.watch")
public record WatchConfig(
    @DefaultValue("50") int watchesPerAccount,
    @DefaultValue("400") int fareQueriesPerWatch,
    @DefaultValue("2000") int fareQueriesPerDay,
    @DefaultValue("331") int horizonDays,
    @DefaultValue("10m") Duration housekeeping) {

  /** Refuses limits under which nobody could watch anything. */
  public WatchConfig {
    if (watchesPerAccount < 1 || fareQueriesPerWatch < 1 || fareQueriesPerDay < 1) {
      throw new IllegalArgumentException(
          "watches-per-account, fare-queries-per-watch and fare-queries-per-day below farehawk.watch"
              + " must be at least 1");
    }
    if (horizonDays < 1 || horizonDays > 400) {
      throw new IllegalArgumentException(
          "farehawk.watch.horizon-days must be 1 to 400, not " + horizonDays);
    }
    if (!housekeeping.isPositive()) {
      throw new IllegalArgumentException("farehawk.watch.housekeeping must be longer than zero");
    }
  }

  /** The limits that hold when nothing is configured. */
  public static WatchConfig defaults() {
    return new WatchConfig(50, 400, 2_000, 331, Duration.ofMinutes(10));
  }
}
