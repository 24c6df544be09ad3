package dev.farehawk.web.account;

import java.io.Serializable;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/** Who is signed in; kept in the session. */
public record Traveller(UUID account, String email)
    implements AuthenticatedPrincipal, Serializable {

  /** The account, so that all sessions of one person can be found. */
  @Override
  public String getName() {
    return account.toString();
  }
}
