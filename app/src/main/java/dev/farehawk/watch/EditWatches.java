package dev.farehawk.watch;

import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.platform.Columns;
import dev.farehawk.watch.WatchTable.Row;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes a watch over as its owner changed it; what still compares is kept. */
final class EditWatches {

  private final JdbcClient jdbc;

  EditWatches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What an edit changes besides what is written in the row.
   *
   * @param likeWithLike rule and filter stayed: references and the last alert go on
   * @param added fare queries it did not have before
   * @param since begin of the span whose new fare queries are limited
   */
  record Change(boolean likeWithLike, int added, Instant since, Instant now) {}

  /** Keeps the alert stage away from a watch until the transaction ends; false if it is gone. */
  boolean lock(UUID account, UUID id) {
    return jdbc.sql(
            """
            SELECT id FROM watch -- watch_pkey
            WHERE id = :id AND account = :account AND lifecycle <> 'DELETED' FOR NO KEY UPDATE
            """)
        .param("id", id)
        .param("account", account)
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  /**
   * Writes the watch.
   *
   * @return whether it is armed anew though it had told something
   */
  boolean write(Row row, Change change) {
    UUID id = row.watch().id();
    List<Long> queries = row.watch().fareQueries().stream().map(FareQueryRef::id).toList();
    boolean rearms = !change.likeWithLike() && told(id, List.of());
    rearms |= change.likeWithLike() && told(id, queries);
    update(row, change);
    if (rearms || !change.likeWithLike()) {
      rearm(id, change.likeWithLike() ? null : change.now());
    }
    replaceQueries(row, queries, change);
    return rearms;
  }

  /** Whether it waits after an alert that was of none of these fare queries. */
  private boolean told(UUID id, List<Long> kept) {
    return jdbc.sql(
            """
            SELECT phase = 'FIRED' AND NOT coalesce(alerted_query = ANY(:kept), false)
            FROM watch WHERE id = :id -- watch_pkey
            """)
        .param("kept", kept.toArray(Long[]::new))
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  private void update(Row row, Change change) {
    WatchView watch = row.watch();
    Trip trip = watch.journey().trip();
    Rule rule = watch.rule();
    jdbc.sql(
            """
            UPDATE watch -- watch_pkey
            SET label = :label, origin = :origin,
                more_origins = string_to_array(:moreOrigins, ','), destination = :destination,
                more_destinations = string_to_array(:moreDestinations, ','),
                depart_from = :departFrom, depart_to = :departTo, flex_days = :flex,
                dates_kind = :kind, return_on = :returnOn, nights_least = :least,
                nights_most = :most, adults = :adults, cabin = :cabin, rule = :rule,
                rule_minor = :minor, rule_percent = :percent, rule_days = :days, filter = :filter,
                currency = :currency, queries = :queries,
                queries_added = :added + CASE WHEN coalesce(queries_at, created_at) > :since
                                              THEN coalesce(queries_added, queries) ELSE 0 END,
                queries_at = :now, changed_at = :now,
                lifecycle = CASE lifecycle WHEN 'EXPIRED' THEN 'ACTIVE' ELSE lifecycle END
            WHERE id = :id
            """)
        .param("id", watch.id())
        .param("label", watch.label())
        .param("origin", watch.journey().origin())
        .param("moreOrigins", TripColumns.more(trip.origins()))
        .param("destination", watch.journey().destination())
        .param("moreDestinations", TripColumns.more(trip.destinations()))
        .param("departFrom", row.span().from())
        .param("departTo", row.span().to())
        .param("flex", TripColumns.flexDays(trip.dates()))
        .param("kind", TripColumns.datesKind(trip.dates()))
        .param("returnOn", TripColumns.returnOn(trip.stay()))
        .param("least", TripColumns.nightsLeast(trip.stay()))
        .param("most", TripColumns.nightsMost(trip.stay()))
        .param("adults", trip.party().adults())
        .param("cabin", trip.party().cabin().name())
        .param("rule", RuleColumns.name(rule))
        .param("minor", RuleColumns.minor(rule))
        .param("percent", RuleColumns.percent(rule))
        .param("days", RuleColumns.days(rule))
        .param("filter", filter(watch))
        .param("currency", watch.journey().currency())
        .param("queries", watch.fareQueries().size())
        .param("added", change.added())
        .param("since", utc(change.since()))
        .param("now", utc(change.now()))
        .update();
  }

  private static @Nullable String filter(WatchView watch) {
    FareFilter filter = watch.journey().filter();
    return filter.isNone() ? null : filter.text();
  }

  /** Looks before {@code from} do not concern it any more; null keeps those that do. */
  private void rearm(UUID id, @Nullable Instant from) {
    jdbc.sql(
            """
            UPDATE watch -- watch_pkey
            SET phase = 'ARMED', alerted_minor = NULL, alerted_query = NULL, alerted_seen_at = NULL,
                corrected_no = trigger_no, rearmed_at = NULL,
                judged_from = coalesce(:from, judged_from)
            WHERE id = :id
            """)
        .param("from", from == null ? null : utc(from), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("id", id)
        .update();
  }

  private void replaceQueries(Row row, List<Long> queries, Change change) {
    UUID id = row.watch().id();
    Long[] wanted = queries.toArray(Long[]::new);
    jdbc.sql("DELETE FROM watch_query WHERE watch = :id AND NOT fare_query = ANY(:wanted)")
        .param("id", id)
        .param("wanted", wanted)
        .update();
    if (!change.likeWithLike()) {
      jdbc.sql(
              """
              UPDATE watch_query SET filter = :filter, reference_minor = NULL, first_look_at = NULL
              WHERE watch = :id -- watch_query_watch
              """)
          .param("filter", filter(row.watch()))
          .param("id", id)
          .update();
    }
    jdbc.sql(
            """
            INSERT INTO watch_query (fare_query, watch, filter)
            SELECT p.fare_query, :id, :filter FROM unnest(:wanted::bigint[]) AS p(fare_query)
            ON CONFLICT DO NOTHING
            """)
        .param("id", id)
        .param("filter", filter(row.watch()))
        .param("wanted", Columns.longs(queries, query -> query))
        .update();
  }

  /** At this price or below its owner is woken; null ends that. False if there is no such watch. */
  boolean wakeBelow(UUID account, UUID id, @Nullable Long minor) {
    return jdbc.sql(
                """
                UPDATE watch SET wake_minor = :minor -- watch_pkey
                WHERE id = :id AND account = :account AND lifecycle IN ('ACTIVE', 'PAUSED')
                """)
            .param("minor", minor, Types.BIGINT)
            .param("id", id)
            .param("account", account)
            .update()
        > 0;
  }

  /** Nothing is told before this moment; null ends a snooze. False if there is no such watch. */
  boolean snooze(UUID account, UUID id, @Nullable Instant until) {
    return jdbc.sql(
                """
                UPDATE watch SET snoozed_until = :until -- watch_pkey
                WHERE id = :id AND account = :account AND lifecycle IN ('ACTIVE', 'PAUSED')
                """)
            .param("until", until == null ? null : utc(until), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("id", id)
            .param("account", account)
            .update()
        > 0;
  }
}
