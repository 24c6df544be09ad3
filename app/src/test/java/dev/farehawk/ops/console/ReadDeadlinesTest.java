package dev.farehawk.ops.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.farehawk.alert.EarlierStages;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.platform.Columns;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.testing.TestDatabase;
import dev.farehawk.watch.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReadDeadlinesTest {

  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final EarlierStages earlier = new EarlierStages(database.dataSource());
  private final ReadDeadlines deadlines = new ReadDeadlines(jdbc, Deadlines.STANDARD);
  private UUID account = new UUID(0, 0);
  private UUID watch = new UUID(0, 0);
  private long mail;
  private long inbox;
  private long query;
  private long change;
  private int number;

  @BeforeEach
  void somebodyWatches() {
    account = earlier.account();
    inbox = earlier.endpoint(account, "INBOX", "", null, 0);
    mail = earlier.endpoint(account, "EMAIL", "ana@example.org", null, 0);
    query = earlier.fareQuery();
    watch = earlier.watch(account, null, new Rule.OracleSays(), query);
    change = earlier.change(query, 110_00L, 80_00, Answer.WORTHY, NOON);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void measuresEachPartOfTheWay() {
    alert(NOON.minusSeconds(300), NOON.plusSeconds(4));
    alert(NOON.minusSeconds(580), NOON.plusSeconds(30));
    alert(null, NOON.plusSeconds(2));

    DeadlineReport report = deadlines.since(NOON.minusSeconds(1), NOON.plus(Duration.ofHours(1)));

    assertThat(report.alerts()).isEqualTo(3);
    assertThat(report.reaction().share()).isEqualTo(1.0);
    assertAbout(report.reaction().median(), 4);
    assertThat(report.detection().alerts()).as("known changes").isEqualTo(2);
    assertThat(report.detection().share()).as("580 s are more than D'").isEqualTo(0.5);
    assertThat(report.whole().share()).as("610 s are more than D").isEqualTo(0.5);
    assertAbout(report.whole().median(), 304);
  }

  @Test
  void oneThatNeverArrivedIsNotOnTimeAndOneThatMayStillArriveIsNotCounted() {
    alert(null, NOON.plusSeconds(1));
    alert(null, null);

    DeadlineReport early = deadlines.since(NOON.minusSeconds(1), NOON.plusSeconds(10));
    DeadlineReport late = deadlines.since(NOON.minusSeconds(1), NOON.plus(Duration.ofHours(1)));

    assertThat(early.alerts()).isOne();
    assertThat(late.reaction().share()).isEqualTo(0.5);
    assertAbout(late.reaction().slowest(), 1);
  }

  @Test
  void theInboxDoesNotHideThatTheMailIsLate() {
    UUID alert = alert(null, NOON.plusSeconds(700));
    delivery(alert, inbox, "INBOX", NOON.plusMillis(5));

    DeadlineReport report = deadlines.since(NOON.minusSeconds(1), NOON.plus(Duration.ofHours(1)));

    assertThat(report.reaction().share()).isZero();
    assertAbout(report.reaction().median(), 700);
  }

  @Test
  void aNightThatItsOwnerWantedQuietIsNoDelay() {
    UUID alert = alert(null, NOON.plus(Duration.ofHours(8)));
    delivery(alert, inbox, "INBOX", NOON.plusMillis(5));
    jdbc.sql("UPDATE delivery SET held = 'QUIET' WHERE channel = 'EMAIL'").update();

    DeadlineReport report = deadlines.since(NOON.minusSeconds(1), NOON.plus(Duration.ofHours(9)));

    assertThat(report.alerts()).isOne();
    assertThat(report.reaction().share()).isEqualTo(1.0);
    assertAbout(report.reaction().slowest(), 0.005);
  }

  @Test
  void saysNothingOfNothing() {
    DeadlineReport report = deadlines.since(NOON, NOON.plusSeconds(1));

    assertThat(report.reaction().share()).isNull();
    assertThat(report.whole().median()).isNull();
  }

  @Test
  void hoursThatAreSettledAreReadFromTheBookAndTheRestFromTheAlerts() {
    alert(NOON.minusSeconds(300), NOON.plusSeconds(4));
    alert(NOON.minusSeconds(580), NOON.plusSeconds(700));
    alert(null, null);
    Instant evening = NOON.plus(Duration.ofHours(6));
    Instant dawn = NOON.minus(Duration.ofHours(6));
    DeadlineReport before = deadlines.since(dawn, evening);
    HourBook book = new HourBook(jdbc, Deadlines.STANDARD, () -> evening);
    while (book.write()) {
      // until the week stands in it
    }

    assertThat(deadlines.since(dawn, evening)).isEqualTo(before);
    jdbc.sql("DELETE FROM delivery").update();
    assertThat(deadlines.since(dawn, evening)).as("not read again").isEqualTo(before);
    assertThat(before.alerts()).isEqualTo(3);
    assertThat(before.reaction().onTime()).isOne();
    assertThat(jdbc.sql("SELECT count(*) FROM hour_book WHERE settled").query(Long.class).single())
        .as("from the first change on, but for the last hour, whose alerts may still be in time")
        .isEqualTo(5);
    assertThat(book.write()).as("nothing is left to write").isFalse();
  }

  @Test
  void anHourIsWrittenAgainUntilItIsSettled() {
    alert(null, NOON.plusSeconds(700));
    Instant soon = NOON.plus(Duration.ofMinutes(61));
    HourBook early = new HourBook(jdbc, Deadlines.STANDARD, () -> soon);
    while (early.write()) {
      // until the week stands in it
    }
    assertThat(hour()).isEqualTo("1 alerts, 1 counted, 0 reacted, 1 changes, 1 drops, f");
    alert(null, NOON.plusSeconds(5));

    Instant later = NOON.plus(Duration.ofMinutes(119));
    HourBook late = new HourBook(jdbc, Deadlines.STANDARD, () -> later);
    while (late.write()) {
      // until the week stands in it
    }

    assertThat(hour()).isEqualTo("2 alerts, 2 counted, 1 reacted, 1 changes, 1 drops, t");
  }

  private String hour() {
    return jdbc.sql(
            """
            SELECT format('%s alerts, %s counted, %s reacted, %s changes, %s drops, %s',
              alerts, counted, reacted, changes, drops, settled)
            FROM hour_book WHERE hour = :noon
            """)
        .param("noon", Columns.utc(NOON))
        .query((row, _) -> row.getString(1))
        .single();
  }

  private static void assertAbout(@Nullable Duration span, double seconds) {
    assertThat(Objects.requireNonNull(span).toMillis() / 1e3)
        .isCloseTo(seconds, withinPercentage(5));
  }

  private UUID alert(@Nullable Instant changed, @Nullable Instant accepted) {
    UUID id = new UUID(7, ++number);
    jdbc.sql(
            """
            INSERT INTO alert (id, watch, account, trigger_no, change, fare_query, carrier,
              amount_minor, currency, rule, changed_at, observed_at, sighted_at, recorded_at,
              alerted_at, must_arrive_by)
            VALUES (:id, :watch, :account, :number, :change, :query, 'LX', 8000, 'CHF', 'ORACLE',
              CAST(:changed AS timestamptz), :noon, :noon, :noon, :noon, :by)
            """)
        .param("id", id)
        .param("watch", watch)
        .param("account", account)
        .param("number", number)
        .param("change", change)
        .param("query", query)
        .param("changed", changed == null ? null : changed.toString())
        .param("noon", Columns.utc(NOON))
        .param("by", Columns.utc(NOON.plusSeconds(60)))
        .update();
    delivery(id, mail, "EMAIL", accepted);
    return id;
  }

  private void delivery(UUID alert, long endpoint, String channel, @Nullable Instant accepted) {
    jdbc.sql(
            """
            INSERT INTO delivery (id, alert, watch, trigger_no, endpoint, account, channel, lane,
              state, due, must_arrive_by, give_up_at, tie, accepted_at)
            VALUES (:id, :alert, :watch, :number, :endpoint, :account, :channel, 2, :state, :noon,
              :noon, :noon, 0, CAST(:accepted AS timestamptz))
            """)
        .param("id", new UUID(endpoint, alert.getLeastSignificantBits()))
        .param("alert", alert)
        .param("watch", watch)
        .param("number", number)
        .param("endpoint", endpoint)
        .param("account", account)
        .param("channel", channel)
        .param("state", accepted == null ? "PENDING" : "ACCEPTED")
        .param("noon", Columns.utc(NOON))
        .param("accepted", accepted == null ? null : accepted.toString())
        .update();
  }
}
