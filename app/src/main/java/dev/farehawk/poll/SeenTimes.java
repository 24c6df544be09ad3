package dev.farehawk.poll;

import dev.farehawk.platform.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Remembers over a restart when each fare query was last looked at. A look costs no database: what
 * is new is collected and written in bulk once a minute and at the end.
 */
final class SeenTimes {

  private static final int BATCH = 10_000;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final ReentrantLock lock = new ReentrantLock();
  private Map<Long, Seen> fresh = new HashMap<>();

  SeenTimes(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** Last successful looks; null if there was none. */
  record Seen(@Nullable Instant liveAt, @Nullable Instant cachedAt) {

    static final Seen NEVER = new Seen(null, null);

    private Seen or(Seen older) {
      return new Seen(
          liveAt == null ? older.liveAt : liveAt, cachedAt == null ? older.cachedAt : cachedAt);
    }
  }

  /** A look that succeeded. */
  void mark(long fareQuery, Seen seen) {
    lock.lock();
    try {
      fresh.merge(fareQuery, seen, (older, newer) -> newer.or(older));
    } finally {
      lock.unlock();
    }
  }

  /** Writes down what is new; keeps it for the next time if that fails. */
  void flush() {
    Map<Long, Seen> taken = exchange(new HashMap<>());
    try {
      List<Map.Entry<Long, Seen>> rows = new ArrayList<>(taken.entrySet());
      for (int from = 0; from < rows.size(); from += BATCH) {
        write(rows.subList(from, Math.min(rows.size(), from + BATCH)));
      }
    } catch (RuntimeException e) {
      taken.forEach(this::keep);
      throw e;
    }
  }

  private Map<Long, Seen> exchange(Map<Long, Seen> next) {
    lock.lock();
    try {
      Map<Long, Seen> taken = fresh;
      fresh = next;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void keep(long fareQuery, Seen older) {
    lock.lock();
    try {
      fresh.merge(fareQuery, older, (newer, old) -> newer.or(old));
    } finally {
      lock.unlock();
    }
  }

  private void write(List<Map.Entry<Long, Seen>> rows) {
    transactions.executeWithoutResult(_ -> {
      // A lost minute of looks is repeated, so nobody need wait for the disk.
      jdbc.sql("SET LOCAL synchronous_commit = off").update();
      jdbc.sql(
              """
              INSERT INTO fare_query_seen AS seen (fare_query, live_at, cached_at)
              SELECT * FROM unnest(
                :ids::bigint[], :live::timestamptz[], :cached::timestamptz[])
              ON CONFLICT (fare_query) DO UPDATE SET
                live_at = COALESCE(EXCLUDED.live_at, seen.live_at),
                cached_at = COALESCE(EXCLUDED.cached_at, seen.cached_at)
              """)
          .param("ids", Columns.longs(rows, Map.Entry::getKey))
          .param("live", Columns.texts(rows, row -> row.getValue().liveAt()))
          .param("cached", Columns.texts(rows, row -> row.getValue().cachedAt()))
          .update();
    });
  }

  /** What is known of these fare queries, new or written down; without those never seen. */
  Map<Long, Seen> load(Collection<Long> fareQueries) {
    Map<Long, Seen> known = new HashMap<>();
    List<Long> ids = List.copyOf(fareQueries);
    for (int from = 0; from < ids.size(); from += BATCH) {
      List<Long> batch = ids.subList(from, Math.min(ids.size(), from + BATCH));
      // By the primary key, fare_query_seen_pkey.
      jdbc.sql(
              """
              SELECT fare_query, live_at, cached_at FROM fare_query_seen
              WHERE fare_query = ANY (:ids::bigint[])
              """)
          .param("ids", Columns.longs(batch, id -> id))
          .query(row -> {
            known.put(
                row.getLong("fare_query"),
                new Seen(
                    Columns.instantOrNull(row, "live_at"),
                    Columns.instantOrNull(row, "cached_at")));
          });
    }
    lock.lock();
    try {
      for (long id : ids) {
        Seen seen = fresh.get(id);
        if (seen != null) {
          known.merge(id, seen, (older, newer) -> newer.or(older));
        }
      }
    } finally {
      lock.unlock();
    }
    return known;
  }
}
