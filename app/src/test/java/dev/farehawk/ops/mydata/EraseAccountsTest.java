package dev.farehawk.ops.mydata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Account;
import dev.farehawk.account.ClosedAccounts;
import dev.farehawk.account.SecurityMail;
import dev.farehawk.account.WaysOut;
import dev.farehawk.testing.TestDatabase;
import dev.farehawk.watch.QuietWatches;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class EraseAccountsTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
  private final PersonalSchema schema = new PersonalSchema(database);
  private final List<SecurityMail.Letter> letters = new ArrayList<>();
  private final QuietWatches watches = new QuietWatches(database.dataSource(), () -> this.now);
  private final ClosedAccounts closed = WaysOut.closed(jdbc, transaction, () -> this.now, letters);
  private Instant now = Person.NOW;
  private final EraseAccounts erase =
      new EraseAccounts(
          jdbc, transaction, () -> now, watches.watches(), Person.audit(database), closed);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void nothingLeadsToAnErasedAccountAnyMore() {
    Person ana = Person.insert(database, 41);
    Person ben = Person.insert(database, 52);
    forgetDeletion(ben);
    Map<String, Long> both = schema.counts();

    eraseAll();

    assertThat(schema.saying(ana.account().toString()))
        .as("entries of the log alone keep the number, which names nobody any more")
        .containsOnly("audit");
    for (String trace :
        List.of(
            ana.email(),
            "Name 41",
            "Home server 41",
            "Phone 41",
            "Firefox 41",
            "A0 41",
            "subject41",
            "https://41.example.org/hook",
            "250 OK 41",
            "switched off 41")) {
      assertThat(schema.saying(trace)).as(trace).isEmpty();
    }
    both.keySet().removeAll(List.of("audit", "account_deletion"));
    both.forEach((table, rows) ->
        assertThat(schema.counts().get(table))
            .as("nobody else loses anything of %s", table)
            .isEqualTo(rows / 2));
    assertThat(schema.saying(ben.email())).contains("account", "endpoint");
    assertThat(Person.audit(database).check().whole()).isTrue();
    assertThat(letters).containsExactly(new SecurityMail.AccountErased(ana.email(), "en"));
  }

  @Test
  void everyReferenceOnTheWayToAnAccountLetsItsEndPass() {
    assertThat(schema.stopping())
        .as("references to a person's rows that would stop their end")
        .isEmpty();
  }

  @Test
  void manyAlertsGoInBatchesAndACrashOnTheWayDelaysThem() {
    Person ana = Person.insert(database, 41);
    manyAlerts(ana, 1_600);

    for (int step = 0; step < 3; step++) {
      assertThat(erase.step()).isTrue();
    }
    assertThat(alerts(ana)).as("500 at a time").isEqualTo(101);
    assertThat(state(ana)).isEqualTo("ERASING");

    // Another process goes on where this one was stopped.
    var other =
        new EraseAccounts(
            jdbc, transaction, () -> now, watches.watches(), Person.audit(database), closed);
    while (other.step()) {
      // until nothing is left
    }
    assertThat(schema.saying(ana.account().toString())).containsOnly("audit");
  }

  @Test
  void nothingIsErasedBeforeItsTime() {
    Person ana = Person.insert(database, 41);
    jdbc.sql("UPDATE account_deletion SET erase_after = '2027-02-08'").update();

    eraseAll();
    assertThat(alerts(ana)).isEqualTo(1);

    now = Instant.parse("2027-02-08T00:00:00Z");
    eraseAll();
    assertThat(alerts(ana)).isZero();
  }

  @Test
  void closingStopsLooksAndDeliveriesAndEndsEveryWayIn() {
    Person ana = Person.insert(database, 41);
    forgetDeletion(ana);
    jdbc.sql(
            "UPDATE delivery SET state = 'CLAIMED', leased_until = '2027-03-01' WHERE state = 'PENDING'")
        .update();

    assertThat(closed.close(account(ana), Duration.ofDays(7), () -> {}))
        .contains(now.plus(Duration.ofDays(7)));
    erase.step();

    assertThat(watches.demand()).containsExactly(0.0);
    assertThat(count("spring_session")).isZero();
    assertThat(count("remembered_sign_in")).isZero();
    assertThat(count("api_key WHERE revoked_at IS NULL")).isZero();
    assertThat(count("account_token WHERE used_at IS NULL"))
        .as("but the link that keeps it")
        .isEqualTo(1);
    assertThat(count("endpoint WHERE state = 'ACTIVE'")).isZero();
    assertThat(count("delivery WHERE state IN ('PENDING', 'WAITING')")).isZero();
    assertThat(state(ana)).as("one message is on the wire").isEqualTo("CLOSING");

    jdbc.sql("UPDATE delivery SET state = 'WAITING' WHERE state = 'CLAIMED'").update();
    erase.step();
    assertThat(count("delivery WHERE state IN ('PENDING', 'WAITING')")).isZero();
    assertThat(state(ana)).isEqualTo("CLOSED");
  }

  @Test
  void whoeverOpensTheMailedLinkInTimeKeepsTheAccountAsItWas() {
    Person ana = Person.insert(database, 41);
    forgetDeletion(ana);
    var _ = closed.close(account(ana), Duration.ofDays(7), () -> {});
    erase.step();
    String token = ((SecurityMail.AccountClosed) letters.getLast()).token();
    var deletion =
        new DeleteAccounts(
            closed,
            watches.watches(),
            new MyDataConfig(5, 2, Duration.ofDays(7)),
            new dev.farehawk.platform.Wake());

    now = now.plus(Duration.ofDays(6));
    assertThat(deletion.keeps(token)).isTrue();
    assertThat(deletion.keep(token)).map(Account::email).contains(ana.email());

    assertThat(watches.demand()).containsExactly(1.0);
    assertThat(count("endpoint WHERE state = 'ACTIVE'")).isEqualTo(2);
    assertThat(count("account WHERE disabled_at IS NULL")).isEqualTo(1);
    assertThat(deletion.keep(token)).as("a link works once").isEmpty();
    now = now.plus(Duration.ofDays(60));
    eraseAll();
    assertThat(alerts(ana)).isEqualTo(1);
  }

  @Test
  void anAccountThatIsBeingErasedIsNotKept() {
    Person ana = Person.insert(database, 41);
    forgetDeletion(ana);
    var _ = closed.close(account(ana), Duration.ofDays(7), () -> {});
    erase.step();
    String token = ((SecurityMail.AccountClosed) letters.getLast()).token();
    jdbc.sql("UPDATE account_deletion SET state = 'ERASING'").update();

    assertThat(closed.keep(token)).isEmpty();
    assertThat(count("account WHERE disabled_at IS NULL")).isZero();
  }

  private void eraseAll() {
    while (erase.step()) {
      // until nothing is due
    }
  }

  private void forgetDeletion(Person person) {
    jdbc.sql("DELETE FROM account_deletion WHERE account = :account")
        .param("account", person.account())
        .update();
  }

  private void manyAlerts(Person person, int many) {
    jdbc.sql(
            """
            INSERT INTO alert (id, watch, account, trigger_no, change, fare_query, carrier,
              amount_minor, currency, rule, observed_at, sighted_at, recorded_at, alerted_at,
              must_arrive_by)
            SELECT md5('many ' || n)::uuid, watch, account, n, change, fare_query, carrier,
              amount_minor, currency, rule, observed_at, sighted_at, recorded_at, alerted_at,
              must_arrive_by
            FROM alert, generate_series(2, :many + 1) AS n WHERE account = :account
            """)
        .param("many", many)
        .param("account", person.account())
        .update();
  }

  private Account account(Person person) {
    return new Account(
        person.account(),
        person.email(),
        "en",
        java.time.ZoneOffset.UTC,
        dev.farehawk.account.Role.USER,
        Person.NOW,
        true);
  }

  private long alerts(Person person) {
    return count("alert WHERE account = '" + person.account() + "'");
  }

  private String state(Person person) {
    return jdbc.sql("SELECT state FROM account_deletion WHERE account = :account")
        .param("account", person.account())
        .query((row, _) -> row.getString("state"))
        .single();
  }

  private long count(String rows) {
    return jdbc.sql("SELECT count(*) FROM " + rows).query(Long.class).single();
  }
}
