package dev.farehawk.web.account;

import dev.farehawk.account.Account;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.EmailChange;
import dev.farehawk.account.InvalidAccount;
import dev.farehawk.account.PasswordChange;
import dev.farehawk.words.Words;
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
      Words words,
      Model model) {
    String notice =
        switch (done) {
          case "password" -> words.say("security.password.done");
          case "mailed" -> words.say("security.email.done");
          case "ended" -> words.say("security.browser.ended");
          case "passkey" -> words.say("security.passkey.added");
          case "passkey-gone" -> words.say("security.passkey.gone");
          case "linked" -> words.say("security.outside.done");
          case "linked-elsewhere" -> words.say("security.outside.elsewhere");
          case "unlinked" -> words.say("security.outside.gone");
          case "codes-off" -> words.say("security.codes.off");
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
  String ask(@PathVariable String token, Words words, Model model) {
    if (!emails.works(token)) {
      return outdated(words, model);
    }
    model.addAttribute("heading", words.say("move.heading"));
    model.addAttribute("words", words.say("move.text"));
    model.addAttribute("action", "/email/" + token);
    model.addAttribute("button", words.say("move.button"));
    return "account/confirm";
  }

  @PostMapping("/email/{token}")
  String confirm(@PathVariable String token, HttpServletRequest request, Words words, Model model) {
    Optional<Account> moved = emails.confirm(token);
    if (moved.isEmpty()) {
      return outdated(words, model);
    }
    own.record(Action.EMAIL_CHANGED, moved.get(), "", request);
    model.addAttribute("heading", words.say("move.done.heading"));
    model.addAttribute("words", words.say("move.done.text"));
    model.addAttribute("href", "/settings/security");
    model.addAttribute("link", words.say("security.title"));
    return "account/message";
  }

  private static String outdated(Words words, Model model) {
    model.addAttribute("heading", words.say("verify.stale.heading"));
    model.addAttribute("words", words.say("move.stale.text"));
    model.addAttribute("href", "/settings/security");
    model.addAttribute("link", words.say("security.title"));
    return "account/message";
  }
}
