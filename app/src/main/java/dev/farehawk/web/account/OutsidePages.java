package dev.farehawk.web.account;

import dev.farehawk.account.Account;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.OutsideLogins;
import dev.farehawk.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Linking an identity elsewhere to an account, and letting it go. Both ask for the password. */
@Controller
@RequestMapping("/settings/security/outside")
class OutsidePages {

  private final OutsideLogins logins;
  private final OutsideSignIn signIn;
  private final OwnAccount own;
  private final SecurityPageReader pages;

  OutsidePages(
      OutsideLogins logins, OutsideSignIn signIn, OwnAccount own, SecurityPageReader pages) {
    this.logins = logins;
    this.signIn = signIn;
    this.own = own;
    this.pages = pages;
  }

  @PostMapping("/link")
  String link(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String current,
      HttpServletRequest request,
      HttpServletResponse response,
      Words words,
      Model model) {
    Account account = own.of(reader);
    if (!own.knows(account, current, request)) {
      return pages.refusePassword(account, "outside", words, response, model);
    }
    signIn.link(account, request);
    return "redirect:" + OutsideService.START;
  }

  @PostMapping("/unlink")
  String unlink(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String current,
      HttpServletRequest request,
      HttpServletResponse response,
      Words words,
      Model model) {
    Account account = own.of(reader);
    if (!own.knows(account, current, request)) {
      return pages.refusePassword(account, "outside", words, response, model);
    }
    logins.unlink(account.id());
    own.record(Action.LOGIN_LINKED, account, "let go", request);
    return "redirect:/settings/security?done=unlinked";
  }
}
