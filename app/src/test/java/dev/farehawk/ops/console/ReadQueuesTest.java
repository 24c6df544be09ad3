package dev.farehawk.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.alert.AlertConfig;
import dev.farehawk.alert.EarlierStages;
import dev.farehawk.alert.FireWatches;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.testing.TestDatabase;
import dev.farehawk.watch.Rule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ReadQueuesTest {

  /** Night in Skopje. */
  private static final Instant NIGHT = Instant.parse("2026-05-01T22:30:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final EarlierStages earlier = new EarlierStages(database.dataSource());
  private final ReadQueues queues = new ReadQueues(jdbc, Deadlines.STANDARD);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatWaitsByItsOwnersWishIsToldApartAndNeverLate() {
    long query = earlier.fareQuery();
    watcher(query, true);
    watcher(query, true);
    watcher(query, false);
    earlier.change(query, 110_00L, 80_00, Answer.WORTHY, NIGHT);
    fire();

    Queue mail = mail(NIGHT.plusSeconds(5));
    assertThat(mail.depth()).as("may be sent").isOne();
    assertThat(mail.held()).as("until their quiet hours end").isEqualTo(2);
    assertThat(mail.oldest()).isEqualTo(NIGHT.plusSeconds(600));
    jdbc.sql("UPDATE delivery SET state = 'ACCEPTED' WHERE state = 'PENDING'").update();

    Queue onlyHeld = mail(NIGHT.plusSeconds(3600));
    assertThat(onlyHeld).returns(0L, Queue::depth).returns(2L, Queue::held);
    assertThat(onlyHeld.late()).isFalse();
    Queue morning = mail(NIGHT.plusSeconds(9 * 3600));
    assertThat(morning).as("their time has come").returns(2L, Queue::depth);
    assertThat(morning.late()).isTrue();
  }

  private Queue mail(Instant now) {
    return queues.at(now).stream()
        .filter(queue -> "EMAIL".equals(queue.channel()))
        .findFirst()
        .orElseThrow();
  }

  private void watcher(long query, boolean quiet) {
    UUID account = earlier.account();
    earlier.endpoint(account, "EMAIL", account + "@example.org", null, 0);
    earlier.watch(account, null, new Rule.OracleSays(), query);
    if (quiet) {
      jdbc.sql(
              """
              INSERT INTO preference (account, quiet_from, quiet_until, changed_at)
              VALUES (:account, '22:00', '07:00', '2026-05-01T00:00:00Z')
              """)
          .param("account", account)
          .update();
    }
  }

  private void fire() {
    FireWatches fire =
        new FireWatches(
            jdbc,
            new FireWatches.Shell(
                new TransactionTemplate(new JdbcTransactionManager(database.dataSource())),
                () -> NIGHT.plusSeconds(2),
                _ -> {}),
            AlertConfig.defaults(),
            Deadlines.STANDARD,
            new SplittableRandom(1),
            new SimpleMeterRegistry());
    while (fire.drain() > 0) {
      // until there is nothing left
    }
  }
}
