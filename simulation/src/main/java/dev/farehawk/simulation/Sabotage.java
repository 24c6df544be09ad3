package dev.farehawk.simulation;

import dev.farehawk.history.HistoryConfig;
import dev.farehawk.platform.Columns;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Does to the pipeline, from outside, what a seeded bug would do from inside. */
final class Sabotage {

  private final SeededBug bug;
  private final JdbcClient database;

  Sabotage(SeededBug bug, DataSource source) {
    this.bug = bug;
    this.database = JdbcClient.create(source);
  }

  HistoryConfig history() {
    HistoryConfig usual = HistoryConfig.defaults();
    return bug != SeededBug.DOLLAR_FARE_BELIEVED
        ? usual
        : new HistoryConfig(
            usual.queueCapacity(),
            usual.batch(),
            usual.statesInMemory(),
            0,
            usual.implausibleMultiple(),
            usual.quarantineFor(),
            usual.silentProviderExpiresAfter(),
            usual.noisePercent());
  }

  boolean forgetsFailedBatch() {
    return bug == SeededBug.FAILED_BATCH_FORGOTTEN;
  }

  void beforeFiring() {
    if (bug == SeededBug.VERDICT_SKIPPED) {
      database
          .sql(
              """
              UPDATE verdict SET alerted = true
              WHERE NOT alerted AND answer = 'WORTHY' AND change % 2 = 0
              """)
          .update();
    }
  }

  /** Takes back everything that the transaction wrote but the first alerts themselves. */
  void afterFiring(Instant now) {
    if (bug == SeededBug.CORRECTION_FORGOTTEN) {
      database.sql("DELETE FROM correction WHERE change % 2 = 0").update();
    }
    if (bug == SeededBug.FIRING_FORGOTTEN) {
      database
          .sql(
              """
              WITH fresh AS (
                SELECT watch, change FROM alert WHERE alerted_at = :now AND trigger_no = 1),
              disarmed AS (
                UPDATE watch SET phase = 'ARMED', alerted_minor = NULL, alerted_query = NULL
                FROM fresh WHERE watch.id = fresh.watch)
              UPDATE verdict SET alerted = false, told_upto = NULL
              FROM fresh WHERE verdict.change = fresh.change
              """)
          .param("now", Columns.utc(now))
          .update();
    }
  }
}
