package dev.farehawk.ops.mydata;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What people may do with all that is kept about them; keys below {@code farehawk.my-data}.
 *
 * @param exportsPerDay most copies that one account may take in a day
 * @param exportsAtOnce copies that are written at the same time; more people are asked to wait
 */
@ConfigurationProperties("farehawk.my-data")
public record MyDataConfig(
    @DefaultValue("5") int exportsPerDay, @DefaultValue("2") int exportsAtOnce) {

  /** Refuses limits that would keep people from their data. */
  public MyDataConfig {
    if (exportsPerDay < 1 || exportsAtOnce < 1) {
      throw new IllegalArgumentException(
          "farehawk.my-data: exports-per-day and exports-at-once must be at least 1");
    }
  }
}
