package dev.farehawk.ops.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.alert.AlertConfig;
import dev.farehawk.alert.EarlierStages;
import dev.farehawk.alert.FireWatches;
import dev.farehawk.ops.books.Books.Booked;
import dev.farehawk.ops.books.Books.Count;
import dev.farehawk.ops.books.Books.Finding;
import dev.farehawk.ops.books.Books.Kind;
import dev.farehawk.ops.books.Books.Standing;
import dev.farehawk.ops.books.Books.State;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.platform.Columns;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.provider.ProviderConfig;
import dev.farehawk.provider.ProviderGateways;
import dev.farehawk.provider.ProviderKey;
import dev.farehawk.provider.ProviderKind;
import dev.farehawk.provider.budget.InMemoryBudgetLedger;
import dev.farehawk.testing.TestDatabase;
import dev.farehawk.watch.Rule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ReadBooksTest {

  private static final Instant SEEN = Instant.parse("2026-05-01T12:02:00Z");

  private Instant now = Instant.parse("2026-05-01T12:20:00Z");
  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final JdbcTransactionManager transactions =
      new JdbcTransactionManager(database.dataSource());
  private final EarlierStages earlier = new EarlierStages(database.dataSource());
  private final ProviderGateways providers =
      new ProviderGateways(
          List.of(
              new ProviderConfig(
                  "google",
                  ProviderKind.SERPAPI,
                  URI.create("http://127.0.0.1:1"),
                  ProviderKey.of("k"),
                  true,
                  null)),
          new InMemoryBudgetLedger(),
          _ -> {},
          Clock.fixed(now, ZoneOffset.UTC),
          new SimpleMeterRegistry());
  private final ReadBooks books =
      new ReadBooks(jdbc, transactions, providers, Deadlines.STANDARD, () -> now);
  private UUID watch = new UUID(0, 0);

  /** One drop that was told to two endpoints, and one rise. */
  @BeforeEach
  void theStagesDoTheirWork() {
    UUID account = earlier.account();
    earlier.endpoint(account, "INBOX", "", null, 0);
    earlier.endpoint(account, "EMAIL", "ana@example.org", null, 0);
    long query = earlier.fareQuery();
    watch = earlier.watch(account, null, new Rule.OracleSays(), query);
    earlier.change(query, 70_00L, 110_00, Answer.NOT_WORTHY, SEEN.minusSeconds(60));
    earlier.change(query, 110_00L, 80_00, Answer.WORTHY, SEEN);
    FireWatches fire =
        new FireWatches(
            jdbc,
            new FireWatches.Shell(
                new TransactionTemplate(transactions), () -> SEEN.plusSeconds(2), _ -> {}),
            AlertConfig.defaults(),
            Deadlines.STANDARD,
            new SplittableRandom(1),
            new SimpleMeterRegistry());
    while (fire.drain() > 0) {
      // until there is nothing left
    }
    run(
        """
        INSERT INTO attempt (delivery, number, fence, started_at, ended_at, outcome)
        SELECT id, 1, 1, due, due, 'ACCEPTED' FROM delivery
        """);
    run("UPDATE delivery SET state = 'ACCEPTED', attempts = 1, fence = 1, accepted_at = due");
    run(
        """
        INSERT INTO poll_ledger (provider, hour, reason, outcome, calls, billed, cost_micros)
        VALUES ('google', '2026-05-01T12:00:00Z', 'READY', 'OK', 40, 0, 0),
               ('google', '2026-05-01T11:00:00Z', 'READY', 'EMPTY', 2, 0, 0),
               ('google', '2026-05-01T12:00:00Z', 'READY', 'TRANSIENT', 3, 0, 0),
               ('google', '2026-05-01T09:00:00Z', 'READY', 'OK', 500, 0, 0)
        """);
  }

  @AfterEach
  void close() {
    providers.close();
    database.close();
  }

  @Test
  void whatTheStagesDidBalances() {
    Books read = books.read(Span.HOUR);

    assertThat(read.findings()).extracting(Finding::kind).containsExactly(Kind.values());
    assertThat(read.findings()).extracting(Finding::count).containsOnly(0L);
    assertThat(read.balanced()).isTrue();
    assertThat(read.partial()).isFalse();
    assertThat(read.from()).isEqualTo(Instant.parse("2026-05-01T11:00:00Z"));
    assertThat(read.looks())
        .isEqualTo(new Books.LooksMade(45, 42, List.of(new Count("TRANSIENT", 3))));
    assertThat(read.changes()).isEqualTo(new Books.Changes(2, 1, 2, 1, 2));
    assertThat(read.alerts()).isEqualTo(new Books.Alerts(1, 1, 1, 1, List.of()));
    assertThat(read.deliveries().all()).isEqualTo(2);
    assertThat(read.deliveries().endpoints()).isEqualTo(2);
    assertThat(read.deliveries().states()).contains(new Standing(State.DONE, 2));
    assertThat(read.money()).extracting(Booked::provider).containsOnly("google");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "CHANGE_UNJUDGED | UPDATE price_change SET judged = false",
        "CHANGE_WITHOUT_VERDICT | DELETE FROM verdict",
        "VERDICT_NOT_HANDED_ON | UPDATE verdict SET alerted = false",
        "DROP_UNTOLD | UPDATE watch SET phase = 'ARMED', trigger_no = 0",
        "ALERTS_MISCOUNTED | UPDATE watch SET trigger_no = 2",
        "ALERT_WITHOUT_DELIVERY | DELETE FROM delivery",
        "TAKEN_WITHOUT_TRY | DELETE FROM attempt",
        "DELIVERY_OVERDUE | UPDATE delivery SET state = 'PENDING'",
        "LEASE_LONG_OVER | UPDATE delivery SET state = 'CLAIMED', leased_until = due",
        "SPENT_UNGRANTED | UPDATE poll_ledger SET billed = 7"
      })
  void whatIsMissingIsFound(Kind kind, String damage) {
    run(damage);

    Books read = books.read(Span.DAY);

    assertThat(read.balanced()).isFalse();
    assertThat(read.findings())
        .filteredOn(finding -> finding.count() > 0)
        .extracting(Finding::kind)
        .contains(kind);
    assertThat(books.rows(Span.DAY, kind)).isNotEmpty();
  }

  @Test
  void aDropThatItsWatchHadNoReasonToTellIsNoFinding() {
    run("UPDATE watch SET phase = 'ARMED', trigger_no = 0");
    run("DELETE FROM alert");
    assertThat(untold()).isOne();

    run("UPDATE watch SET snoozed_until = '2026-05-02T00:00:00Z'");
    assertThat(untold()).as("snoozed").isZero();
    run("UPDATE watch SET snoozed_until = NULL, lifecycle = 'PAUSED'");
    assertThat(untold()).as("paused").isZero();
    run("UPDATE watch SET lifecycle = 'ACTIVE', rule = 'TARGET', rule_minor = 7999");
    assertThat(untold()).as("not low enough").isZero();
    run("UPDATE watch SET rule_minor = 8000");
    assertThat(untold()).as("low enough").isOne();
    run("UPDATE watch SET judged_from = '2026-05-01T12:03:00Z'");
    assertThat(untold()).as("edited since").isZero();
    run("UPDATE watch SET judged_from = NULL");
    jdbc.sql(
            """
            INSERT INTO suppression (watch, change, reason, decided_at)
            SELECT :watch, max(id), 'WATCH_PAUSED', :at FROM price_change
            """)
        .param("watch", watch)
        .param("at", Columns.utc(SEEN))
        .update();
    assertThat(untold()).as("with a reason").isZero();
    now = now.plusSeconds(60);
    assertThat(books.read(Span.HOUR).alerts().untold())
        .containsExactly(new Count("WATCH_PAUSED", 1));
  }

  @Test
  void whatItsOwnerWishedToWaitIsToldApart() {
    run(
        """
        UPDATE delivery SET state = 'WAITING', held = 'QUIET', attempts = 0, accepted_at = NULL,
          must_arrive_by = '2026-05-02T07:10:00Z'
        WHERE channel = 'EMAIL'
        """);
    run("DELETE FROM attempt USING delivery d WHERE d.id = delivery AND d.channel = 'EMAIL'");

    Books read = books.read(Span.HOUR);

    assertThat(read.deliveries().states())
        .contains(new Standing(State.DONE, 1), new Standing(State.HELD, 1));
    assertThat(read.deliveries().all()).isEqualTo(2);
    assertThat(read.balanced()).isTrue();
  }

  @Test
  void findsWhereASpanBeginsByNumberAlone() {
    long query = earlier.fareQuery();
    for (int i = 0; i < 40; i++) {
      earlier.change(query, null, 90_00 + i, Answer.NOT_WORTHY, SEEN.plusSeconds(3600L * i));
    }
    FirstSince first = new FirstSince(jdbc);

    assertThat(first.change(SEEN.minusSeconds(7200))).isLessThanOrEqualTo(1);
    assertThat(first.change(SEEN.plusSeconds(3600L * 10 + 61))).isEqualTo(14);
    assertThat(first.change(SEEN.plusSeconds(3600L * 50))).isEqualTo(43);
  }

  private long untold() {
    return books.rows(Span.DAY, Kind.DROP_UNTOLD).size();
  }

  private void run(String sql) {
    var _ = jdbc.sql(sql).update();
  }
}
