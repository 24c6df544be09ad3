package dev.farehawk.web.account;

import dev.farehawk.account.Account;
import dev.farehawk.account.Actor;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.InvalidAccount;
import dev.farehawk.account.PasswordReset;
import dev.farehawk.account.SignInConfig;
import dev.farehawk.account.SignInThrottle;
import dev.farehawk.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A new password for somebody who forgot theirs. */
@Controller
class PasswordPages {

  private final PasswordReset reset;
  private final SignInThrottle throttle;
  private final OwnAccount own;
  private final Duration linkLife;

  PasswordPages(PasswordReset reset, SignInThrottle throttle, OwnAccount own, SignInConfig config) {
    this.reset = reset;
    this.throttle = throttle;
    this.own = own;
    this.linkLife = config.linkLife();
  }

  @GetMapping("/forgot")
  String forgot(Model model) {
    return "account/forgot";
  }

  /** Says the same to everybody, as fast to everybody. */
  @PostMapping("/forgot")
  String mail(
      @RequestParam(defaultValue = "") String email,
      HttpServletRequest request,
      Words words,
      Model model) {
    TooManyTries.refuse(throttle.mustWait(request.getRemoteAddr()));
    throttle.signedUp(request.getRemoteAddr());
    reset.request(Actor.stranger(request.getRemoteAddr()), email);
    model.addAttribute("heading", words.say("forgot.sent.heading"));
    model.addAttribute("words", words.say("forgot.sent.text", "span", words.span(linkLife)));
    model.addAttribute("href", "/login");
    model.addAttribute("link", words.say("page.sign-in"));
    return "account/message";
  }

  /** Opening the link changes nothing: mail scanners open links too. */
  @GetMapping("/reset/{token}")
  String ask(@PathVariable String token, Words words, Model model) {
    return reset.works(token) ? form(token, null, model) : outdated(words, model);
  }

  @PostMapping("/reset/{token}")
  String set(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Words words,
      Model model) {
    try {
      Optional<Account> account = reset.reset(token, password);
      if (account.isEmpty()) {
        return outdated(words, model);
      }
      own.record(Action.PASSWORD_CHANGED, account.get(), "by a mailed link", request);
      return "redirect:/login?reset";
    } catch (InvalidAccount e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(token, words.say(e.problems().getFirst()), model);
    }
  }

  private static String form(String token, @Nullable String problem, Model model) {
    model.addAttribute("action", "/reset/" + token);
    model.addAttribute("problem", problem);
    model.addAttribute("shortestPassword", SignUpPages.SHORTEST_PASSWORD);
    return "account/reset";
  }

  private static String outdated(Words words, Model model) {
    model.addAttribute("heading", words.say("verify.stale.heading"));
    model.addAttribute("words", words.say("reset.stale.text"));
    model.addAttribute("href", "/forgot");
    model.addAttribute("link", words.say("reset.stale.again"));
    return "account/message";
  }
}
