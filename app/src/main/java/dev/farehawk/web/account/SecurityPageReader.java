package dev.farehawk.web.account;

import dev.farehawk.account.Account;
import dev.farehawk.account.OutsideLogins;
import dev.farehawk.account.SecondFactor;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.Readers;
import dev.farehawk.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.context.request.RequestContextHolder;

/** Gathers the security page. */
@Component
class SecurityPageReader {

  private final Readers readers;
  private final SignedInBrowsers browsers;
  private final SecondFactor secondFactor;
  private final Passkeys passkeys;
  private final OutsideService outside;
  private final OutsideLogins logins;

  SecurityPageReader(
      Readers readers,
      SignedInBrowsers browsers,
      SecondFactor secondFactor,
      Passkeys passkeys,
      OutsideService outside,
      OutsideLogins logins) {
    this.readers = readers;
    this.browsers = browsers;
    this.secondFactor = secondFactor;
    this.passkeys = passkeys;
    this.outside = outside;
    this.logins = logins;
  }

  String show(Account account, @Nullable String notice, HttpServletRequest request, Model model) {
    return fill(account, notice, "", Map.of(), request.getSession().getId(), model);
  }

  /**
   * The page again, with what is wrong beside each field.
   *
   * @param form the one that was refused
   */
  String refuse(
      Account account,
      String form,
      Map<String, String> problems,
      HttpServletResponse response,
      Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    String session = RequestContextHolder.currentRequestAttributes().getSessionId();
    return fill(account, null, form, problems, session, model);
  }

  /** The page again, because the password beside this form was wrong. */
  String refusePassword(
      Account account, String form, Words words, HttpServletResponse response, Model model) {
    Map<String, String> wrong = Map.of("current", words.say("problem.password-wrong"));
    return refuse(account, form, wrong, response, model);
  }

  private String fill(
      Account account,
      @Nullable String notice,
      String form,
      Map<String, String> problems,
      String session,
      Model model) {
    Clockwork clock = readers.clock(new Traveller(account.id(), account.email()));
    model.addAttribute(
        "page",
        new SecurityPage(
            account.email(),
            SignUpPages.SHORTEST_PASSWORD,
            browsers.of(account.id(), session).stream().map(one -> line(one, clock)).toList(),
            new SecurityPage.Codes(
                secondFactor.on(account.id()), secondFactor.recoveryCodesLeft(account.id())),
            passkeys.of(account.id()).stream()
                .map(one ->
                    new SecurityPage.Passkey(
                        one.id(),
                        one.name(),
                        clock.shortly(one.createdAt()),
                        clock.shortly(one.lastUsed())))
                .toList(),
            outside(account)));
    model.addAttribute("notice", notice);
    model.addAttribute("refused", form);
    model.addAttribute("problems", problems);
    return "account/security";
  }

  private SecurityPage.@Nullable Outside outside(Account account) {
    String linked =
        logins.of(account.id()).stream()
            .map(one -> one.email().isEmpty() ? one.subject() : one.email())
            .findFirst()
            .orElse(null);
    return outside.name().map(name -> new SecurityPage.Outside(name, linked)).orElse(null);
  }

  private static SecurityPage.Browser line(SignedInBrowsers.Browser one, Clockwork clock) {
    Device device = one.device();
    Words words = clock.words();
    String name =
        device.browser().isEmpty() ? words.say("security.browser.some") : device.browser();
    String stays = one.stays() ? words.say("security.browser.stays") : null;
    String note = one.here() ? words.say("security.browser.here") : stays;
    return new SecurityPage.Browser(
        one.handle(),
        device.system().isEmpty()
            ? name
            : words.say("security.browser.name", "browser", name, "system", device.system()),
        clock.shortly(one.lastUsed()),
        note,
        one.here());
  }
}
