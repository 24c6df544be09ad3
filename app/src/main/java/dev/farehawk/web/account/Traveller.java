package dev.farehawk.web.account;

import dev.farehawk.account.Account;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Who is signed in; kept in the session. */
public record Traveller(UUID account, String email)
    implements AuthenticatedPrincipal, Serializable {

  /** The account, so that all sessions of one person can be found. */
  @Override
  public String getName() {
    return account.toString();
  }

  /** The proof of who is signed in; holds no password. */
  static Authentication signedIn(Account account) {
    return UsernamePasswordAuthenticationToken.authenticated(
        new Traveller(account.id(), account.email()),
        null,
        List.of(new SimpleGrantedAuthority("ROLE_" + account.role().name())));
  }
}
