package dev.farehawk.alert;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When owners are told that nobody looks at their watch; keys below {@code farehawk.alert.outages}.
 *
 * @param after how long without a live look is too long, 1 hour to 30 days; twice the half day
 *     within which every watched fare is looked at
 * @param every how often watches are gone through, 10 s to 1 day
 * @param mostTold most notices of one round, 1 to 5000; the rest wait for the next
 */
public record OutageConfig(
    @DefaultValue("24h") Duration after,
    @DefaultValue("5m") Duration every,
    @DefaultValue("500") int mostTold) {

  /** Refuses what cannot work. */
  public OutageConfig {
    require(
        after.compareTo(Duration.ofHours(1)) >= 0 && after.compareTo(Duration.ofDays(30)) <= 0,
        "farehawk.alert.outages.after must be 1h to 30d");
    require(
        every.compareTo(Duration.ofSeconds(10)) >= 0 && every.compareTo(Duration.ofDays(1)) <= 0,
        "farehawk.alert.outages.every must be 10s to 1d");
    require(
        mostTold >= 1 && mostTold <= 5_000, "farehawk.alert.outages.most-told must be 1 to 5000");
  }

  /** What holds when nothing is configured. */
  public static OutageConfig defaults() {
    return new OutageConfig(Duration.ofHours(24), Duration.ofMinutes(5), 500);
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
