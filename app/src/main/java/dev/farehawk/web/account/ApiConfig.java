package dev.farehawk.web.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the API one caller may use; keys below {@code farehawk.api}. Each is a number of
 * requests a minute, which may come at once.
 *
 * @param requestsPerKey of one API key
 * @param requestsPerAccount of one account, by all its keys and browsers
 * @param requestsPerAddress of one network address (IPv6: one /64) without a key that is good
 */
@ConfigurationProperties("farehawk.api")
public record ApiConfig(
    @DefaultValue("600") int requestsPerKey,
    @DefaultValue("1200") int requestsPerAccount,
    @DefaultValue("600") int requestsPerAddress) {

  /** Refuses limits that let nobody in. */
  public ApiConfig {
    if (requestsPerKey < 1 || requestsPerAccount < 1 || requestsPerAddress < 1) {
      throw new IllegalArgumentException(
          "farehawk.api: requests-per-key, requests-per-account and requests-per-address must be at least 1");
    }
  }
}
