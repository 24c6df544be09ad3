package dev.farehawk.account;

import static dev.farehawk.platform.Columns.instant;
import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.platform.Columns;
import dev.farehawk.platform.FieldProblem;
import dev.farehawk.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Sign-up and sign-in. Every account has an inbox and its e-mail address as endpoints. */
public final class Accounts {

  private static final int BATCH = 5_000;
  private static final String COLUMNS =
      "id, email, language, zone, role, created_at, email_verified_at IS NOT NULL AS verified";

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Endpoints endpoints;
  private final Ids ids;
  private final InstantSource clock;
  private final Passwords passwords;
  private final Consents consents;

  /** Hashes passwords at the usual cost. Endpoints must use the same database. */
  public Accounts(
      JdbcClient jdbc,
      TransactionOperations transaction,
      Endpoints endpoints,
      Ids ids,
      InstantSource clock) {
    this(jdbc, transaction, endpoints, ids, clock, new Passwords(SignInConfig.HashCost.defaults()));
  }

  Accounts(
      JdbcClient jdbc,
      TransactionOperations transaction,
      Endpoints endpoints,
      Ids ids,
      InstantSource clock,
      Passwords passwords) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.endpoints = endpoints;
    this.ids = ids;
    this.clock = clock;
    this.passwords = passwords;
    this.consents = new Consents(jdbc);
  }

  /**
   * Creates an account with its inbox and its e-mail address, and mails the link that verifies the
   * latter.
   *
   * @throws AddressTaken when there is an account with this address
   * @throws InvalidAccount naming the fields {@code email}, {@code password} or {@code language}
   */
  public Account signUp(SignUp wish) {
    EmailAddress email = checked(wish);
    String hash = passwords.hash(wish.password());
    Instant now = clock.instant();
    Account account =
        new Account(ids.next(), email.text(), language(wish), wish.zone(), Role.USER, now, false);
    Runnable mail;
    try {
      mail =
          transaction.execute(status -> {
            insert(List.of(account), hash, false);
            consents.bySigningUp(account);
            return endpoints.addFirst(account);
          });
    } catch (DuplicateKeyException e) {
      throw new AddressTaken();
    }
    if (mail != null) {
      mail.run();
    }
    return account;
  }

  /**
   * The account of this address if the password is right. An unknown address takes as long to
   * refuse as a wrong password. Callers ask {@link SignInThrottle} first. A hash made at another
   * cost than today's is made anew, since the password is at hand.
   */
  public Optional<Account> authenticate(String email, String password) {
    record Known(Account account, String hash) {}
    Optional<Known> known =
        jdbc.sql(
                """
                SELECT %s, password_hash FROM account -- account_email_key_key
                WHERE email_key = :key AND disabled_at IS NULL
                """
                    .formatted(COLUMNS))
            .param("key", email.strip().toLowerCase(Locale.ROOT))
            .query((row, number) -> new Known(account(row), row.getString("password_hash")))
            .optional();
    if (known.isEmpty()) {
      passwords.matchesNobody(password);
      return Optional.empty();
    }
    Optional<Known> proved = known.filter(one -> passwords.matches(password, one.hash()));
    proved
        .filter(one -> passwords.outdated(one.hash()))
        .ifPresent(one -> rehash(one.account().id(), one.hash(), passwords.hash(password)));
    return proved.map(Known::account);
  }

  /** Unless the password was changed meanwhile. */
  private void rehash(UUID id, String old, String fresh) {
    jdbc.sql("UPDATE account SET password_hash = :fresh WHERE id = :id AND password_hash = :old")
        .param("fresh", fresh)
        .param("id", id)
        .param("old", old)
        .update();
  }

  /** The account with this id; empty also when it was disabled. */
  public Optional<Account> find(UUID id) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM account WHERE id = :id AND disabled_at IS NULL")
        .param("id", id)
        .query((row, number) -> account(row))
        .optional();
  }

  /** Changes the zone in which times are shown; false if there is no such account. */
  public boolean setZone(UUID id, ZoneId zone) {
    return jdbc.sql("UPDATE account SET zone = :zone WHERE id = :id") // account_pkey
            .param("zone", zone.getId())
            .param("id", id)
            .update()
        > 0;
  }

  /** Changes the language we speak to this person; false if there is no such account. */
  public boolean setLanguage(UUID id, String tag) {
    return jdbc.sql("UPDATE account SET language = :tag WHERE id = :id") // account_pkey
            .param("tag", Locale.forLanguageTag(tag).toLanguageTag())
            .param("id", id)
            .update()
        > 0;
  }

  /** The account with this e-mail address, in any case; empty also when it was disabled. */
  public Optional<Account> findByEmail(String email) {
    return jdbc.sql(
            """
            SELECT %s FROM account -- account_email_key_key
            WHERE email_key = :key AND disabled_at IS NULL
            """
                .formatted(COLUMNS))
        .param("key", email.strip().toLowerCase(Locale.ROOT))
        .query((row, number) -> account(row))
        .optional();
  }

  /**
   * Creates an account of somebody whose address is known to be theirs, and who signs in by other
   * means than a password.
   *
   * @throws InvalidAccount if mail could not be sent to the address
   * @throws DuplicateKeyException if it is taken
   */
  Account createWithoutPassword(String email, ZoneId zone, String language) {
    Account account =
        new Account(
            ids.next(),
            EmailAddress.of(email).text(),
            language,
            zone,
            Role.USER,
            clock.instant(),
            true);
    insert(List.of(account), Passwords.NONE, true);
    consents.bySigningUp(account);
    endpoints.addInboxes(List.of(account.id()));
    endpoints.addVerified(
        List.of(new Endpoints.Verified(account.id(), Channel.EMAIL, account.email(), null)));
    return account;
  }

  /**
   * Creates accounts of made-up people who share a password, each with an inbox and nothing else;
   * for demos and imports. Thousands take a second, since the password is hashed once.
   *
   * @param wish zone, language and password of all of them
   * @return in the order of the addresses
   * @throws InvalidAccount if an address or the password will not do
   * @throws DuplicateKeyException if an address is taken; then nobody was created
   */
  public List<Account> createAll(List<String> emails, SignUp wish) {
    Instant now = clock.instant();
    List<Account> accounts =
        emails.stream()
            .map(email ->
                new Account(
                    ids.next(),
                    checked(new SignUp(email, wish.password(), wish.zone(), wish.language()))
                        .text(),
                    language(wish),
                    wish.zone(),
                    Role.USER,
                    now,
                    true))
            .toList();
    String hash = passwords.hash(wish.password());
    transaction.executeWithoutResult(status -> {
      for (int from = 0; from < accounts.size(); from += BATCH) {
        List<Account> some = accounts.subList(from, Math.min(accounts.size(), from + BATCH));
        insert(some, hash, true);
        endpoints.addInboxes(some.stream().map(Account::id).toList());
      }
    });
    return accounts;
  }

  private void insert(List<Account> accounts, String hash, boolean verified) {
    jdbc.sql(
            """
            INSERT INTO account
              (id, email, email_key, password_hash, language, zone, role, created_at, email_verified_at)
            SELECT a.id, a.email, lower(a.email COLLATE "C"), :hash, a.language, a.zone, a.role, :now, :verified
            FROM unnest(:ids::uuid[], :emails::text[], :languages::text[], :zones::text[], :roles::text[])
              AS a(id, email, language, zone, role)
            """)
        .param("hash", hash)
        .param("now", utc(accounts.getFirst().createdAt()))
        .param(
            "verified",
            verified ? utc(accounts.getFirst().createdAt()) : null,
            java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
        .param("ids", Columns.texts(accounts, Account::id))
        .param("emails", Columns.texts(accounts, Account::email))
        .param("languages", Columns.texts(accounts, Account::language))
        .param("zones", Columns.texts(accounts, Account::zone))
        .param("roles", Columns.texts(accounts, Account::role))
        .update();
  }

  private static EmailAddress checked(SignUp wish) {
    List<FieldProblem> problems = new ArrayList<>();
    EmailAddress email = new EmailAddress("");
    try {
      email = EmailAddress.of(wish.email());
    } catch (InvalidAccount e) {
      problems.addAll(e.problems());
    }
    Passwords.objection(wish.password(), wish.email()).ifPresent(problems::add);
    if (Locale.forLanguageTag(wish.language()).getLanguage().isEmpty()) {
      problems.add(
          FieldProblem.coded(
              "language", "language-tag", "use a language tag such as \"en\" or \"de-CH\""));
    }
    if (!problems.isEmpty()) {
      throw new InvalidAccount(problems);
    }
    return email;
  }

  private static String language(SignUp wish) {
    return Locale.forLanguageTag(wish.language()).toLanguageTag();
  }

  static Account account(ResultSet row) throws SQLException {
    return new Account(
        row.getObject("id", UUID.class),
        row.getString("email"),
        row.getString("language"),
        ZoneId.of(row.getString("zone")),
        Role.valueOf(row.getString("role")),
        instant(row, "created_at"),
        row.getBoolean("verified"));
  }
}
