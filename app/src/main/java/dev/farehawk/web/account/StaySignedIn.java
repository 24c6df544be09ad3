package dev.farehawk.web.account;

import dev.farehawk.account.Actor;
import dev.farehawk.account.Audit;
import dev.farehawk.account.AuditEvent;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.RememberedSignIns;
import dev.farehawk.account.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.RememberMeAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.RememberMeServices;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/** Lets browsers in that are to stay signed in, and forgets them when they sign out. */
final class StaySignedIn implements RememberMeServices, LogoutHandler {

  /** Marks what this class let in, for the framework to know it again; protects nothing. */
  static final String KEY = "farehawk";

  private final RememberedSignIns remembered;
  private final Sessions sessions;
  private final Audit audit;

  StaySignedIn(RememberedSignIns remembered, Sessions sessions, Audit audit) {
    this.remembered = remembered;
    this.sessions = sessions;
    this.audit = audit;
  }

  /** From now on this browser stays signed in. */
  void start(UUID account, HttpServletRequest request, HttpServletResponse response) {
    StayCookie.read(request).ifPresent(remembered::end);
    var ticket = remembered.start(account, SessionMarks.userAgent(request));
    StayCookie.write(request, response, ticket.text(), remembered.life());
    SessionMarks.stays(request.getSession(), ticket.series());
  }

  @Override
  public @Nullable Authentication autoLogin(
      HttpServletRequest request, HttpServletResponse response) {
    Optional<String> text = StayCookie.read(request);
    // Whoever brings an API key is its owner or nobody, whatever cookie comes along.
    if (text.isEmpty() || ApiKeyFilter.bringsKey(request)) {
      return null;
    }
    return switch (remembered.show(text.get())) {
      case RememberedSignIns.Good good -> {
        RememberedSignIns.Ticket next = good.next();
        if (next != null) {
          StayCookie.write(request, response, next.text(), remembered.life());
        }
        sessions.makeRoom(good.account().id());
        SessionMarks.begin(request);
        SessionMarks.stays(request.getSession(), good.series());
        yield new RememberMeAuthenticationToken(
            KEY,
            new Traveller(good.account().id(), good.account().email()),
            Traveller.signedIn(good.account()).getAuthorities());
      }
      case RememberedSignIns.Unknown _ -> {
        StayCookie.clear(request, response);
        yield null;
      }
      case RememberedSignIns.Stolen stolen -> {
        StayCookie.clear(request, response);
        audit.record(
            AuditEvent.done(
                Action.SESSIONS_ENDED,
                Actor.stranger(request.getRemoteAddr()),
                stolen.account(),
                "a copied ticket of a browser that stays signed in was shown"));
        yield null;
      }
    };
  }

  @Override
  public void loginFail(HttpServletRequest request, HttpServletResponse response) {
    // A wrong password says nothing about the browser.
  }

  @Override
  public void loginSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication who) {
    // SignIns asks whether the browser is to stay.
  }

  @Override
  public void logout(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who) {
    StayCookie.read(request).ifPresent(remembered::end);
    StayCookie.clear(request, response);
    if (who != null && who.getPrincipal() instanceof Traveller reader) {
      audit.record(
          AuditEvent.done(
              Action.SIGN_OUT,
              Actor.at(reader.account(), request.getRemoteAddr()),
              reader.account(),
              ""));
    }
  }
}
