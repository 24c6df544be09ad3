package dev.farehawk.web.account;

import dev.farehawk.account.Account;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.SecondFactor;
import dev.farehawk.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Turning codes of an authenticator app on and off. */
@Controller
@RequestMapping("/settings/security/codes")
class SecondFactorPages {

  private static final String SECURITY = "redirect:/settings/security";

  private final SecondFactor secondFactor;
  private final OwnAccount own;
  private final SecurityPageReader pages;

  SecondFactorPages(SecondFactor secondFactor, OwnAccount own, SecurityPageReader pages) {
    this.secondFactor = secondFactor;
    this.own = own;
    this.pages = pages;
  }

  @PostMapping("/begin")
  String begin(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String current,
      HttpServletRequest request,
      HttpServletResponse response,
      Words words,
      Model model) {
    Account account = own.of(reader);
    if (!own.knows(account, current, request)) {
      return pages.refusePassword(account, "codes", words, response, model);
    }
    return secondFactor.begin(account).isPresent() ? "redirect:/settings/security/codes" : SECURITY;
  }

  @GetMapping
  String setUp(@AuthenticationPrincipal Traveller reader, Model model) {
    return form(own.of(reader), null, model);
  }

  @PostMapping("/confirm")
  String confirm(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Words words,
      Model model) {
    Account account = own.of(reader);
    own.guard(account, request);
    Optional<List<String>> codes = secondFactor.confirm(account, code);
    if (codes.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(account, words.say("codes.wrong"), model);
    }
    own.record(Action.SECOND_FACTOR_ADDED, account, "", request);
    return recoveryCodes(codes.get(), model);
  }

  @PostMapping("/renew")
  String renew(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String current,
      HttpServletRequest request,
      HttpServletResponse response,
      Words words,
      Model model) {
    Account account = own.of(reader);
    if (!own.knows(account, current, request)) {
      return pages.refusePassword(account, "codes", words, response, model);
    }
    List<String> codes = secondFactor.renewRecoveryCodes(account.id());
    own.record(Action.SECOND_FACTOR_ADDED, account, "new recovery codes", request);
    return codes.isEmpty() ? SECURITY : recoveryCodes(codes, model);
  }

  @PostMapping("/remove")
  String remove(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String current,
      HttpServletRequest request,
      HttpServletResponse response,
      Words words,
      Model model) {
    Account account = own.of(reader);
    if (!own.knows(account, current, request)) {
      return pages.refusePassword(account, "codes", words, response, model);
    }
    secondFactor.remove(account);
    own.record(Action.SECOND_FACTOR_REMOVED, account, "", request);
    return SECURITY + "?done=codes-off";
  }

  private String form(Account account, @Nullable String problem, Model model) {
    Optional<SecondFactor.Setup> setup = secondFactor.waiting(account);
    if (setup.isEmpty()) {
      return SECURITY;
    }
    model.addAttribute("secret", setup.get().text());
    model.addAttribute("address", setup.get().address());
    model.addAttribute("picture", QrDrawing.of(setup.get().address()));
    model.addAttribute("problem", problem);
    return "account/codes";
  }

  private static String recoveryCodes(List<String> codes, Model model) {
    model.addAttribute("codes", codes);
    return "account/recovery";
  }
}
