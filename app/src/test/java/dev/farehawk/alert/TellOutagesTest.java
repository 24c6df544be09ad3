package dev.farehawk.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.platform.Columns;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.testing.TestDatabase;
import dev.farehawk.watch.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class TellOutagesTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private Instant now = Instant.parse("2026-05-20T12:00:00Z");
  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final EarlierStages earlier = new EarlierStages(database.dataSource());
  private final Outages outages = new Outages(jdbc);
  private final List<Object> events = new ArrayList<>();
  private final Polls polls = new Polls();
  private final TellOutages tellOutages = step(500);
  private final UUID owner = earlier.account();
  private final long one = earlier.fareQuery();
  private final long two = earlier.fareQuery();
  private final UUID watch = earlier.watch(owner, "Sea", new Rule.OracleSays(), one, two);

  /** What polling says in these tests. */
  private static final class Polls implements LookKeeper {

    private @Nullable String unanswered;

    @Override
    public @Nullable String unanswered(FareQuery like) {
      return unanswered;
    }

    @Override
    public Map<Long, String> why(Collection<Long> fareQueries) {
      Map<Long, String> words = new HashMap<>();
      fareQueries.forEach(id -> words.put(id, "The quota of google is used up, says " + id + "."));
      return words;
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anOwnerIsToldOnceThatNobodyLooksAndOnceThatSomebodyDoesAgain() {
    earlier.endpoint(owner, "INBOX", "", null, 0);
    earlier.endpoint(owner, "EMAIL", "a@example.org", null, 0);
    earlier.endpoint(owner, "WEBHOOK", "https://example.org/h", null, 1);
    upSince(Duration.ofDays(3));
    Instant last = now.minus(Duration.ofHours(25));
    looked(one, last);
    looked(two, now.minus(HOUR));

    assertThat(tellOutages.round()).isEqualTo(1);
    assertThat(tellOutages.round()).as("once").isZero();

    OutageNotice notice = outages.of(owner, 10).getFirst();
    assertThat(notice.fares()).isEqualTo(new OutageNotice.Fares(1, 2));
    assertThat(notice.lastLook()).isEqualTo(last);
    assertThat(notice.reason()).isEqualTo("The quota of google is used up, says " + one + ".");
    assertThat(notice.resumed()).isNull();
    assertThat(deliveries()).as("where alerts go first").containsExactly("STOPPED EMAIL 3");
    assertThat(events).containsExactly(new DeliveriesCreated(1));

    later(Duration.ofMinutes(30));
    looked(one, now);
    looked(two, now);
    later(Duration.ofMinutes(5));
    assertThat(tellOutages.round()).isEqualTo(1);
    assertThat(tellOutages.round()).isZero();
    assertThat(deliveries()).containsExactly("RESUMED EMAIL 3", "STOPPED EMAIL 3");
    assertThat(outages.ofWatch(owner, watch, 10))
        .extracting(OutageNotice::resumed)
        .containsExactly(now);

    hourly(25);
    assertThat(outages.ofWatch(owner, watch, 10)).as("a second outage").hasSize(2);
    assertThat(outages.of(earlier.account(), 10)).as("not another's").isEmpty();
  }

  @Test
  void aFreshStartBlamesNobody() {
    assertThat(hourly(12)).isZero();
    assertThat(hourly(1)).as("never looked at, and up for half a day").isEqualTo(1);
  }

  @Test
  void aServiceThatWasDownForADayCatchesUpFirst() {
    upSince(Duration.ofDays(9));
    later(Duration.ofDays(1));
    looked(one, now.minus(Duration.ofDays(1)));
    looked(two, now.minus(Duration.ofDays(1)));
    assertThat(hourly(11)).isZero();
    looked(one, now);
    assertThat(hourly(2)).as("the other one was not caught up with").isEqualTo(1);
    assertThat(outages.of(owner, 1).getFirst().fares()).isEqualTo(new OutageNotice.Fares(1, 2));
  }

  @Test
  void aShortRestartIsNoReasonToCountAnew() {
    upSince(Duration.ofDays(2));
    later(Duration.ofMinutes(20));
    assertThat(tellOutages.round()).isEqualTo(1);
  }

  @Test
  void thatNobodyCanBeAskedIsToldAtOnce() {
    polls.unanswered = "Switched off: google; no other source answers for such a trip.";
    looked(one, now.minusSeconds(60));
    looked(two, now.minusSeconds(60));
    assertThat(tellOutages.round()).as("not while everything is just beginning").isZero();
    later(Duration.ofMinutes(11));
    assertThat(tellOutages.round()).isEqualTo(1);
    assertThat(outages.of(owner, 1).getFirst().reason()).startsWith("Switched off: google");
    assertThat(outages.of(owner, 1).getFirst().fares()).isEqualTo(new OutageNotice.Fares(2, 2));
  }

  @Test
  void aWatchThatWasJustSetOrPausedOrHasDepartedIsNotForgotten() {
    upSince(Duration.ofDays(3));
    lifecycle("PAUSED", now.minus(Duration.ofDays(5)));
    assertThat(tellOutages.round()).isZero();
    lifecycle("ACTIVE", now.minus(HOUR));
    assertThat(tellOutages.round()).as("resumed an hour ago").isZero();
    lifecycle("ACTIVE", EarlierStages.CREATED);
    jdbc.sql("UPDATE fare_query SET departure = DATE '2026-05-20' - (id % 2)::int").update();
    assertThat(tellOutages.round()).as("it leaves today").isZero();
  }

  @Test
  void anOutageOfAWatchThatIsPausedEndsWithoutAWord() {
    earlier.endpoint(owner, "EMAIL", "a@example.org", null, 0);
    upSince(Duration.ofDays(3));
    assertThat(tellOutages.round()).isEqualTo(1);
    lifecycle("PAUSED", now);
    assertThat(tellOutages.round()).isZero();
    assertThat(deliveries()).containsExactly("STOPPED EMAIL 3");
    assertThat(outages.of(owner, 1).getFirst().resumed()).isEqualTo(now);
  }

  @Test
  void aMutedEndpointHearsNothing() {
    long mail = earlier.endpoint(owner, "EMAIL", "a@example.org", null, 0);
    jdbc.sql("INSERT INTO endpoint_mute VALUES (:watch, :mail, '2026-05-01T00:00:00Z')")
        .param("watch", watch)
        .param("mail", mail)
        .update();
    upSince(Duration.ofDays(3));
    assertThat(tellOutages.round()).as("the inbox shows it all the same").isEqualTo(1);
    assertThat(deliveries()).isEmpty();
  }

  @Test
  void manyAreToldAFewAtATimeAndWithoutFavourites() {
    upSince(Duration.ofDays(3));
    List<UUID> watches =
        new ArrayList<>(
            earlier.watches(Collections.nCopies(30, owner), null, new Rule.OracleSays(), one));
    watches.add(watch);
    TellOutages few = step(10);
    assertThat(few.round()).isEqualTo(10);
    List<UUID> first = told();
    assertThat(first)
        .as("not simply those that were set first")
        .isNotEqualTo(watches.stream().sorted().limit(10).toList());
    assertThat(few.round() + few.round()).isEqualTo(20);
    assertThat(few.round()).isEqualTo(1);
    assertThat(told()).containsExactlyInAnyOrderElementsOf(watches);
  }

  private List<UUID> told() {
    return jdbc.sql("SELECT watch FROM outage ORDER BY watch")
        .query((row, _) -> row.getObject("watch", UUID.class))
        .list();
  }

  private void upSince(Duration span) {
    jdbc.sql("INSERT INTO uptime (up_since, seen_at) VALUES (:since, :now)")
        .param("since", Columns.utc(now.minus(span)))
        .param("now", Columns.utc(now))
        .update();
  }

  private void looked(long fareQuery, Instant at) {
    jdbc.sql(
            """
            INSERT INTO fare_query_seen (fare_query, live_at) VALUES (:id, :at)
            ON CONFLICT (fare_query) DO UPDATE SET live_at = excluded.live_at
            """)
        .param("id", fareQuery)
        .param("at", Columns.utc(at))
        .update();
  }

  private void lifecycle(String lifecycle, Instant at) {
    jdbc.sql("UPDATE watch SET lifecycle = :lifecycle, changed_at = :at WHERE id = :id")
        .param("lifecycle", lifecycle)
        .param("at", Columns.utc(at))
        .param("id", watch)
        .update();
  }

  private void later(Duration span) {
    now = now.plus(span);
  }

  /** Goes round, and again after every hour. */
  private int hourly(int rounds) {
    int told = 0;
    for (int i = 0; i < rounds; i++) {
      told += tellOutages.round();
      later(HOUR);
    }
    return told;
  }

  private List<@Nullable String> deliveries() {
    return jdbc.sql(
            "SELECT kind || ' ' || channel || ' ' || lane FROM delivery ORDER BY kind, channel")
        .query(String.class)
        .list();
  }

  private TellOutages step(int mostTold) {
    var transactions = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
    return new TellOutages(
        jdbc,
        new FireWatches.Shell(transactions, () -> now, events::add),
        polls,
        new OutageConfig(Duration.ofHours(24), Duration.ofMinutes(5), mostTold),
        Deadlines.STANDARD,
        new SplittableRandom(5));
  }
}
