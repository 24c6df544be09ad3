package dev.farehawk.web.account;

import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import dev.farehawk.account.Actor;
import dev.farehawk.account.Audit;
import dev.farehawk.account.AuditEvent;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.SecondFactor;
import dev.farehawk.account.SignInThrottle;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in by password, and the second step where an account asks for a code. */
@Controller
class SignInPages {

  private final Accounts accounts;
  private final SecondFactor secondFactor;
  private final SignInThrottle throttle;
  private final SignIns signIns;
  private final Audit audit;

  SignInPages(
      Accounts accounts,
      SecondFactor secondFactor,
      SignInThrottle throttle,
      SignIns signIns,
      Audit audit) {
    this.accounts = accounts;
    this.secondFactor = secondFactor;
    this.throttle = throttle;
    this.signIns = signIns;
    this.audit = audit;
  }

  /** Which part was wrong is not told. */
  @PostMapping("/login")
  void signIn(
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String password,
      @RequestParam @Nullable String stay,
      HttpServletRequest request,
      HttpServletResponse response) {
    String address = request.getRemoteAddr();
    TooManyTries.refuse(throttle.mustWait(email, address));
    Optional<Account> account = accounts.authenticate(email, password);
    if (account.isEmpty()) {
      throttle.failed(email, address);
      refused(accounts.findByEmail(email).map(Account::id).orElse(null), "password", request);
      goTo(response, "/login?failed");
      return;
    }
    throttle.succeeded(email);
    var way = new SignIns.Way(stay != null, "password");
    goTo(response, signIns.begin(account.get(), way, request, response));
  }

  @GetMapping("/login/code")
  String askForCode(
      @RequestParam @Nullable String failed, HttpServletRequest request, Model model) {
    if (signIns.halfway(request).isEmpty()) {
      return "redirect:/login";
    }
    model.addAttribute("failed", failed != null);
    return "account/code";
  }

  @PostMapping("/login/code")
  void showCode(
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<Account> account = signIns.halfway(request);
    if (account.isEmpty()) {
      goTo(response, "/login");
      return;
    }
    String name = "second step of " + account.get().id();
    String address = request.getRemoteAddr();
    TooManyTries.refuse(throttle.mustWait(name, address));
    if (!secondFactor.check(account.get(), code)) {
      throttle.failed(name, address);
      refused(account.get().id(), "code", request);
      goTo(response, "/login/code?failed");
      return;
    }
    throttle.succeeded(name);
    goTo(response, signIns.complete(account.get(), request, response));
  }

  private void refused(@Nullable UUID account, String what, HttpServletRequest request) {
    audit.record(
        AuditEvent.refused(
            Action.SIGN_IN, Actor.stranger(request.getRemoteAddr()), account, "wrong " + what));
  }

  private static void goTo(HttpServletResponse response, String page) {
    response.setHeader(HttpHeaders.LOCATION, page);
    response.setStatus(HttpStatus.SEE_OTHER.value());
  }
}
