package dev.farehawk.web.account;

import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import dev.farehawk.account.EmailChange;
import dev.farehawk.account.InvalidAccount;
import dev.farehawk.account.PasswordChange;
import dev.farehawk.account.SignInThrottle;
import dev.farehawk.platform.FieldProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Password and e-mail address of the account. */
@Controller
class SecurityPages {

  private final Accounts accounts;
  private final PasswordChange passwords;
  private final EmailChange emails;
  private final SignInThrottle throttle;

  SecurityPages(
      Accounts accounts, PasswordChange passwords, EmailChange emails, SignInThrottle throttle) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.emails = emails;
    this.throttle = throttle;
  }

  @GetMapping("/settings/security")
  String security(
      @AuthenticationPrincipal Traveller reader, @RequestParam @Nullable String done, Model model) {
    String notice =
        switch (done) {
          case "password" -> "Your password is changed, and all other browsers are signed out.";
          case "mailed" ->
              "We have mailed a link to the new address. Open it, and your account moves there.";
          case null, default -> null;
        };
    return page(reader, notice, Map.of(), model);
  }

  @PostMapping("/settings/security/password")
  String changePassword(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Account account = account(reader);
    return guarded(
        account,
        request,
        response,
        model,
        () -> {
          passwords.change(account, current, password, request.getSession().getId());
          return "redirect:/settings/security?done=password";
        });
  }

  @PostMapping("/settings/security/email")
  String changeEmail(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String current,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Account account = account(reader);
    return guarded(
        account,
        request,
        response,
        model,
        () -> {
          emails.request(account, email, current);
          return "redirect:/settings/security?done=mailed";
        });
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
  String confirm(@PathVariable String token, Model model) {
    if (emails.confirm(token).isEmpty()) {
      return outdated(model);
    }
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

  /** What a form does; where to go next. */
  private interface Change {
    String make();
  }

  /** Guessing the present password here is slowed down like guessing it at the door. */
  private String guarded(
      Account account,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      Change change) {
    String address = request.getRemoteAddr();
    TooManyTries.refuse(throttle.mustWait(account.email(), address));
    try {
      String next = change.make();
      throttle.succeeded(account.email());
      return next;
    } catch (InvalidAccount e) {
      Map<String, String> problems =
          e.problems().stream()
              .collect(
                  Collectors.toMap(FieldProblem::field, FieldProblem::message, (one, _) -> one));
      if (problems.containsKey("current")) {
        throttle.failed(account.email(), address);
      }
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("form", request.getRequestURI());
      return page(new Traveller(account.id(), account.email()), null, problems, model);
    }
  }

  private Account account(Traveller reader) {
    return accounts
        .find(reader.account())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private String page(
      Traveller reader, @Nullable String notice, Map<String, String> problems, Model model) {
    Account account = account(reader);
    String form = model.getAttribute("form") instanceof String path ? path : "";
    model.addAttribute("email", account.email());
    model.addAttribute("shortestPassword", SignUpPages.SHORTEST_PASSWORD);
    model.addAttribute("notice", notice);
    model.addAttribute("passwordProblems", form.endsWith("/password") ? problems : Map.of());
    model.addAttribute("emailProblems", form.endsWith("/email") ? problems : Map.of());
    return "account/security";
  }
}
