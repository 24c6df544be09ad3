package dev.farehawk.web.account;

import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Signing out browsers, one or all. */
@Controller
@RequestMapping("/settings/security/browsers")
class BrowserPages {

  private static final String DONE = "redirect:/settings/security?done=ended";

  private final SignedInBrowsers browsers;
  private final Sessions sessions;
  private final OwnAccount own;

  BrowserPages(SignedInBrowsers browsers, Sessions sessions, OwnAccount own) {
    this.browsers = browsers;
    this.sessions = sessions;
    this.own = own;
  }

  @PostMapping("/{handle}/end")
  String endOne(
      @AuthenticationPrincipal Traveller reader,
      @PathVariable String handle,
      HttpServletRequest request) {
    if (!browsers.end(reader.account(), handle)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    own.record(Action.SESSIONS_ENDED, own.of(reader), "one", request);
    return DONE;
  }

  @PostMapping("/end-all")
  String endAll(
      @AuthenticationPrincipal Traveller reader,
      HttpServletRequest request,
      HttpServletResponse response) {
    sessions.endAll(reader.account());
    own.record(Action.SESSIONS_ENDED, own.of(reader), "all", request);
    StayCookie.clear(request, response);
    request.getSession().invalidate();
    return "redirect:/login?out";
  }
}
