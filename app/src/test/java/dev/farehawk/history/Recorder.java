package dev.farehawk.history;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Observation;
import dev.farehawk.platform.Wake;
import dev.farehawk.poll.LookAgain;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records into a real database; its clock follows the newest observation. */
public final class Recorder {

  private final DataSource source;
  private final List<LookAgain.Ask> asks = new ArrayList<>();
  private RecordObservations record;
  private Instant now = Looks.START;

  /** With nothing in memory yet. */
  public Recorder(DataSource source) {
    this.source = source;
    record = start();
  }

  /** Begins again with an empty memory, as after a restart. */
  public void restart() {
    record = start();
  }

  private RecordObservations start() {
    return new RecordObservations(
        source,
        HistoryConfig.defaults(),
        new RecordObservations.Asks(asks::add, Duration.ofMinutes(2), () -> now),
        new ChangesRecorded(new Wake()));
  }

  /** Stores a fare query. */
  public FareQueryRef add(FareQuery query) {
    long id =
        JdbcClient.create(source)
            .sql(
                """
                INSERT INTO fare_query (origin, destination, departure, return_date, adults, cabin,
                                        point_of_sale, currency, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz) RETURNING id
                """)
            .param(query.market().origin().iata())
            .param(query.market().destination().iata())
            .param(query.departure())
            .param(query.returning())
            .param(query.adults())
            .param(query.cabin().name())
            .param(query.pointOfSale())
            .param(query.currency())
            .param(now.toString())
            .query(Long.class)
            .single();
    return new FareQueryRef(id, query);
  }

  /** Records these in one batch. */
  public RecordObservations.Outcome record(Observation... batch) {
    now = batch[batch.length - 1].fetchedAt();
    return record.record(List.of(batch));
  }

  /** What an operator may decide about what is in memory here. */
  public Quarantine quarantine() {
    return new Quarantine(source, record);
  }

  /** Second looks that were asked for. */
  public List<LookAgain.Ask> asks() {
    return asks;
  }
}
