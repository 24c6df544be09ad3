package dev.farehawk.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.Money;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.testing.TestDatabase;
import dev.farehawk.watch.Rule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class FireWatchesTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:02Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant SEEN = Instant.parse("2026-05-01T12:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final EarlierStages earlier = new EarlierStages(database.dataSource());
  private final Alerts alerts = new Alerts(jdbc);
  private final List<Object> events = new ArrayList<>();
  private final FireWatches fireWatches = step(AlertConfig.defaults());

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anAlertIsCommittedWithTheWatchAndItsDeliveries() {
    UUID account = earlier.account();
    long inbox = earlier.endpoint(account, "INBOX", "", null, 0);
    long mail = earlier.endpoint(account, "EMAIL", "a@example.org", null, 0);
    long hook = earlier.endpoint(account, "WEBHOOK", "https://example.org/h", null, 1);
    long query = earlier.fareQuery();
    UUID watch = earlier.watch(account, "Summer", new Rule.OracleSays(), query);
    earlier.change(query, 110_00L, 80_00, Answer.WORTHY, SEEN);

    drain(fireWatches);

    Alert alert = alerts.page(account, Long.MAX_VALUE, 10).getFirst();
    assertThat(alert.id()).isEqualTo(Alerts.idOf(watch, 1));
    assertThat(alert.watch()).isEqualTo(new Alert.Source(watch, account, "Summer", 1));
    assertThat(alert.price()).isEqualTo(new Money(80_00, "EUR"));
    assertThat(alert.before()).isEqualTo(new Money(110_00, "EUR"));
    assertThat(alert.times())
        .isEqualTo(new Alert.Times(null, SEEN, SEEN, SEEN, NOW, SEEN.plusSeconds(600)));
    assertThat(alert.verdict().explanation().words()).contains("97 %");
    assertThat(
            jdbc.sql("SELECT endpoint, state FROM delivery ORDER BY endpoint").query().listOfRows())
        .extracting(row -> row.get("endpoint") + " " + row.get("state"))
        .containsExactly(inbox + " PENDING", mail + " PENDING", hook + " WAITING");
    assertThat(jdbc.sql("SELECT phase FROM watch").query(String.class).single()).isEqualTo("FIRED");
    assertThat(events).containsExactly(new DeliveriesCreated(1));
    assertThat(alerts.find(earlier.account(), alert.id())).as("not another's").isEmpty();
  }

  @Test
  void everyWatcherOfManyPagesIsToldExactlyOnce() {
    FireWatches small = step(new AlertConfig(10, 200, DAY, OutageConfig.defaults()));
    List<UUID> accounts = new ArrayList<>();
    for (int i = 0; i < 57; i++) {
      accounts.add(earlier.account());
    }
    long first = earlier.fareQuery();
    long second = earlier.fareQuery();
    List<UUID> watches = earlier.watches(accounts, null, new Rule.OracleSays(), first, second);
    earlier.change(first, null, 80_00, Answer.WORTHY, SEEN);
    earlier.change(second, null, 70_00, Answer.WORTHY, SEEN);

    drain(small);

    assertThat(jdbc.sql("SELECT watch FROM alert").query(UUID.class).list())
        .containsExactlyInAnyOrderElementsOf(watches);
    assertThat(jdbc.sql("SELECT DISTINCT amount_minor FROM alert").query(Long.class).list())
        .as("the better of two fares that fell together")
        .containsExactly(70_00L);
    assertThat(alerts.untold(accounts.getFirst(), watches.getFirst(), 10))
        .extracting(Untold::reason)
        .containsExactly(Decision.Reason.BETTER_FARE_TOLD);
    assertThat(unfinished()).isZero();
  }

  @Test
  void changesOfOneFareAreDecidedInTheirOrder() {
    UUID account = earlier.account();
    long query = earlier.fareQuery();
    earlier.watch(account, null, new Rule.OracleSays(), query);
    earlier.change(query, 110_00L, 100_00, Answer.WORTHY, SEEN);
    earlier.change(query, 100_00L, 106_00, Answer.NOT_WORTHY, SEEN.plusSeconds(1));
    earlier.change(query, 106_00L, 99_00, Answer.WORTHY, SEEN.plusSeconds(2));

    drain(fireWatches);

    assertThat(alerts.page(account, Long.MAX_VALUE, 10))
        .extracting(alert -> alert.watch().triggerNo() + ": " + alert.price())
        .containsExactly("2: 99.00 EUR", "1: 100.00 EUR");
  }

  @Test
  void aNewerAlertTakesThePlaceOfWhatWasNotSentYet() {
    UUID account = earlier.account();
    earlier.endpoint(account, "EMAIL", "a@example.org", null, 0);
    long query = earlier.fareQuery();
    earlier.watch(account, null, new Rule.OracleSays(), query);
    earlier.change(query, 110_00L, 100_00, Answer.WORTHY, SEEN);
    drain(fireWatches);
    earlier.change(query, 100_00L, 80_00, Answer.WORTHY, SEEN.plusSeconds(1));
    drain(fireWatches);

    assertThat(
            jdbc.sql("SELECT state FROM delivery ORDER BY trigger_no").query(String.class).list())
        .containsExactly("SUPPRESSED", "PENDING");
  }

  @Test
  void pausedAndDeletedWatchesAreNotTold() {
    UUID account = earlier.account();
    long query = earlier.fareQuery();
    UUID paused = earlier.watch(account, null, new Rule.OracleSays(), query);
    UUID deleted = earlier.watch(account, null, new Rule.OracleSays(), query);
    lifecycle(paused, "PAUSED");
    lifecycle(deleted, "DELETED");
    earlier.change(query, 110_00L, 100_00, Answer.WORTHY, SEEN);

    drain(fireWatches);

    assertThat(alerts.page(account, Long.MAX_VALUE, 10)).isEmpty();
    assertThat(alerts.untold(account, paused, 10))
        .extracting(Untold::reason)
        .containsExactly(Decision.Reason.WATCH_PAUSED);
    assertThat(alerts.untold(account, deleted, 10)).isEmpty();
  }

  @Test
  void anEndpointThatWasMutedForTheWatchGetsNothing() {
    UUID account = earlier.account();
    long mail = earlier.endpoint(account, "EMAIL", "a@example.org", null, 0);
    long query = earlier.fareQuery();
    UUID watch = earlier.watch(account, null, new Rule.OracleSays(), query);
    jdbc.sql("INSERT INTO endpoint_mute VALUES (:watch, :mail, '2026-05-01T00:00:00Z')")
        .param("watch", watch)
        .param("mail", mail)
        .update();
    earlier.change(query, 110_00L, 100_00, Answer.WORTHY, SEEN);

    drain(fireWatches);

    assertThat(alerts.deliveries(account, Alerts.idOf(watch, 1))).isEmpty();
  }

  @Test
  void twoProcessesShareTheWorkWithoutTellingTwice() throws Exception {
    List<UUID> accounts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      accounts.add(earlier.account());
    }
    int fares = 6;
    for (int i = 0; i < fares; i++) {
      long query = earlier.fareQuery();
      earlier.watches(accounts, null, new Rule.OracleSays(), query);
      earlier.change(query, 110_00L, 100_00, Answer.WORTHY, SEEN);
      earlier.change(query, 100_00L, 60_00, Answer.WORTHY, SEEN.plusSeconds(1));
    }
    try (var threads = Executors.newFixedThreadPool(2)) {
      Callable<Integer> work =
          () -> {
            FireWatches mine = step(new AlertConfig(10, 2, DAY, OutageConfig.defaults()));
            while (unfinished() > 0) {
              mine.drain();
            }
            return 0;
          };
      for (Future<Integer> done : threads.invokeAll(List.of(work, work))) {
        assertThat(done.get()).isZero();
      }
    }
    assertThat(jdbc.sql("SELECT count(*) FROM alert").query(Long.class).single())
        .as("each of 40 x 6 watches, first at 100 and then deeper at 60")
        .isEqualTo(40L * fares * 2);
  }

  private void lifecycle(UUID watch, String lifecycle) {
    jdbc.sql("UPDATE watch SET lifecycle = :lifecycle WHERE id = :id")
        .param("lifecycle", lifecycle)
        .param("id", watch)
        .update();
  }

  private long unfinished() {
    return jdbc.sql("SELECT count(*) FROM verdict WHERE NOT alerted").query(Long.class).single();
  }

  private static void drain(FireWatches step) {
    while (step.drain() > 0) {
      // until there is nothing left
    }
  }

  private FireWatches step(AlertConfig config) {
    var transactions = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
    return new FireWatches(
        jdbc,
        new FireWatches.Shell(transactions, () -> NOW, this::happened),
        config,
        Deadlines.STANDARD,
        new SplittableRandom(1),
        new SimpleMeterRegistry());
  }

  private synchronized void happened(Object event) {
    events.add(event);
  }
}
