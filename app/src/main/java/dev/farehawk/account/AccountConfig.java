package dev.farehawk.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of accounts; keys below {@code farehawk.account}.
 *
 * @param endpoints most endpoints of one account
 * @param apiKeys most usable API keys of one account
 * @param verificationLife how long a mailed verification link works
 * @param verificationsPerDay most verification mails of one account in a day
 * @param signInFailures failed sign-ins of one e-mail address in a window until it must wait
 * @param signInWindow length of that window; one network address may fail ten times as often
 */
@ConfigurationProperties("farehawk.account")
public record AccountConfig(
    @DefaultValue("20") int endpoints,
    @DefaultValue("20") int apiKeys,
    @DefaultValue("2d") Duration verificationLife,
    @DefaultValue("5") int verificationsPerDay,
    @DefaultValue("10") int signInFailures,
    @DefaultValue("15m") Duration signInWindow) {

  /** Refuses limits that would lock everybody out. */
  public AccountConfig {
    if (endpoints < 2 || apiKeys < 1 || verificationsPerDay < 1 || signInFailures < 1) {
      throw new IllegalArgumentException(
          "farehawk.account: endpoints must be at least 2, the other counts at least 1");
    }
    if (!verificationLife.isPositive() || !signInWindow.isPositive()) {
      throw new IllegalArgumentException("farehawk.account: durations must be longer than zero");
    }
  }

  /** The limits that hold when nothing is configured. */
  public static AccountConfig defaults() {
    return new AccountConfig(20, 20, Duration.ofDays(2), 5, 10, Duration.ofMinutes(15));
  }
}
