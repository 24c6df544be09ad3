package dev.farehawk.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The log of what was done to accounts; keys below {@code farehawk.audit}.
 *
 * @param kept how long entries stay, 400 days at least
 */
@ConfigurationProperties("farehawk.audit")
public record AuditConfig(@DefaultValue("400d") Duration kept) {

  /** Refuses what the database would refuse too. */
  public AuditConfig {
    if (kept.compareTo(Audit.KEPT_AT_LEAST) < 0) {
      throw new IllegalArgumentException("farehawk.audit.kept must be at least 400d");
    }
  }
}
