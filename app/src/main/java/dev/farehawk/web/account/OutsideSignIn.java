package dev.farehawk.web.account;

import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.OutsideLogins;
import dev.farehawk.account.OutsideLogins.Identity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * What happens when somebody comes back from the other service. Their word there signs nobody in by
 * itself: it names an identity, and {@link OutsideLogins} says which account that opens.
 */
@Component
class OutsideSignIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

  private static final Logger log = LoggerFactory.getLogger(OutsideSignIn.class);
  private static final String LINKING = "farehawk.linking";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final OutsideLogins logins;
  private final Accounts accounts;
  private final SignIns signIns;
  private final SignInDoor door;
  private final OwnAccount own;
  private final InstantSource clock;

  OutsideSignIn(
      OutsideLogins logins,
      Accounts accounts,
      SignIns signIns,
      SignInDoor door,
      OwnAccount own,
      InstantSource clock) {
    this.logins = logins;
    this.accounts = accounts;
    this.signIns = signIns;
    this.door = door;
    this.own = own;
    this.clock = clock;
  }

  /** Somebody who is signed in asked, with their password, that the next identity be linked. */
  record Linking(UUID account, Instant since) implements Serializable {}

  void link(Account account, HttpServletRequest request) {
    request.getSession().setAttribute(LINKING, new Linking(account.id(), clock.instant()));
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication shown) {
    // The other service's word is not our sign-in.
    SecurityContextHolder.clearContext();
    if (!(shown.getPrincipal() instanceof OidcUser user)
        || user.getIssuer() == null
        || user.getSubject() == null) {
      goTo(response, "/login?outside=failed");
      return;
    }
    Identity identity =
        new Identity(
            String.valueOf(user.getIssuer()),
            String.valueOf(user.getSubject()),
            user.getEmail(),
            Boolean.TRUE.equals(user.getEmailVerified()));
    Optional<Account> linking = linking(request);
    goTo(
        response,
        linking.isPresent()
            ? linked(linking.get(), identity, request)
            : entered(identity, request, response));
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause) {
    log.info("a sign-in through the other service failed: {}", cause.getMessage());
    goTo(response, "/login?outside=failed");
  }

  private String linked(Account account, Identity identity, HttpServletRequest request) {
    if (!logins.link(account, identity)) {
      return "/settings/security?done=linked-elsewhere";
    }
    own.record(Action.LOGIN_LINKED, account, identity.issuer(), request);
    return "/settings/security?done=linked";
  }

  private String entered(
      Identity identity, HttpServletRequest request, HttpServletResponse response) {
    return switch (logins.enter(identity, ZoneOffset.UTC, own.language(request))) {
      case OutsideLogins.Opens opens ->
          signIns.begin(
              opens.account(), new SignIns.Way(false, identity.issuer()), request, response);
      case OutsideLogins.AddressTaken _ -> "/login?outside=taken";
      case OutsideLogins.NoAddress _ -> "/login?outside=address";
      case OutsideLogins.Closed _ -> "/login?outside=closed";
    };
  }

  /** Only for who is still signed in to the account that asked, and only once. */
  private Optional<Account> linking(HttpServletRequest request) {
    HttpSession session = request.getSession();
    Object noted = session.getAttribute(LINKING);
    session.removeAttribute(LINKING);
    SecurityContext kept = door.contexts().loadDeferredContext(request).get();
    Authentication who = kept.getAuthentication();
    return noted instanceof Linking one
            && clock.instant().isBefore(one.since().plus(PATIENCE))
            && who != null
            && who.getPrincipal() instanceof Traveller reader
            && reader.account().equals(one.account())
        ? accounts.find(one.account())
        : Optional.empty();
  }

  private static void goTo(HttpServletResponse response, String page) {
    response.setHeader(HttpHeaders.LOCATION, page);
    response.setStatus(HttpStatus.SEE_OTHER.value());
  }
}
