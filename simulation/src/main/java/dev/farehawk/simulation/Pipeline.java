package dev.farehawk.simulation;

import dev.farehawk.alert.AlertConfig;
import dev.farehawk.alert.FireWatches;
import dev.farehawk.fare.Observation;
import dev.farehawk.history.ChangesRecorded;
import dev.farehawk.history.HistoryConfig;
import dev.farehawk.history.ImportHistory;
import dev.farehawk.history.RecordObservations;
import dev.farehawk.oracle.JudgeChanges;
import dev.farehawk.oracle.Oracle;
import dev.farehawk.oracle.VerdictsGiven;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.Wake;
import dev.farehawk.poll.LookAgain;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The service's own steps from history to alert, without the loops that run them. */
final class Pipeline {

  private static final int VERDICTS_AT_ONCE = 256;

  private final RecordObservations record;
  private final JudgeChanges judge;
  private final FireWatches fire;
  private final ImportHistory importHistory;

  /** What the steps are given from outside. */
  record Surroundings(InstantSource clock, RandomGenerator random, LookAgain lookAgain) {}

  Pipeline(
      DataSource source,
      Oracle oracle,
      HistoryConfig history,
      Deadlines deadlines,
      Surroundings around) {
    record =
        new RecordObservations(
            source,
            history,
            new RecordObservations.Asks(
                around.lookAgain(), deadlines.confirmation(), around.clock()),
            new ChangesRecorded(new Wake()));
    judge =
        new JudgeChanges(
            source,
            oracle,
            new JudgeChanges.Judging(
                VERDICTS_AT_ONCE, new VerdictsGiven(new Wake()), around.clock()));
    fire =
        new FireWatches(
            JdbcClient.create(source),
            new FireWatches.Shell(
                new TransactionTemplate(new JdbcTransactionManager(source)),
                around.clock(),
                _ -> {}),
            AlertConfig.defaults(),
            deadlines,
            around.random(),
            new SimpleMeterRegistry());
    importHistory = new ImportHistory(source, record, around.clock());
  }

  ImportHistory importHistory() {
    return importHistory;
  }

  void record(List<Observation> batch) {
    var _ = record.record(batch);
  }

  void judge() {
    var _ = judge.drain();
  }

  void fire() {
    int decided;
    do {
      decided = fire.drain();
    } while (decided > 0);
  }
}
