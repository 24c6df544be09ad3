package dev.farehawk.ops.replay;

import dev.farehawk.alert.AlertConfig;
import dev.farehawk.alert.FireWatches;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Observation;
import dev.farehawk.history.ChangesRecorded;
import dev.farehawk.history.HistoryConfig;
import dev.farehawk.history.RecordObservations;
import dev.farehawk.oracle.JudgeChanges;
import dev.farehawk.oracle.Oracle;
import dev.farehawk.oracle.VerdictsGiven;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.Ids;
import dev.farehawk.platform.Wake;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.WatchFareQueries;
import dev.farehawk.watch.WatchStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The stages from history to alert, one after the other on the caller's thread: the same steps that
 * the service runs in its loops, with a clock of the caller's.
 */
public final class ReplayPipeline {

  /**
   * Recorded looks lie hours to days apart, so neither doubts nor silent sellers expire by time.
   */
  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(3_650);

  private final JdbcClient database;
  private final WatchFareQueries watches;
  private final RecordObservations record;
  private final JudgeChanges judge;
  private final FireWatches fire;
  private final InstantSource clock;
  private final Ids ids;

  /**
   * A pipeline on this database, which must have the schema and is used by nobody else.
   *
   * @param clock what every stage takes for the time
   */
  public ReplayPipeline(
      DataSource source, Oracle oracle, InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.ids = Ids.timeOrdered(clock, random);
    this.database = JdbcClient.create(source);
    TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    this.watches = new WatchFareQueries(new WatchStore(database, transactions, clock), ids);
    this.record =
        new RecordObservations(
            source,
            patient(HistoryConfig.defaults()),
            new RecordObservations.Asks(ask -> true, Deadlines.STANDARD.confirmation(), clock),
            new ChangesRecorded(new Wake()));
    this.judge =
        new JudgeChanges(
            source, oracle, new JudgeChanges.Judging(256, new VerdictsGiven(new Wake()), clock));
    this.fire =
        new FireWatches(
            database,
            new FireWatches.Shell(transactions, clock, event -> {}),
            AlertConfig.defaults(),
            Deadlines.STANDARD,
            random,
            new SimpleMeterRegistry());
  }

  private static HistoryConfig patient(HistoryConfig usual) {
    return new HistoryConfig(
        usual.queueCapacity(),
        usual.batch(),
        usual.statesInMemory(),
        usual.plausibleFraction(),
        usual.implausibleMultiple(),
        AS_LONG_AS_IT_TAKES,
        AS_LONG_AS_IT_TAKES,
        usual.noisePercent());
  }

  /** Makes one account watch each of these fare queries with this rule. */
  public List<FareQueryRef> watch(List<FareQuery> queries, Rule rule) {
    UUID account = ids.next();
    database
        .sql(
            """
            INSERT INTO account (id, email, email_key, password_hash, created_at)
            VALUES (:id, 'replay@localhost', 'replay@localhost', '', :now)
            """)
        .param("id", account)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return watches.set(account, queries, rule);
  }

  /** Takes observations, none two of one fare query, through all stages. */
  public void run(List<Observation> batch) {
    var _ = record.record(batch);
    var _ = judge.drain();
    int decided;
    do {
      decided = fire.drain();
    } while (decided > 0);
  }

  /**
   * What happened so far.
   *
   * @param changes moves of overall prices
   * @param verdicts given by the oracle
   * @param tooLittleHistory of those, the ones that said so
   */
  public record Counts(long changes, long verdicts, long tooLittleHistory) {}

  /** Counts what happened so far. */
  public Counts counts() {
    return database
        .sql(
            """
            SELECT (SELECT count(*) FROM price_change WHERE kind <> 'FIRST_LOOK') AS changes,
                   (SELECT count(*) FROM verdict) AS verdicts,
                   (SELECT count(*) FROM verdict WHERE answer = 'TOO_LITTLE_HISTORY') AS too_little
            """)
        .query((row, number) ->
            new Counts(row.getLong("changes"), row.getLong("verdicts"), row.getLong("too_little")))
        .single();
  }

  /**
   * One alert as the pipeline gave it.
   *
   * @param score of the verdict it rests on
   */
  public record Told(long fareQuery, int trigger, Instant observedAt, long minor, double score) {}

  /** Every alert so far, in the order they were given. */
  public List<Told> told() {
    return database
        .sql(
            """
            SELECT a.fare_query, a.trigger_no, a.observed_at, a.amount_minor, v.score
            FROM alert a JOIN verdict v ON v.change = a.change
            ORDER BY a.seq
            """)
        .query((row, number) ->
            new Told(
                row.getLong("fare_query"),
                row.getInt("trigger_no"),
                row.getObject("observed_at", java.time.OffsetDateTime.class).toInstant(),
                row.getLong("amount_minor"),
                row.getDouble("score")))
        .list();
  }
}
