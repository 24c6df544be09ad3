package dev.farehawk.alert;

import dev.farehawk.alert.PendingVerdicts.Batch;
import dev.farehawk.alert.WatchState.Phase;
import dev.farehawk.alert.WatchState.Progress;
import dev.farehawk.alert.WatchState.Reference;
import dev.farehawk.alert.WatchState.Told;
import dev.farehawk.platform.Columns;
import dev.farehawk.watch.RuleColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the watches of a batch's fare queries in pages, and locks them. */
final class WatchPages {

  private final JdbcClient jdbc;
  private final int size;

  WatchPages(JdbcClient jdbc, int size) {
    this.jdbc = jdbc;
    this.size = size;
  }

  /**
   * Watches to decide in one transaction.
   *
   * @param watches active and paused ones, each with the fare queries of the batch it covers
   * @param last the page ends with this watch; empty when there is none after it
   */
  record Page(List<Covering> watches, Optional<UUID> last) {}

  /** A watch and which of the batch's fare queries it covers. */
  record Covering(WatchState watch, List<Long> fareQueries) {}

  /** The next page of a batch; its watches stay locked until the transaction ends. */
  Page next(Batch batch) {
    List<Key> keys = keys(batch);
    Optional<UUID> last = Optional.empty();
    if (keys.size() > size) {
      // A watch may cover several fare queries; the one that the limit cut is left to the next
      // page.
      UUID cut = keys.getLast().watch();
      keys = keys.stream().filter(key -> !key.watch().equals(cut)).toList();
      last = Optional.of(keys.getLast().watch());
    }
    Map<UUID, List<Long>> covered = new LinkedHashMap<>();
    for (Key key : keys) {
      covered.computeIfAbsent(key.watch(), _ -> new ArrayList<>()).add(key.fareQuery());
    }
    return new Page(locked(covered, batch), last);
  }

  private record Key(UUID watch, long fareQuery) {}

  private List<Key> keys(Batch batch) {
    return jdbc.sql(
            """
            SELECT page.watch, page.fare_query
            FROM unnest(:queries, :filters) AS query(id, filter)
            CROSS JOIN LATERAL (
              (SELECT watch, fare_query FROM watch_query -- watch_query_pkey
               WHERE query.filter IS NULL AND fare_query = query.id AND filter IS NULL
                 AND watch > :after
               ORDER BY watch
               LIMIT :most)
              UNION ALL
              (SELECT watch, fare_query FROM watch_query -- watch_query_filtered
               WHERE fare_query = query.id AND filter = query.filter AND filter IS NOT NULL
                 AND watch > :after
               ORDER BY watch
               LIMIT :most)) AS page
            ORDER BY page.watch, page.fare_query
            LIMIT :most
            """)
        .param("queries", batch.fareQueries())
        .param("filters", batch.filters())
        .param("after", batch.after())
        .param("most", size + 1)
        .query((row, _) -> new Key(row.getObject("watch", UUID.class), row.getLong("fare_query")))
        .list();
  }

  /** Rows are locked in the order of their ids, so that two processes cannot wait in a circle. */
  private List<Covering> locked(Map<UUID, List<Long>> covered, Batch batch) {
    String[] ids = covered.keySet().stream().map(UUID::toString).toArray(String[]::new);
    List<WatchState> bare =
        jdbc.sql(
                """
                SELECT id, account, rule, rule_minor, rule_percent, rule_days, currency, lifecycle,
                       coalesce(judged_from, created_at) AS created_at, snoozed_until, phase, trigger_no, alerted_minor, alerted_query, alerted_seen_at,
                       corrected_no, rearmed_at
                FROM watch -- watch_pkey
                WHERE id = ANY(CAST(:ids AS uuid[])) AND lifecycle IN ('ACTIVE', 'PAUSED')
                ORDER BY id
                FOR NO KEY UPDATE -- foreign keys of deliveries being sent must not wait for us
                """)
            .param("ids", ids)
            .query((row, _) -> watch(row))
            .list();
    Map<UUID, Map<Long, Reference>> references = references(ids, batch);
    return bare.stream()
        .map(watch ->
            new Covering(
                watch.withReferences(references.getOrDefault(watch.id(), Map.of())),
                covered.getOrDefault(watch.id(), List.of())))
        .toList();
  }

  /** Read after the watches are locked: who holds the watch holds its references. */
  private Map<UUID, Map<Long, Reference>> references(String[] ids, Batch batch) {
    Map<UUID, Map<Long, Reference>> byWatch = new HashMap<>();
    jdbc.sql(
            """
            SELECT watch, fare_query, reference_minor, first_look_at
            FROM watch_query -- watch_query_pkey
            WHERE fare_query = ANY(:queries) AND watch = ANY(CAST(:ids AS uuid[]))
              AND reference_minor IS NOT NULL AND first_look_at IS NOT NULL
            """)
        .param("queries", batch.fareQueries())
        .param("ids", ids)
        .query(row -> {
          byWatch
              .computeIfAbsent(row.getObject("watch", UUID.class), _ -> new HashMap<>())
              .put(
                  row.getLong("fare_query"),
                  new Reference(
                      row.getLong("reference_minor"), Columns.instant(row, "first_look_at")));
        });
    return byWatch;
  }

  private static WatchState watch(ResultSet row) throws SQLException {
    Long alerted = row.getObject("alerted_minor", Long.class);
    Long alertedQuery = row.getObject("alerted_query", Long.class);
    @Nullable Told told =
        alerted == null || alertedQuery == null
            ? null
            : new Told(
                alerted,
                alertedQuery,
                Columns.instantOrNull(row, "alerted_seen_at"),
                row.getInt("corrected_no") == row.getInt("trigger_no"));
    Instant createdAt = Columns.instant(row, "created_at");
    return new WatchState(
        row.getObject("id", UUID.class),
        row.getObject("account", UUID.class),
        RuleColumns.read(row),
        "PAUSED".equals(row.getString("lifecycle")),
        Columns.instantOrNull(row, "snoozed_until"),
        createdAt,
        new Progress(
            Phase.valueOf(row.getString("phase")),
            row.getInt("trigger_no"),
            told,
            Columns.instantOrNull(row, "rearmed_at")),
        Map.of());
  }
}
