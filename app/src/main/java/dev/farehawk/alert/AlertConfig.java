package dev.farehawk.alert;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the alert stage works through verdicts; keys below {@code farehawk.alert}.
 *
 * @param pageSize watches decided in one transaction, 10 to 5000
 * @param verdictsPerBatch verdicts that go through the pages together, 1 to 1000
 * @param correctFor how long after a told price was seen its owner is told that it is gone; zero to
 *     7 days, zero for never
 */
@ConfigurationProperties("farehawk.alert")
public record AlertConfig(
    @DefaultValue("5000") int pageSize,
    @DefaultValue("200") int verdictsPerBatch,
    @DefaultValue("24h") Duration correctFor,
    @DefaultValue OutageConfig outages) {

  private static final Duration LONGEST_CORRECTION = Duration.ofDays(7);

  /** Refuses what the database would choke on. */
  public AlertConfig {
    if (pageSize < 10 || pageSize > 5_000) {
      throw new IllegalArgumentException(
          "farehawk.alert.page-size must be 10 to 5000, not " + pageSize);
    }
    if (verdictsPerBatch < 1 || verdictsPerBatch > 1_000) {
      throw new IllegalArgumentException(
          "farehawk.alert.verdicts-per-batch must be 1 to 1000, not " + verdictsPerBatch);
    }
    if (correctFor.isNegative() || correctFor.compareTo(LONGEST_CORRECTION) > 0) {
      throw new IllegalArgumentException(
          "farehawk.alert.correct-for must be 0 to 7d, not " + correctFor);
    }
  }

  /** What holds when nothing is configured. */
  public static AlertConfig defaults() {
    return new AlertConfig(5_000, 200, Duration.ofHours(24), OutageConfig.defaults());
  }
}
