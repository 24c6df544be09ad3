package dev.farehawk.web.account;

import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import dev.farehawk.account.SignInThrottle;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Signs in by e-mail and password, unless there were too many failures lately. */
final class PasswordSignIn implements AuthenticationProvider {

  private final Accounts accounts;
  private final SignInThrottle throttle;

  PasswordSignIn(Accounts accounts, SignInThrottle throttle) {
    this.accounts = accounts;
    this.throttle = throttle;
  }

  /** Too many failures for this e-mail or network address; the password was not even looked at. */
  static final class TooManyTries extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    TooManyTries() {
      super("too many tries");
    }
  }

  @Override
  public Authentication authenticate(Authentication tried) {
    String email = tried.getName();
    String address =
        tried.getDetails() instanceof WebAuthenticationDetails details
            ? String.valueOf(details.getRemoteAddress())
            : "";
    if (throttle.mustWait(email, address).isPositive()) {
      throw new TooManyTries();
    }
    Account account =
        accounts
            .authenticate(email, String.valueOf(tried.getCredentials()))
            .orElseThrow(() -> {
              throttle.failed(email, address);
              return new BadCredentialsException("unknown e-mail or wrong password");
            });
    throttle.succeeded(email);
    return signedIn(account);
  }

  /** The proof of who is signed in; holds no password. */
  static Authentication signedIn(Account account) {
    return UsernamePasswordAuthenticationToken.authenticated(
        new Traveller(account.id(), account.email()),
        null,
        List.of(new SimpleGrantedAuthority("ROLE_" + account.role().name())));
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
