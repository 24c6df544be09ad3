package dev.farehawk.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people get in and stay in; keys below {@code farehawk.sign-in}.
 *
 * @param linkLife how long a mailed link that sets a new password or address works
 * @param mailsPerDay most such mails of each kind to one account in a day
 * @param sessions most browsers of one account that are signed in; the one used longest ago goes
 * @param rememberFor how long a browser stays signed in without being used, where its owner asked
 *     for it
 * @param hash what hashing a password costs
 * @param oidc another service that people may sign in through
 */
@ConfigurationProperties("farehawk.sign-in")
public record SignInConfig(
    @DefaultValue("1h") Duration linkLife,
    @DefaultValue("5") int mailsPerDay,
    @DefaultValue("20") int sessions,
    @DefaultValue("60d") Duration rememberFor,
    @DefaultValue HashCost hash,
    @DefaultValue OidcConfig oidc) {

  private static final Duration LONGEST_LINK_LIFE = Duration.ofDays(1);
  private static final Duration LONGEST_REMEMBERED = Duration.ofDays(400);

  /** Refuses what would lock people out or leave doors open for long. */
  public SignInConfig {
    if (!linkLife.isPositive() || linkLife.compareTo(LONGEST_LINK_LIFE) > 0) {
      throw new IllegalArgumentException("farehawk.sign-in.link-life must be above zero, up to 1d");
    }
    if (mailsPerDay < 1 || sessions < 1) {
      throw new IllegalArgumentException(
          "farehawk.sign-in: mails-per-day and sessions must be at least 1");
    }
    if (!rememberFor.isPositive() || rememberFor.compareTo(LONGEST_REMEMBERED) > 0) {
      throw new IllegalArgumentException(
          "farehawk.sign-in.remember-for must be above zero, up to 400d");
    }
  }

  /**
   * What hashing one password costs (Argon2id with one lane). Who signs in after it was raised gets
   * a new hash.
   *
   * @param memoryKib memory in KiB
   * @param passes over that memory
   */
  public record HashCost(@DefaultValue("19456") int memoryKib, @DefaultValue("2") int passes) {

    private static final int LEAST_MEMORY = 7 * 1024;
    private static final int MOST_MEMORY = 1024 * 1024;
    private static final int MOST_PASSES = 20;

    /** Refuses less than OWASP's password storage sheet allows, and what no server can bear. */
    public HashCost {
      if (memoryKib < LEAST_MEMORY || memoryKib > MOST_MEMORY) {
        throw new IllegalArgumentException(
            "farehawk.sign-in.hash.memory-kib must be 7168 to 1048576");
      }
      if (passes < 1 || passes > MOST_PASSES) {
        throw new IllegalArgumentException("farehawk.sign-in.hash.passes must be 1 to 20");
      }
    }

    /** 19 MiB and 2 passes, the first choice of OWASP's password storage sheet. */
    public static HashCost defaults() {
      return new HashCost(19 * 1024, 2);
    }
  }

  /** What holds when nothing is configured. */
  public static SignInConfig defaults() {
    return new SignInConfig(
        Duration.ofHours(1), 5, 20, Duration.ofDays(60), HashCost.defaults(), OidcConfig.none());
  }
}
