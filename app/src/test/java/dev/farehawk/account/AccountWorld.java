package dev.farehawk.account;

import dev.farehawk.platform.Ids;
import dev.farehawk.testing.TestDatabase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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
  final Endpoints endpoints;
  final Accounts accounts;
  final ApiKeys apiKeys;
  final ServerSecrets secrets;
  final Audit audit;
  final TransactionTemplate transaction;

  Instant now = Instant.parse("2027-03-01T20:00:00Z");

  AccountWorld() {
    SplittableRandom random = new SplittableRandom(11);
    Ids ids = Ids.timeOrdered(() -> now, random);
    endpoints = Endpoints.create(jdbc, () -> now, random, limits, mails::add);
    transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
    accounts = new Accounts(jdbc, transaction, endpoints, ids, () -> now);
    audit = new Audit(jdbc, transaction, () -> now);
    apiKeys = new ApiKeys(jdbc, ids, () -> now, random, limits);
    secrets = new ServerSecrets(jdbc, () -> now, random);
  }

  /** Each test begins with nobody. */
  void clear() {
    jdbc.sql("TRUNCATE account, server_secret CASCADE").update();
    mails.clear();
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
