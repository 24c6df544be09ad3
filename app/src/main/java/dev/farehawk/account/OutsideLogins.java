package dev.farehawk.account;

import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.account.SecurityMail.Notice.Event;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Accounts that are opened by another service's word (OpenID Connect). That word counts for the
 * identity that was linked, and never by itself for an account that exists already: whoever runs or
 * fools the other service would take it over. The operator may name domains for whose addresses the
 * other service speaks; only an address that its owner has confirmed here is then enough.
 */
public final class OutsideLogins {

  private final SignInShell shell;
  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final Letters letters;
  private final Newcomers newcomers;

  OutsideLogins(
      SignInShell shell, JdbcClient jdbc, Accounts accounts, Letters letters, Newcomers newcomers) {
    this.shell = shell;
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.letters = letters;
    this.newcomers = newcomers;
  }

  /**
   * Who somebody is elsewhere.
   *
   * @param issuer of the identity, and {@code subject} its name there, which never changes
   * @param email as the issuer says; null when it says none
   * @param emailVerified whether the issuer says that the address is theirs
   */
  public record Identity(
      String issuer, String subject, @Nullable String email, boolean emailVerified) {}

  /** What came of showing an identity. */
  public sealed interface Entry {}

  /** It opens this account, which may be new. */
  public record Opens(Account account) implements Entry {}

  /** There is an account with its address: sign in there first, and link the two. */
  public record AddressTaken() implements Entry {}

  /** It has no address that is known to be its owner's. */
  public record NoAddress() implements Entry {}

  /** It is new here, and no accounts are opened now. */
  public record Closed() implements Entry {}

  /** An identity that opens an account. */
  public record Linked(String issuer, String subject, String email) {}

  /**
   * Opens the account that the identity is linked to; makes one for an address that is new here.
   *
   * @param zone and {@code language} of a new account
   */
  public Entry enter(Identity identity, ZoneId zone, String language) {
    Optional<Account> linked = find(identity).flatMap(accounts::find);
    if (linked.isPresent()) {
      return new Opens(linked.get());
    }
    String email = identity.email();
    if (email == null || !identity.emailVerified()) {
      return new NoAddress();
    }
    Optional<Account> known = accounts.findByEmail(email);
    if (known.isPresent()) {
      boolean same = known.get().emailVerified() && speaksFor(email);
      return same && link(known.get(), identity) ? new Opens(known.get()) : new AddressTaken();
    }
    if (!newcomers.welcome()) {
      return new Closed();
    }
    try {
      Account made =
          shell
              .transaction()
              .execute(status -> {
                Account fresh = accounts.createWithoutPassword(email, zone, language);
                insert(fresh.id(), identity);
                return fresh;
              });
      return made == null ? new NoAddress() : new Opens(made);
    } catch (DuplicateKeyException another) {
      // Taken a moment ago, or by an account that is switched off.
      return new AddressTaken();
    } catch (InvalidAccount e) {
      return new NoAddress();
    }
  }

  /** Lets the identity open the account; false if it opens another. The owner is told. */
  public boolean link(Account account, Identity identity) {
    Optional<UUID> present = find(identity);
    if (present.isPresent()) {
      return present.get().equals(account.id());
    }
    try {
      insert(account.id(), identity);
    } catch (DuplicateKeyException another) {
      return false;
    }
    letters.notice(account, Event.LOGIN_LINKED, identity.issuer());
    return true;
  }

  /** The identities that open the account. */
  public List<Linked> of(UUID account) {
    return jdbc.sql(
            """
            SELECT issuer, subject, coalesce(email, '') AS email
            FROM outside_identity WHERE account = :account -- outside_identity_account
            ORDER BY created_at, issuer, subject
            """)
        .param("account", account)
        .query((row, _) ->
            new Linked(row.getString("issuer"), row.getString("subject"), row.getString("email")))
        .list();
  }

  /** No identity opens the account any more. */
  public void unlink(UUID account) {
    jdbc.sql("DELETE FROM outside_identity WHERE account = :account")
        .param("account", account)
        .update();
  }

  private Optional<UUID> find(Identity identity) {
    return jdbc.sql(
            """
            SELECT account FROM outside_identity -- outside_identity_pkey
            WHERE issuer = :issuer AND subject = :subject
            """)
        .param("issuer", identity.issuer())
        .param("subject", identity.subject())
        .query((row, _) -> row.getObject("account", UUID.class))
        .optional();
  }

  private void insert(UUID account, Identity identity) {
    jdbc.sql(
            """
            INSERT INTO outside_identity (issuer, subject, account, email, created_at)
            VALUES (:issuer, :subject, :account, :email, :now)
            """)
        .param("issuer", identity.issuer())
        .param("subject", identity.subject())
        .param("account", account)
        .param("email", identity.email(), java.sql.Types.VARCHAR)
        .param("now", utc(shell.clock().instant()))
        .update();
  }

  private boolean speaksFor(String email) {
    String domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return shell.limits().oidc().emailDomains().contains(domain);
  }
}
