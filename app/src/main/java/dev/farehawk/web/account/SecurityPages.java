package dev.farehawk.web.account;

import dev.farehawk.account.Account;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.EmailChange;
import dev.farehawk.account.InvalidAccount;
import dev.farehawk.account.PasswordChange;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Password and e-mail address of the account. */
@Controller
class SecurityPages {

  private final PasswordChange passwords;
  private final EmailChange emails;
  private final OwnAccount own;
  private final SecurityPageReader pages;

  SecurityPages(
      PasswordChange passwords, EmailChange emails, OwnAccount own, SecurityPageReader pages) {
    this.passwords = passwords;
    this.emails = emails;
    this.own = own;
    this.pages = pages;
  }

  @GetMapping("/settings/security")
  String security(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam @Nullable String done,
      HttpServletRequest request,
      Model model) {
    String notice =
        switch (done) {
          case "password" -> "Your password is changed, and all other browsers are signed out.";
          case "mailed" ->
              "We have mailed a link to the new address. Open it, and your account moves there.";
          case "ended" -> "Signed out there.";
          case "passkey" -> "The passkey signs you in from now on.";
          case "passkey-gone" -> "The passkey is gone. Delete it on your device as well.";
          case "codes-off" -> "Signing in takes no code any more.";
          case null, default -> null;
        };
    return pages.show(own.of(reader), notice, request, model);
  }

  @PostMapping("/settings/security/password")
  String changePassword(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Account account = own.of(reader);
    try {
      own.guard(account, request);
      passwords.change(account, current, password, request.getSession().getId());
      own.record(Action.PASSWORD_CHANGED, account, "by its owner", request);
      return "redirect:/settings/security?done=password";
    } catch (InvalidAccount e) {
      return pages.refuse(account, "password", own.problems(account, e, request), response, model);
    }
  }

  @PostMapping("/settings/security/email")
  String changeEmail(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String current,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Account account = own.of(reader);
    try {
      own.guard(account, request);
      emails.request(account, email, current);
      return "redirect:/settings/security?done=mailed";
    } catch (InvalidAccount e) {
      return pages.refuse(account, "email", own.problems(account, e, request), response, model);
    }
  }

  /** Opening the link changes nothing: mail scanners open links too. */
  @GetMapping("/email/{token}")
  String ask(@PathVariable String token, Model model) {
    if (!emails.works(token)) {
      return outdated(model);
    }
    model.addAttribute("heading", "Move your account to this address");
    model.addAttribute("words", "You sign in with it from then on, and alerts are mailed to it.");
    model.addAttribute("action", "/email/" + token);
    model.addAttribute("button", "Move my account");
    return "account/confirm";
  }

  @PostMapping("/email/{token}")
  String confirm(@PathVariable String token, HttpServletRequest request, Model model) {
    Optional<Account> moved = emails.confirm(token);
    if (moved.isEmpty()) {
      return outdated(model);
    }
    own.record(Action.EMAIL_CHANGED, moved.get(), "", request);
    model.addAttribute("heading", "Moved");
    model.addAttribute("words", "Your account has this address now. The old one was told.");
    model.addAttribute("href", "/settings/security");
    model.addAttribute("link", "Security");
    return "account/message";
  }

  private static String outdated(Model model) {
    model.addAttribute("heading", "This link does not work any more");
    model.addAttribute(
        "words", "It was used already, is too old, or was replaced. Ask for another in Settings.");
    model.addAttribute("href", "/settings/security");
    model.addAttribute("link", "Security");
    return "account/message";
  }
}
