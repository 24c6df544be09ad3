package dev.farehawk.ops.mydata;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What people may do with all that is kept about them; keys below {@code farehawk.my-data}.
 *
 * @param exportsPerDay most copies that one account may take in a day
 * @param exportsAtOnce copies that are written at the same time; more people are asked to wait
 * @param deletionGrace how long an account can be kept after its owner asked that it be deleted; at
 *     most 30 days, zero for not at all
 */
@ConfigurationProperties("farehawk.my-data")
public record MyDataConfig(
    @DefaultValue("5") int exportsPerDay,
    @DefaultValue("2") int exportsAtOnce,
    @DefaultValue("7d") Duration deletionGrace) {

  private static final Duration LONGEST_GRACE = Duration.ofDays(30);

  /** Refuses limits that would keep people from their data. */
  public MyDataConfig {
    if (exportsPerDay < 1 || exportsAtOnce < 1) {
      throw new IllegalArgumentException(
          "farehawk.my-data: exports-per-day and exports-at-once must be at least 1");
    }
    if (deletionGrace.isNegative() || deletionGrace.compareTo(LONGEST_GRACE) > 0) {
      throw new IllegalArgumentException("farehawk.my-data.deletion-grace must be 0 to 30 days");
    }
  }
}
