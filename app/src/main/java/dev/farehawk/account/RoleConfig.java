package dev.farehawk.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may do what; keys below {@code farehawk.roles}.
 *
 * @param firstAdmin e-mail address of the account that becomes administrator as long as there is
 *     none, once the address is confirmed; empty for nobody
 */
@ConfigurationProperties("farehawk.roles")
public record RoleConfig(@Nullable String firstAdmin) {

  /** An empty address is none. */
  public RoleConfig {
    firstAdmin =
        firstAdmin == null || firstAdmin.isBlank() ? null : EmailAddress.of(firstAdmin).text();
  }
}
