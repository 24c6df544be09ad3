package dev.farehawk.alert;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the alert stage works through verdicts; keys below {@code farehawk.alert}.
 *
 * @param pageSize watches decided in one transaction, 10 to 5000
 * @param verdictsPerBatch verdicts that go through the pages together, 1 to 1000
 */
@ConfigurationProperties("farehawk.alert")
public record AlertConfig(
    @DefaultValue("5000") int pageSize, @DefaultValue("200") int verdictsPerBatch) {

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
  }

  /** What holds when nothing is configured. */
  public static AlertConfig defaults() {
    return new AlertConfig(5_000, 200);
  }
}
