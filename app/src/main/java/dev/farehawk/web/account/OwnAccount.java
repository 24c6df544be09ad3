package dev.farehawk.web.account;

import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import dev.farehawk.account.Actor;
import dev.farehawk.account.Audit;
import dev.farehawk.account.AuditEvent;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.InvalidAccount;
import dev.farehawk.account.PasswordChange;
import dev.farehawk.account.SignInThrottle;
import dev.farehawk.platform.FieldProblem;
import dev.farehawk.web.ReaderLanguage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * The account that somebody changes. Whoever finds a browser signed in must not take the account
 * with it: changes ask for the password, and guessing it there is slowed down as at the door.
 */
@Component
class OwnAccount {

  private final Accounts accounts;
  private final PasswordChange passwords;
  private final SignInThrottle throttle;
  private final Audit audit;
  private final ReaderLanguage languages;

  OwnAccount(
      Accounts accounts,
      PasswordChange passwords,
      SignInThrottle throttle,
      Audit audit,
      ReaderLanguage languages) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.throttle = throttle;
    this.audit = audit;
    this.languages = languages;
  }

  Account of(Traveller reader) {
    return accounts
        .find(reader.account())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Before a password is looked at: answers 429 where too many were wrong. */
  void guard(Account account, HttpServletRequest request) {
    TooManyTries.refuse(throttle.mustWait(account.email(), request.getRemoteAddr()));
  }

  /** Whether this is the password; a wrong one is counted. */
  boolean knows(Account account, String password, HttpServletRequest request) {
    guard(account, request);
    boolean right = passwords.knows(account, password);
    if (!right) {
      throttle.failed(account.email(), request.getRemoteAddr());
    }
    return right;
  }

  /** What to say beside each field; a wrong password is counted. */
  Map<String, String> problems(
      Account account, InvalidAccount refusal, HttpServletRequest request) {
    Map<String, String> problems =
        refusal.problems().stream()
            .collect(
                Collectors.toMap(
                    FieldProblem::field, languages.words(request)::say, (one, _) -> one));
    if (problems.containsKey("current")) {
      throttle.failed(account.email(), request.getRemoteAddr());
    }
    return problems;
  }

  /** The language of pages to this reader, as a tag; for an account that is being made. */
  String language(HttpServletRequest request) {
    return languages.words(request).tag();
  }

  void record(Action action, Account account, String detail, HttpServletRequest request) {
    audit.record(
        AuditEvent.done(
            action, Actor.at(account.id(), request.getRemoteAddr()), account.id(), detail));
  }
}
