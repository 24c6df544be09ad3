package dev.farehawk.web.account;

import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.OwnerNotices;
import dev.farehawk.account.SecurityMail.Notice.Event;
import dev.farehawk.account.SignInThrottle;
import dev.farehawk.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** Passkeys: made and taken away in the settings, shown at the door. Spoken to by passkeys.js. */
@Controller
class PasskeyPages {

  private static final Logger log = LoggerFactory.getLogger(PasskeyPages.class);
  private static final String ASKED_TO_MAKE = "farehawk.passkey.make";
  private static final String ASKED_TO_SHOW = "farehawk.passkey.show";
  private static final String NAME = "farehawk.passkey.name";
  private static final int LONGEST_NAME = 60;

  private final Passkeys passkeys;
  private final Accounts accounts;
  private final OwnAccount own;
  private final OwnerNotices notices;
  private final SignIns signIns;
  private final SignInThrottle throttle;

  PasskeyPages(
      Passkeys passkeys,
      Accounts accounts,
      OwnAccount own,
      OwnerNotices notices,
      SignIns signIns,
      SignInThrottle throttle) {
    this.passkeys = passkeys;
    this.accounts = accounts;
    this.own = own;
    this.notices = notices;
    this.signIns = signIns;
    this.throttle = throttle;
  }

  /** Whoever finds a browser signed in must not leave a door of their own: asks the password. */
  @PostMapping("/settings/security/passkeys/options")
  @ResponseBody
  ResponseEntity<?> askToMake(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String name,
      Words words,
      HttpServletRequest request) {
    Account account = own.of(reader);
    if (!own.knows(account, current, request)) {
      return problem(words.say("problem.password-wrong"));
    }
    if (passkeys.of(account.id()).size() >= Passkeys.MOST) {
      return problem(words.say("passkeys.most", "count", Passkeys.MOST));
    }
    PublicKeyCredentialCreationOptions options = passkeys.options(account);
    request.getSession().setAttribute(ASKED_TO_MAKE, options);
    request.getSession().setAttribute(NAME, named(name));
    return json(passkeys.json(options, account));
  }

  @PostMapping("/settings/security/passkeys")
  @ResponseBody
  ResponseEntity<?> make(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String passkey,
      Words words,
      HttpServletRequest request) {
    Account account = own.of(reader);
    HttpSession session = request.getSession();
    if (!(taken(session, ASKED_TO_MAKE) instanceof PublicKeyCredentialCreationOptions asked)
        || !(taken(session, NAME) instanceof String name)) {
      return problem(words.say("passkeys.late"));
    }
    try {
      passkeys.add(asked, passkey, name);
    } catch (Passkeys.NotAccepted e) {
      log.info("{}", e.getMessage());
      return problem(words.say("passkeys.refused"));
    }
    own.record(Action.PASSKEY_ADDED, account, "", request);
    notices.tell(account, Event.PASSKEY_ADDED, name);
    return next("/settings/security?done=passkey");
  }

  @PostMapping("/settings/security/passkeys/{id}/delete")
  String remove(
      @AuthenticationPrincipal Traveller reader,
      @PathVariable String id,
      HttpServletRequest request) {
    if (passkeys.remove(reader.account(), id).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    own.record(Action.PASSKEY_REMOVED, own.of(reader), "", request);
    return "redirect:/settings/security?done=passkey-gone";
  }

  @PostMapping("/login/passkey/options")
  @ResponseBody
  ResponseEntity<?> askToShow(HttpServletRequest request) {
    TooManyTries.refuse(throttle.mustWait(request.getRemoteAddr()));
    PublicKeyCredentialRequestOptions options = passkeys.request();
    request.getSession().setAttribute(ASKED_TO_SHOW, options);
    return json(passkeys.json(options));
  }

  /** A passkey verifies its owner by itself, so it stands for password and code together. */
  @PostMapping("/login/passkey")
  @ResponseBody
  ResponseEntity<?> show(
      @RequestParam(defaultValue = "") String passkey,
      @RequestParam @Nullable String stay,
      Words words,
      HttpServletRequest request,
      HttpServletResponse response) {
    TooManyTries.refuse(throttle.mustWait(request.getRemoteAddr()));
    if (!(taken(request.getSession(), ASKED_TO_SHOW)
        instanceof PublicKeyCredentialRequestOptions asked)) {
      return problem(words.say("passkeys.late"));
    }
    Optional<Account> account;
    try {
      account = accounts.find(passkeys.show(asked, passkey));
    } catch (Passkeys.NotAccepted e) {
      log.info("{}", e.getMessage());
      account = Optional.empty();
    }
    if (account.isEmpty()) {
      throttle.signedUp(request.getRemoteAddr());
      return problem(words.say("passkeys.unknown"));
    }
    var way = new SignIns.Way(stay != null, "passkey");
    return next(signIns.complete(account.get(), way, request, response));
  }

  /** Each question is answered once. */
  private static @Nullable Object taken(HttpSession session, String name) {
    Object value = session.getAttribute(name);
    session.removeAttribute(name);
    return value;
  }

  private static String named(String name) {
    String line = name.replaceAll("\\p{Cntrl}", " ").strip();
    return line.isEmpty() ? "Passkey" : line.substring(0, Math.min(line.length(), LONGEST_NAME));
  }

  private static ResponseEntity<?> json(String text) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(text);
  }

  private static ResponseEntity<?> next(String page) {
    return ResponseEntity.ok(Map.of("next", page));
  }

  private static ResponseEntity<?> problem(String words) {
    return ResponseEntity.unprocessableContent().body(Map.of("problem", words));
  }
}
