package dev.farehawk.web.account;

import dev.farehawk.account.Endpoints;
import dev.farehawk.account.InvalidAccount;
import dev.farehawk.account.Newcomers;
import dev.farehawk.account.SignInThrottle;
import dev.farehawk.account.SignUp;
import dev.farehawk.platform.FieldProblem;
import dev.farehawk.web.Zones;
import dev.farehawk.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signing up, the sign-in form, and the link that confirms an e-mail address. */
@Controller
class SignUpPages {

  static final int SHORTEST_PASSWORD = 8;
  private static final String EMAIL = "email";
  private static final String HOME = "redirect:/watches";

  private final Newcomers newcomers;
  private final Endpoints endpoints;
  private final SignInThrottle throttle;
  private final AfterSignIn afterSignIn;
  private final OutsideService outside;

  SignUpPages(
      Newcomers newcomers,
      Endpoints endpoints,
      SignInThrottle throttle,
      AfterSignIn afterSignIn,
      OutsideService outside) {
    this.newcomers = newcomers;
    this.endpoints = endpoints;
    this.throttle = throttle;
    this.afterSignIn = afterSignIn;
    this.outside = outside;
  }

  @GetMapping("/login")
  String login(
      @AuthenticationPrincipal @Nullable Traveller reader,
      @RequestParam Map<String, String> query,
      HttpServletRequest request,
      Words words,
      Model model) {
    if (reader != null) {
      return HOME;
    }
    model.addAttribute("problem", problem(query, words));
    model.addAttribute(EMAIL, model.getAttribute(EMAIL));
    model.addAttribute("notice", notice(query.keySet(), words));
    model.addAttribute("outside", outside.name().orElse(null));
    model.addAttribute("drafted", afterSignIn.waits(request));
    return "account/login";
  }

  private static @Nullable String problem(Map<String, String> query, Words words) {
    if (query.containsKey("failed")) {
      return words.say("login.failed");
    }
    return switch (query.get("outside")) {
      case "taken" -> words.say("login.outside.taken");
      case "address" -> words.say("login.outside.address");
      case "closed" -> words.say("signup.closed");
      case "failed" -> words.say("login.outside.failed");
      case null, default -> null;
    };
  }

  private static @Nullable String notice(Set<String> query, Words words) {
    if (query.contains("reset")) {
      return words.say("login.reset");
    }
    if (query.contains("closed")) {
      return words.say("login.closed");
    }
    if (query.contains("out")) {
      return words.say("login.out");
    }
    return query.contains("welcome") ? words.say("login.welcome") : null;
  }

  @GetMapping("/signup")
  String form(
      @AuthenticationPrincipal @Nullable Traveller reader,
      HttpServletRequest request,
      HttpServletResponse response,
      Words words,
      Model model) {
    if (reader != null) {
      return HOME;
    }
    return newcomers.welcome()
        ? show("", "UTC", Map.of(), request, model)
        : closed(response, words, model);
  }

  /** Forbidden, and no fault of whoever asks. */
  private static String closed(HttpServletResponse response, Words words, Model model) {
    response.setStatus(HttpStatus.FORBIDDEN.value());
    model.addAttribute("heading", words.say("signup.closed.heading"));
    model.addAttribute("words", words.say("signup.closed"));
    model.addAttribute("href", "/login");
    model.addAttribute("link", words.say("page.sign-in"));
    return "account/message";
  }

  @PostMapping("/signup")
  String signUp(
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "UTC") String zone,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect,
      Words words,
      Model model) {
    TooManyTries.refuse(throttle.mustWait(request.getRemoteAddr()));
    throttle.signedUp(request.getRemoteAddr());
    try {
      if (!newcomers.signUp(new SignUp(email, password, Zones.orUtc(zone), words.tag()))) {
        return closed(response, words, model);
      }
    } catch (InvalidAccount e) {
      Map<String, String> problems =
          e.problems().stream()
              .collect(Collectors.toMap(FieldProblem::field, words::say, (one, _) -> one));
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(email, zone, problems, request, model);
    }
    redirect.addFlashAttribute(EMAIL, email);
    return "redirect:/login?welcome";
  }

  /** Opening the link changes nothing: mail scanners open links too. */
  @GetMapping("/verify/{token}")
  String ask(@PathVariable String token, Words words, Model model) {
    model.addAttribute("heading", words.say("verify.heading"));
    model.addAttribute("words", words.say("verify.text"));
    model.addAttribute("action", "/verify/" + token);
    model.addAttribute("button", words.say("verify.button"));
    return "account/confirm";
  }

  @PostMapping("/verify/{token}")
  String verify(@PathVariable String token, Words words, Model model) {
    boolean confirmed = endpoints.verify(token).isPresent();
    model.addAttribute(
        "heading", words.say(confirmed ? "verify.done.heading" : "verify.stale.heading"));
    model.addAttribute("words", words.say(confirmed ? "verify.done.text" : "verify.stale.text"));
    model.addAttribute("href", confirmed ? "/watches" : "/settings");
    model.addAttribute("link", words.say(confirmed ? "watches.title" : "settings.title"));
    return "account/message";
  }

  private String show(
      String email,
      String zone,
      Map<String, String> problems,
      HttpServletRequest request,
      Model model) {
    model.addAttribute(EMAIL, email);
    model.addAttribute("zone", zone);
    model.addAttribute("problems", problems);
    model.addAttribute("drafted", afterSignIn.waits(request));
    model.addAttribute("shortestPassword", SHORTEST_PASSWORD);
    return "account/signup";
  }
}
