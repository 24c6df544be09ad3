package dev.farehawk.watch;

import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.platform.Columns;
import dev.farehawk.platform.FieldProblem;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds watches of an account, and changes many at once: set by set, a transaction for each page of
 * {@value #PAGE}. Watches are locked by id in order, as the alert stage does.
 */
public final class ManyWatches {

  /** Most watches that are changed in one transaction. */
  public static final int PAGE = 200;

  /** Most watches that one call changes. */
  public static final int MOST = 5_000;

  private static final Duration LONGEST_SNOOZE = Duration.ofDays(366);
  private static final UUID FIRST = new UUID(0, 0);
  private static final UUID AFTER_ALL = new UUID(-1, -1);

  private static final RowMapper<UUID> ID =
      (row, _) -> Objects.requireNonNull(row.getObject(1, UUID.class));

  private static final String MATCHES =
      """
      w.account = :account AND w.lifecycle <> 'DELETED'
        AND (:state::text IS NULL OR CASE :state::text
               WHEN 'SNOOZED' THEN w.lifecycle = 'ACTIVE' AND w.snoozed_until > :now
               WHEN 'ACTIVE' THEN w.lifecycle = 'ACTIVE'
                 AND (w.snoozed_until IS NULL OR w.snoozed_until <= :now)
               ELSE w.lifecycle = :state::text END)
        AND (:origin::text IS NULL OR w.origin = :origin::text
             OR :origin::text = ANY (w.more_origins))
        AND (:destination::text IS NULL OR w.destination = :destination::text
             OR :destination::text = ANY (w.more_destinations))
        AND (:first::date IS NULL OR (w.depart_from <= :last::date AND w.depart_to >= :first::date))
        AND (:text::text IS NULL OR position(lower(:text::text) IN lower(w.label)) > 0
             OR w.origin = ANY (:codes::text[]) OR w.destination = ANY (:codes::text[])
             OR w.more_origins && :codes::text[] OR w.more_destinations && :codes::text[])
      """;

  private final JdbcClient jdbc;
  private final WatchStore store;
  private final DemandPublisher demand;

  /** All on one database. */
  public ManyWatches(JdbcClient jdbc, WatchStore store, DemandPublisher demand) {
    this.jdbc = jdbc;
    this.store = store;
    this.demand = demand;
  }

  /** Which watches are meant. */
  public sealed interface Chosen {

    /** Those of these ids that are the account's; at most {@value ManyWatches#PAGE}. */
    record These(List<UUID> ids) implements Chosen {

      /** Keeps its own copy. */
      public These {
        ids = List.copyOf(ids);
      }
    }

    /** All that pass. */
    record Passing(WatchFilter filter) implements Chosen {}
  }

  /**
   * What came of it.
   *
   * @param changed watches that are otherwise now
   * @param untouched watches that were so already, or may not become so
   */
  public record Done(int changed, int untouched) {}

  /** How many watches of the account pass. */
  public int count(UUID account, WatchFilter filter) {
    return filled("SELECT count(*) FROM watch w WHERE " + MATCHES, account, filter) // watch_account
        .query(Integer.class)
        .single();
  }

  /**
   * Watches that pass, newest first.
   *
   * @param before id of the last one seen; null for the first page
   */
  public List<WatchView> find(UUID account, WatchFilter filter, @Nullable UUID before, int limit) {
    List<UUID> ids =
        filled(
                "SELECT w.id FROM watch w WHERE "
                    + MATCHES
                    + " AND w.id < :before ORDER BY w.id DESC LIMIT :limit", // watch_account
                account,
                filter)
            .param("before", before == null ? AFTER_ALL : before)
            .param("limit", limit)
            .query(ID)
            .list();
    return store.watches().ofIds(account, ids);
  }

  /** Those of the chosen watches that are the account's, newest first, at most so many. */
  public List<WatchView> find(UUID account, Chosen chosen, int limit) {
    return switch (chosen) {
      case Chosen.These these ->
          store.watches().ofIds(account, these.ids().stream().limit(limit).toList());
      case Chosen.Passing passing -> find(account, passing.filter(), null, limit);
    };
  }

  /**
   * Does this to all that are chosen and are the account's. Each page of them is changed as a whole
   * or not at all; doing it twice is the same as once.
   *
   * @throws InvalidWatch if they are too many, or the change cannot be
   */
  public Done change(UUID account, Chosen chosen, BulkChange change) {
    checkMoment(change);
    return switch (chosen) {
      case Chosen.These these -> {
        if (these.ids().size() > PAGE) {
          throw tooMany(PAGE);
        }
        yield page(account, these.ids().stream().distinct().toList(), change);
      }
      case Chosen.Passing passing -> all(account, passing.filter(), change);
    };
  }

  private Done all(UUID account, WatchFilter filter, BulkChange change) {
    if (count(account, filter) > MOST) {
      throw tooMany(MOST);
    }
    int changed = 0;
    int untouched = 0;
    UUID after = FIRST;
    List<UUID> ids;
    do {
      ids =
          filled(
                  "SELECT w.id FROM watch w WHERE "
                      + MATCHES
                      + " AND w.id > :after ORDER BY w.id LIMIT "
                      + PAGE,
                  account,
                  filter)
              .param("after", after)
              .query(ID)
              .list();
      Done done = page(account, ids, change);
      changed += done.changed();
      untouched += done.untouched();
      after = ids.isEmpty() ? after : ids.getLast();
    } while (ids.size() == PAGE);
    return new Done(changed, untouched);
  }

  private Done page(UUID account, List<UUID> ids, BulkChange change) {
    if (ids.isEmpty()) {
      return new Done(0, 0);
    }
    List<Long> concerned = new ArrayList<>();
    Done done =
        store.inTransaction(() -> {
          List<UUID> own = lock(account, ids);
          List<UUID> changed = apply(own, change);
          concerned.addAll(concerned(changed, change));
          return new Done(changed.size(), own.size() - changed.size());
        });
    demand.publish(concerned);
    return done;
  }

  private List<UUID> lock(UUID account, List<UUID> ids) {
    return jdbc.sql(
            """
            SELECT id FROM watch -- watch_pkey
            WHERE id = ANY (:ids::uuid[]) AND account = :account AND lifecycle <> 'DELETED'
            ORDER BY id FOR NO KEY UPDATE
            """)
        .param("ids", Columns.texts(ids, id -> id))
        .param("account", account)
        .query(ID)
        .list();
  }

  private List<UUID> apply(List<UUID> ids, BulkChange change) {
    String set =
        switch (change) {
          case BulkChange.Pause _ ->
              "lifecycle = 'PAUSED', changed_at = :now WHERE lifecycle = 'ACTIVE'";
          case BulkChange.Resume _ ->
              "lifecycle = 'ACTIVE', changed_at = :now WHERE lifecycle = 'PAUSED'";
          case BulkChange.Snooze _ ->
              "snoozed_until = :until WHERE lifecycle IN ('ACTIVE', 'PAUSED')"
                  + " AND snoozed_until IS DISTINCT FROM :until";
          case BulkChange.Wake _ -> "snoozed_until = NULL WHERE snoozed_until > :now";
          case BulkChange.Delete _ -> "lifecycle = 'DELETED', changed_at = :now WHERE true";
          case BulkChange.Judge _ ->
              """
              rule = :rule, rule_minor = NULL, rule_percent = :percent, rule_days = :days,
              phase = 'ARMED', alerted_minor = NULL, alerted_query = NULL, alerted_seen_at = NULL,
              corrected_no = trigger_no, rearmed_at = NULL, judged_from = :now, changed_at = :now
              WHERE (rule, rule_percent, rule_days) IS DISTINCT FROM (:rule, :percent, :days)
              """;
        };
    Rule rule = change instanceof BulkChange.Judge judge ? judge.rule() : null;
    return jdbc.sql(
            "UPDATE watch SET " + set + " AND id = ANY (:ids::uuid[]) RETURNING id") // watch_pkey
        .param("ids", Columns.texts(ids, id -> id))
        .param("now", utc(store.instant()))
        .param(
            "until",
            change instanceof BulkChange.Snooze snooze ? utc(snooze.until()) : null,
            Types.TIMESTAMP_WITH_TIMEZONE)
        .param("rule", rule == null ? null : RuleColumns.name(rule), Types.VARCHAR)
        .param("percent", rule == null ? null : RuleColumns.percent(rule), Types.SMALLINT)
        .param("days", rule == null ? null : RuleColumns.days(rule), Types.SMALLINT)
        .query(ID)
        .list();
  }

  /** The fare queries whose demand is another now. */
  private List<Long> concerned(List<UUID> changed, BulkChange change) {
    String statement =
        switch (change) {
          case BulkChange.Pause _, BulkChange.Resume _ ->
              "SELECT DISTINCT fare_query FROM watch_query WHERE watch = ANY (:ids::uuid[])";
          case BulkChange.Delete _ ->
              "DELETE FROM watch_query WHERE watch = ANY (:ids::uuid[]) RETURNING fare_query";
          case BulkChange.Judge _ ->
              "UPDATE watch_query SET reference_minor = NULL, first_look_at = NULL"
                  + " WHERE watch = ANY (:ids::uuid[]) RETURNING fare_query";
          case BulkChange.Snooze _, BulkChange.Wake _ -> null;
        };
    return statement == null || changed.isEmpty()
        ? List.of()
        : jdbc.sql(statement) // watch_query_watch
            .param("ids", Columns.texts(changed, id -> id))
            .query((row, _) -> row.getLong(1))
            .list();
  }

  private void checkMoment(BulkChange change) {
    if (change instanceof BulkChange.Snooze snooze) {
      Instant now = store.instant();
      if (!snooze.until().isAfter(now) || snooze.until().isAfter(now.plus(LONGEST_SNOOZE))) {
        throw new InvalidWatch(
            FieldProblem.coded("until", "snooze", "choose a moment to come, at most a year ahead"));
      }
    }
  }

  private static InvalidWatch tooMany(int most) {
    return new InvalidWatch(
        FieldProblem.coded(
            Watches.WATCH,
            "too-many-at-once",
            "at most " + most + " watches can be changed at once; choose fewer",
            "most",
            most));
  }

  private JdbcClient.StatementSpec filled(String sql, UUID account, WatchFilter filter) {
    var month = filter.month();
    return jdbc.sql(sql)
        .param("account", account)
        .param("now", utc(store.instant()))
        .param("state", filter.state() == null ? null : filter.state().name(), Types.VARCHAR)
        .param("origin", filter.origin(), Types.VARCHAR)
        .param("destination", filter.destination(), Types.VARCHAR)
        .param("first", month == null ? null : month.atDay(1), Types.DATE)
        .param("last", month == null ? null : month.atEndOfMonth(), Types.DATE)
        .param("text", filter.text(), Types.VARCHAR)
        .param("codes", filter.codes().toArray(String[]::new));
  }
}
