package dev.farehawk.poll;

import dev.farehawk.platform.Deadlines;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fares are looked at.
 *
 * @param autoStart whether polling starts with the service; a demo starts it itself
 * @param rememberEvery how often last looks are written down; a crash repeats so many seconds of
 *     looks
 * @param firstLookShare share of a provider's looks that first looks may take while others wait
 * @param floorShare share that may go to fare queries not looked at for 12 h while others wait
 * @param mostFareQueries fare queries that are planned; more are refused and counted
 * @param searchShare calls that searches may make for each call that is made of a provider
 * @param calendarEvery from one look at a market and month in a calendar to the next at the
 *     longest, however little it is worth; null for twelve deadlines, which is two hours by default
 */
@ConfigurationProperties("farehawk.poll")
public record PollConfig(
    @DefaultValue("true") boolean autoStart,
    @DefaultValue("60s") Duration rememberEvery,
    @DefaultValue("0.5") double firstLookShare,
    @DefaultValue("0.25") double floorShare,
    @DefaultValue("4000000") int mostFareQueries,
    @DefaultValue("0.05") double searchShare,
    @Nullable Duration calendarEvery) {

  private static final int MOST_CONFIRMATIONS = 100_000;
  static final int CALENDAR_DEADLINES = 12;
  private static final Duration SHORTEST_CALENDAR = Duration.ofSeconds(10);

  /** Refuses what cannot work. */
  public PollConfig {
    if (rememberEvery.compareTo(Duration.ofSeconds(1)) < 0
        || rememberEvery.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException("poll.remember-every must be 1s to 10m");
    }
    requireShare("first-look-share", firstLookShare);
    requireShare("floor-share", floorShare);
    requireShare("search-share", searchShare);
    if (mostFareQueries < 1) {
      throw new IllegalArgumentException("poll.most-fare-queries must be at least 1");
    }
    if (calendarEvery != null && calendarEvery.compareTo(SHORTEST_CALENDAR) < 0) {
      throw new IllegalArgumentException("poll.calendar-every must be 10s or longer");
    }
  }

  private static void requireShare(String key, double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("poll." + key + " must be above 0 and at most 1");
    }
  }

  PlannerSettings.Lanes lanes() {
    return new PlannerSettings.Lanes(
        firstLookShare, floorShare, MOST_CONFIRMATIONS, mostFareQueries);
  }

  Duration calendarPace(Deadlines deadlines) {
    return calendarEvery == null
        ? deadlines.whole().multipliedBy(CALENDAR_DEADLINES)
        : calendarEvery;
  }
}
