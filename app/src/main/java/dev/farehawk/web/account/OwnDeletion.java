package dev.farehawk.web.account;

import dev.farehawk.account.Account;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.ops.mydata.DeleteAccounts;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Lets people delete their own account, and keep it after all. */
@Component
public class OwnDeletion {

  private final OwnAccount own;
  private final DeleteAccounts deletion;

  OwnDeletion(OwnAccount own, DeleteAccounts deletion) {
    this.own = own;
    this.deletion = deletion;
  }

  /** How long an account can be kept after all. */
  public Duration grace() {
    return deletion.grace();
  }

  /** Closes the account; when it will be gone, or empty if the password is wrong. */
  public Optional<Instant> delete(Traveller reader, String password, HttpServletRequest request) {
    Account account = own.of(reader);
    if (!own.knows(account, password, request)) {
      return Optional.empty();
    }
    Optional<Instant> gone =
        deletion.delete(
            account, () -> own.record(Action.ACCOUNT_DISABLED, account, "to be deleted", request));
    if (gone.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return gone;
  }

  /** Whether the link would keep an account. */
  boolean keeps(String token) {
    return deletion.keeps(token);
  }

  /** Keeps the account of the link; false if it is used or old. */
  boolean keep(String token, HttpServletRequest request) {
    Optional<Account> kept = deletion.keep(token);
    kept.ifPresent(account -> own.record(Action.ACCOUNT_ENABLED, account, "kept", request));
    return kept.isPresent();
  }
}
