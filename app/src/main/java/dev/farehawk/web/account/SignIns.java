package dev.farehawk.web.account;

import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import dev.farehawk.account.Actor;
import dev.farehawk.account.Audit;
import dev.farehawk.account.AuditEvent;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.SecondFactor;
import dev.farehawk.account.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * Signs people in, however they have shown who they are: all ways meet here. Until the last step is
 * done nobody is signed in; what was shown before is noted in the session and nowhere else.
 */
final class SignIns {

  private static final String HALFWAY = "farehawk.halfway";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Accounts accounts;
  private final Sessions sessions;
  private final SecondFactor secondFactor;
  private final Audit audit;
  private final InstantSource clock;
  private final SignInDoor door;

  SignIns(
      Accounts accounts,
      Sessions sessions,
      SecondFactor secondFactor,
      Audit audit,
      InstantSource clock,
      SignInDoor door) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.secondFactor = secondFactor;
    this.audit = audit;
    this.clock = clock;
    this.door = door;
  }

  /**
   * By what somebody was let in.
   *
   * @param stay whether the browser is to stay signed in
   * @param how for the audit log
   */
  record Way(boolean stay, String how) implements Serializable {}

  /** Somebody who has shown one thing and owes a code. */
  record Halfway(UUID account, Way way, Instant since) implements Serializable {}

  /** One thing was shown, such as the password; where to go next. */
  String begin(Account account, Way way, HttpServletRequest request, HttpServletResponse response) {
    if (!secondFactor.on(account.id())) {
      return complete(account, way, request, response);
    }
    renewId(request);
    request.getSession().setAttribute(HALFWAY, new Halfway(account.id(), way, clock.instant()));
    return "/login/code";
  }

  /** Who owes a code; empty after ten minutes. */
  Optional<Account> halfway(HttpServletRequest request) {
    return noted(request).flatMap(one -> accounts.find(one.account()));
  }

  /** The code was right; where to go next. */
  String complete(Account account, HttpServletRequest request, HttpServletResponse response) {
    Way way = noted(request).map(Halfway::way).orElse(new Way(false, ""));
    return complete(account, new Way(way.stay(), way.how() + " and code"), request, response);
  }

  /** All was shown that the account asks for; where to go next. */
  String complete(
      Account account, Way way, HttpServletRequest request, HttpServletResponse response) {
    sessions.makeRoom(account.id());
    SavedRequest wanted = door.wanted().getRequest(request, response);
    door.wanted().removeRequest(request, response);
    renewId(request);
    request.getSession().removeAttribute(HALFWAY);
    SessionMarks.begin(request);
    Authentication who = Traveller.signedIn(account);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(who);
    SecurityContextHolder.setContext(context);
    door.contexts().saveContext(context, request, response);
    door.forms().onAuthentication(who, request, response);
    if (way.stay()) {
      door.staySignedIn().start(account.id(), request, response);
    }
    audit.record(
        AuditEvent.done(
            Action.SIGN_IN,
            Actor.at(account.id(), request.getRemoteAddr()),
            account.id(),
            way.how()));
    String page = wanted == null ? "/watches" : wanted.getRedirectUrl();
    return door.afterSignIn()
        .complete(new Traveller(account.id(), account.email()), request, response)
        .orElse(page);
  }

  /** A session id that somebody else may know must not become a signed-in one. */
  private static void renewId(HttpServletRequest request) {
    if (!request.getSession().isNew()) {
      request.changeSessionId();
    }
  }

  private Optional<Halfway> noted(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null
            && session.getAttribute(HALFWAY) instanceof Halfway one
            && clock.instant().isBefore(one.since().plus(PATIENCE))
        ? Optional.of(one)
        : Optional.empty();
  }
}
