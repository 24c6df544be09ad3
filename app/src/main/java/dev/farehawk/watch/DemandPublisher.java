package dev.farehawk.watch;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.place.Places;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells the poll stage how many accounts wait for each fare query. An account counts once for a
 * fare query, however many watches it has on it; a departed one counts nothing.
 */
public final class DemandPublisher {

  private static final int BATCH = 5_000;

  /** The zones of the earth lie at most 26 hours apart. */
  private static final int DAYS_OF_ZONES = 2;

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Places places;
  private final DemandFeed feed;
  private final InstantSource clock;

  /** Reading and telling are one step: what is told last is what was true last. */
  private final ReentrantLock order = new ReentrantLock();

  /** All demand goes to one feed. */
  public DemandPublisher(
      JdbcClient jdbc,
      TransactionOperations transaction,
      Places places,
      DemandFeed feed,
      InstantSource clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.places = places;
    this.feed = feed;
    this.clock = clock;
  }

  /**
   * Tells all demand there is; read as a stream, in memory only a batch at a time. Watches made
   * meanwhile wait, so that nothing older is told after them.
   *
   * @return how many fare queries are wanted
   */
  public long rebuild() {
    order.lock();
    try {
      Long told = transaction.execute(status -> tellAll());
      return told == null ? 0 : told;
    } finally {
      order.unlock();
    }
  }

  private long tellAll() {
    Instant now = clock.instant();
    long told = 0;
    List<Demand> batch = new ArrayList<>(BATCH);
    try (Stream<Demand> all =
        jdbc
            .sql(
                """
                SELECT %s, d.accounts, d.unseen
                FROM (SELECT q.fare_query, count(DISTINCT w.account) AS accounts,
                             bool_or(q.first_look_at IS NULL) AS unseen
                      FROM watch w JOIN watch_query q ON q.watch = w.id -- reads all of both
                      WHERE w.lifecycle = 'ACTIVE'
                      GROUP BY q.fare_query) d
                JOIN fare_query f ON f.id = d.fare_query
                """
                    .formatted(FareQueries.COLUMNS))
            .withFetchSize(BATCH)
            .query((row, number) -> demand(row, now))
            .stream()) {
      for (Demand demand : (Iterable<Demand>) all::iterator) {
        if (demand.watchers() > 0) {
          batch.add(demand);
          told++;
        }
        if (batch.size() == BATCH) {
          feed.publish(List.copyOf(batch));
          batch.clear();
        }
      }
    }
    if (!batch.isEmpty()) {
      feed.publish(List.copyOf(batch));
    }
    return told;
  }

  /** Tells the demand for these fare queries as it is now; call it after the commit. */
  public void publish(Collection<Long> fareQueries) {
    List<Long> ids = fareQueries.stream().distinct().toList();
    for (int from = 0; from < ids.size(); from += BATCH) {
      publishBatch(ids.subList(from, Math.min(ids.size(), from + BATCH)));
    }
  }

  private void publishBatch(List<Long> ids) {
    order.lock();
    try {
      Instant now = clock.instant();
      feed.publish(
          jdbc.sql(
                  """
                  SELECT %s, coalesce(d.accounts, 0) AS accounts,
                         coalesce(d.unseen, false) AS unseen
                  FROM fare_query f -- fare_query_pkey
                  LEFT JOIN ( -- watch_query_pkey, watch_pkey
                    SELECT q.fare_query, count(DISTINCT w.account) AS accounts,
                           bool_or(q.first_look_at IS NULL) AS unseen
                    FROM watch_query q JOIN watch w ON w.id = q.watch
                    WHERE q.fare_query = ANY(:ids) AND w.lifecycle = 'ACTIVE'
                    GROUP BY q.fare_query) d ON d.fare_query = f.id
                  WHERE f.id = ANY(:ids)
                  """
                      .formatted(FareQueries.COLUMNS))
              .param("ids", ids.toArray(Long[]::new))
              .query((row, number) -> demand(row, now))
              .list());
    } finally {
      order.unlock();
    }
  }

  /** Ends the demand for the dates of living watches that have gone. */
  public void endDeparted() {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    publish(
        jdbc.sql(
                """
                SELECT f.id FROM fare_query f -- fare_query_departure
                WHERE f.departure BETWEEN :from AND :to
                  AND EXISTS (SELECT 1 FROM watch_query q WHERE q.fare_query = f.id)
                """)
            .param("from", today.minusDays(DAYS_OF_ZONES))
            .param("to", today)
            .query((row, number) -> row.getLong("id"))
            .list());
  }

  private Demand demand(ResultSet row, Instant now) throws SQLException {
    FareQueryRef ref = FareQueries.ref(row);
    boolean departed = departed(ref.query(), now);
    return new Demand(
        ref, departed ? 0 : row.getLong("accounts"), !departed && row.getBoolean("unseen"));
  }

  private boolean departed(FareQuery query, Instant now) {
    return places
        .airport(query.market().origin())
        .map(origin -> query.departure().isBefore(LocalDate.ofInstant(now, origin.zone())))
        .orElse(false);
  }
}
