package dev.farehawk.account;

import dev.farehawk.platform.Ids;
import dev.farehawk.platform.seal.Vault;
import dev.farehawk.testing.TestDatabase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The account stage on a database of its own, with a clock to set and the mails it sent. */
final class AccountWorld implements AutoCloseable {

  static final String PASSWORD = "correct horse battery";

  final TestDatabase database = TestDatabase.fresh();
  final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  final List<VerificationMail.Request> mails = new ArrayList<>();
  final AccountConfig limits = AccountConfig.defaults();
  final TransactionTemplate transaction;
  final Ids ids;
  final Vault vault;
  final Endpoints endpoints;
  final Accounts accounts;
  final ApiKeys apiKeys;
  final ServerSecrets secrets;
  final Audit audit;
  final List<SecurityMail.Letter> letters = new ArrayList<>();
  final SignInConfig ways = SignInConfig.defaults();
  final Sessions sessions;
  final PasswordReset passwordReset;
  final PasswordChange passwordChange;
  final EmailChange emailChange;
  final RememberedSignIns remembered;
  final SecondFactor secondFactor;

  Instant now = Instant.parse("2027-03-01T20:00:00Z");

  AccountWorld() {
    SplittableRandom random = new SplittableRandom(11);
    ids = Ids.timeOrdered(() -> now, random);
    transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
    vault = Vault.of(jdbc, () -> now, random, new byte[32]);
    endpoints = Endpoints.create(jdbc, () -> now, random, limits, mails::add, vault);
    accounts = new Accounts(jdbc, transaction, endpoints, ids, () -> now);
    audit = new Audit(jdbc, transaction, () -> now);
    apiKeys = new ApiKeys(jdbc, ids, () -> now, random, limits);
    secrets = new ServerSecrets(jdbc, () -> now, random, vault);
    var shell = new SignInShell(transaction, audit, () -> now, ways, Runnable::run);
    var store = new PasswordStore(jdbc, new Passwords(ways.hash()));
    var written = new Letters(new MailedLinks(jdbc, () -> now, random), ways, letters::add);
    sessions = new Sessions(jdbc, ways);
    passwordReset = new PasswordReset(shell, jdbc, accounts, store, sessions, written);
    passwordChange = new PasswordChange(shell, store, sessions, written);
    emailChange = new EmailChange(shell, jdbc, accounts, store, written);
    remembered = new RememberedSignIns(jdbc, shell, random, accounts, sessions, written);
    secondFactor = new SecondFactor(jdbc, shell, random, vault, written);
  }

  /** The same people, by a service that hashes at another cost. */
  Accounts accountsHashing(SignInConfig.HashCost cost) {
    return new Accounts(jdbc, transaction, endpoints, ids, () -> now, new Passwords(cost));
  }

  /** Each test begins with nobody. */
  void clear() {
    jdbc.sql("TRUNCATE account, server_secret, spring_session CASCADE").update();
    mails.clear();
    letters.clear();
  }

  /** The newest letter, which must be of this kind. */
  <T extends SecurityMail.Letter> T letter(Class<T> kind) {
    return kind.cast(letters.getLast());
  }

  /** A browser of the account that is signed in, last used at the given second. */
  void session(UUID account, String id, long lastUsed) {
    jdbc.sql(
            """
            INSERT INTO spring_session (primary_id, session_id, creation_time, last_access_time,
              max_inactive_interval, expiry_time, principal_name)
            VALUES (:id, :id, 0, :used, 3600, 9999999999999, :account)
            """)
        .param("id", id)
        .param("used", lastUsed)
        .param("account", account.toString())
        .update();
  }

  List<String> sessionsOf(UUID account) {
    return jdbc.sql(
            "SELECT trim(session_id) AS id FROM spring_session WHERE principal_name = :account")
        .param("account", account.toString())
        .query((row, _) -> row.getString("id"))
        .list();
  }

  Account person(String name) {
    return accounts.signUp(signUp(name + "@example.org", PASSWORD));
  }

  static SignUp signUp(String email, String password) {
    return new SignUp(email, password, ZoneId.of("Europe/Zurich"), "en");
  }

  @Override
  public void close() {
    database.close();
  }
}
