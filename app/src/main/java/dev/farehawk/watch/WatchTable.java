package dev.farehawk.watch;

import static dev.farehawk.platform.Columns.instant;
import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Money;
import dev.farehawk.platform.Columns;
import dev.farehawk.watch.WatchView.Lifecycle;
import dev.farehawk.watch.WatchView.Phase;
import dev.farehawk.watch.WatchView.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of watches, but for the columns that the alert stage writes. */
final class WatchTable {

  private static final String COLUMNS =
      """
      w.id, w.account, w.label, w.rule, w.rule_minor, w.rule_percent, w.rule_days, w.filter, w.currency,
      w.lifecycle,
      w.phase, w.trigger_no, w.created_at, w.snoozed_until, w.wake_minor,
      """
          + TripColumns.ALL;

  private final JdbcClient jdbc;
  private final InsertWatches insertWatches;
  private final EditWatches edits;

  WatchTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.insertWatches = new InsertWatches(jdbc);
    this.edits = new EditWatches(jdbc);
  }

  /**
   * A watch to be written.
   *
   * @param span as stored: first and last wished date
   */
  record Row(WatchView watch, ExpandDraft.Span span) {}

  /** What an account has already. */
  record Holdings(int watches, long fareQueriesSince) {}

  /** Keeps other writers of this account waiting until the transaction ends; false if unknown. */
  boolean lockAccount(UUID account) {
    return jdbc.sql("SELECT id FROM account WHERE id = :account FOR NO KEY UPDATE")
        .param("account", account)
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  Holdings holdings(UUID account, Instant since) {
    return jdbc.sql(
            """
            SELECT count(*) FILTER (WHERE lifecycle IN ('ACTIVE', 'PAUSED')) AS watches,
                   coalesce(sum(coalesce(queries_added, queries))
                            FILTER (WHERE coalesce(queries_at, created_at) > :since), 0) AS queries
            FROM watch -- watch_account
            WHERE account = :account
            """)
        .param("account", account)
        .param("since", utc(since))
        .query((row, number) -> new Holdings(row.getInt("watches"), row.getLong("queries")))
        .single();
  }

  /** Changes to watches that exist. */
  EditWatches edits() {
    return edits;
  }

  void insert(List<Row> rows) {
    insertWatches.insert(rows);
  }

  /** Watches of the account that are not deleted, newest first. */
  List<WatchView> of(UUID account) {
    return withQueries(
        jdbc.sql(
                """
                SELECT %s FROM watch w -- watch_account
                WHERE w.account = :account AND w.lifecycle <> 'DELETED'
                ORDER BY w.created_at DESC, w.id DESC
                """
                    .formatted(COLUMNS))
            .param("account", account)
            .query((row, number) -> watch(row))
            .list());
  }

  /** Those of these ids that are the account's and not deleted, newest first. */
  List<WatchView> ofIds(UUID account, List<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : withQueries(
            jdbc.sql(
                    """
                    SELECT %s FROM watch w -- watch_pkey
                    WHERE w.id = ANY (:ids::uuid[]) AND w.account = :account
                      AND w.lifecycle <> 'DELETED'
                    ORDER BY w.id DESC
                    """
                        .formatted(COLUMNS))
                .param("ids", Columns.texts(ids, id -> id))
                .param("account", account)
                .query((row, number) -> watch(row))
                .list());
  }

  List<WatchView> find(UUID account, UUID id) {
    return withQueries(
        jdbc.sql(
                """
                SELECT %s FROM watch w -- watch_pkey
                WHERE w.id = :id AND w.account = :account AND w.lifecycle <> 'DELETED'
                """
                    .formatted(COLUMNS))
            .param("id", id)
            .param("account", account)
            .query((row, number) -> watch(row))
            .list());
  }

  /** Moves a watch of the account on; false if it was in none of the states it may leave. */
  boolean move(UUID account, UUID id, List<Lifecycle> from, Lifecycle to, Instant now) {
    return jdbc.sql(
                """
                UPDATE watch SET lifecycle = :to, changed_at = :now
                WHERE id = :id AND account = :account AND lifecycle = ANY(:from)
                """)
            .param("to", to.name())
            .param("now", utc(now))
            .param("id", id)
            .param("account", account)
            .param("from", Columns.texts(from, Lifecycle::name))
            .update()
        > 0;
  }

  /** Forgets what a deleted watch was about; returns it. */
  List<Long> removeQueries(UUID watch) {
    return jdbc.sql(
            """
            DELETE FROM watch_query -- watch_query_watch
            WHERE watch = :watch RETURNING fare_query
            """)
        .param("watch", watch)
        .query((row, number) -> row.getLong("fare_query"))
        .list();
  }

  /** Where a search for departed watches goes on. */
  record Departing(UUID id, String origin, LocalDate last) {}

  /** Active and paused watches whose last date is before the given one, in pages. */
  List<Departing> departing(LocalDate before, Departing after, int limit) {
    return jdbc.sql(
            """
            SELECT id, origin, depart_to FROM watch -- watch_expiry
            WHERE lifecycle IN ('ACTIVE', 'PAUSED') AND depart_to < :before
              AND (depart_to, id) > (:afterDate, :afterId)
            ORDER BY depart_to, id LIMIT :limit
            """)
        .param("before", before)
        .param("afterDate", after.last())
        .param("afterId", after.id())
        .param("limit", limit)
        .query((row, number) ->
            new Departing(
                row.getObject("id", UUID.class),
                row.getString("origin"),
                row.getObject("depart_to", LocalDate.class)))
        .list();
  }

  /** Ends these watches; returns their fare queries. */
  List<Long> expire(List<UUID> ids, Instant now) {
    return jdbc.sql(
            """
            WITH ended AS (
              UPDATE watch SET lifecycle = 'EXPIRED', changed_at = :now -- watch_pkey
              WHERE id = ANY(:ids::uuid[]) AND lifecycle IN ('ACTIVE', 'PAUSED')
              RETURNING id)
            SELECT DISTINCT q.fare_query FROM ended JOIN watch_query q ON q.watch = ended.id
            """)
        .param("now", utc(now))
        .param("ids", Columns.texts(ids, id -> id))
        .query((row, number) -> row.getLong("fare_query"))
        .list();
  }

  private List<WatchView> withQueries(List<WatchView> bare) {
    if (bare.isEmpty()) {
      return bare;
    }
    Map<UUID, List<FareQueryRef>> queries = new HashMap<>();
    jdbc.sql(
            """
            SELECT q.watch, %s
            FROM watch_query q JOIN fare_query f ON f.id = q.fare_query -- watch_query_watch
            WHERE q.watch = ANY(:ids::uuid[])
            ORDER BY f.departure, f.origin, f.destination
            """
                .formatted(FareQueries.COLUMNS))
        .param("ids", Columns.texts(bare, WatchView::id))
        .query(row -> {
          queries
              .computeIfAbsent(row.getObject("watch", UUID.class), watch -> new ArrayList<>())
              .add(FareQueries.ref(row));
        });
    return bare.stream()
        .map(watch ->
            new WatchView(
                watch.id(),
                watch.account(),
                watch.journey(),
                watch.rule(),
                watch.label(),
                watch.status(),
                queries.getOrDefault(watch.id(), List.of())))
        .toList();
  }

  private static @Nullable Money wake(ResultSet row) throws SQLException {
    Long minor = row.getObject("wake_minor", Long.class);
    return minor == null ? null : new Money(minor, row.getString("currency"));
  }

  private static WatchView watch(ResultSet row) throws SQLException {
    return new WatchView(
        row.getObject("id", UUID.class),
        row.getObject("account", UUID.class),
        new Journey(
            TripColumns.read(row),
            FareFilter.of(row.getString("filter")),
            row.getString("currency")),
        RuleColumns.read(row),
        row.getString("label"),
        new Status(
            Lifecycle.valueOf(row.getString("lifecycle")),
            Phase.valueOf(row.getString("phase")),
            row.getInt("trigger_no"),
            instant(row, "created_at"),
            Columns.instantOrNull(row, "snoozed_until"),
            wake(row)),
        List.of());
  }
}
