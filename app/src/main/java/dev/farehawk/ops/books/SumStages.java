package dev.farehawk.ops.books;

import dev.farehawk.ops.books.Books.Alerts;
import dev.farehawk.ops.books.Books.Booked;
import dev.farehawk.ops.books.Books.Changes;
import dev.farehawk.ops.books.Books.Count;
import dev.farehawk.ops.books.Books.Deliveries;
import dev.farehawk.ops.books.Books.LooksMade;
import dev.farehawk.ops.books.Books.Standing;
import dev.farehawk.ops.books.Books.State;
import dev.farehawk.platform.Columns;
import dev.farehawk.provider.LimitState;
import dev.farehawk.provider.ProviderGateways;
import dev.farehawk.provider.ProviderStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds up what each stage wrote in a span. */
final class SumStages {

  static final int MOST_CHANGES = 500_000;
  static final int MOST_ALERTS = 100_000;

  private static final Set<String> ANSWERS = Set.of("OK", "EMPTY");

  /** The newest alerts of the span. */
  static final String NEWEST_ALERTS =
      """
      newest AS (
        SELECT id, watch, account, alerted_at FROM alert -- alert_alerted_at
        WHERE alerted_at >= :from AND alerted_at < :to
        ORDER BY alerted_at DESC
        LIMIT 100000)
      """;

  private final JdbcClient jdbc;
  private final ProviderGateways providers;

  SumStages(JdbcClient jdbc, ProviderGateways providers) {
    this.jdbc = jdbc;
    this.providers = providers;
  }

  LooksMade looks(Instant from) {
    List<Count> all =
        jdbc.sql(
                """
                SELECT outcome AS what, sum(calls) AS count FROM poll_ledger -- poll_ledger_hour
                WHERE hour >= :from GROUP BY outcome ORDER BY outcome
                """)
            .param("from", Columns.utc(from))
            .query((row, _) -> new Count(row.getString("what"), row.getLong("count")))
            .list();
    long made = all.stream().mapToLong(Count::count).sum();
    List<Count> failed = all.stream().filter(one -> !ANSWERS.contains(one.what())).toList();
    return new LooksMade(made, made - failed.stream().mapToLong(Count::count).sum(), failed);
  }

  Changes changes(FindDifferences.Within within) {
    return jdbc.sql(
            """
            SELECT count(*) AS recorded,
              count(*) FILTER (WHERE c.kind = 'CHANGED' AND c.noise_around_minor IS NULL
                AND c.amount_minor < c.previous_minor) AS fell,
              count(v.change) AS judged,
              count(*) FILTER (WHERE v.answer = 'WORTHY') AS worthy,
              count(*) FILTER (WHERE v.alerted) AS handed_on
            FROM (
              SELECT id, kind, noise_around_minor, amount_minor, previous_minor
              FROM price_change -- price_change_pkey
              WHERE id >= :first AND recorded_at >= :from AND recorded_at < :to
              ORDER BY id DESC
              LIMIT :most) AS c
            LEFT JOIN verdict v ON v.change = c.id AND v.change >= :first -- verdict_pkey
            """)
        .param("first", within.firstChange())
        .param("from", Columns.utc(within.from()))
        .param("to", Columns.utc(within.to()))
        .param("most", MOST_CHANGES)
        .query((row, _) ->
            new Changes(
                row.getLong("recorded"),
                row.getLong("fell"),
                row.getLong("judged"),
                row.getLong("worthy"),
                row.getLong("handed_on")))
        .single();
  }

  Alerts alerts(FindDifferences.Within within) {
    List<Count> untold =
        jdbc.sql(
                """
                SELECT reason AS what, count(*) AS count FROM suppression -- suppression_decided
                WHERE decided_at >= :from AND decided_at < :to GROUP BY reason ORDER BY reason
                """)
            .param("from", Columns.utc(within.from()))
            .param("to", Columns.utc(within.to()))
            .query((row, _) -> new Count(row.getString("what"), row.getLong("count")))
            .list();
    return jdbc.sql(
            "WITH "
                + NEWEST_ALERTS
                + """
                , told AS (SELECT DISTINCT watch FROM newest)
                SELECT (SELECT count(*) FROM newest) AS written, count(*) AS watches,
                  coalesce(sum(w.trigger_no), 0) AS expected,
                  coalesce(sum((SELECT count(*) FROM alert a -- alert_watch_trigger_no_key
                                WHERE a.watch = w.id)), 0) AS found
                FROM told JOIN watch w ON w.id = told.watch -- watch_pkey
                """)
        .param("from", Columns.utc(within.from()))
        .param("to", Columns.utc(within.to()))
        .query((row, _) ->
            new Alerts(
                row.getLong("written"),
                row.getLong("watches"),
                row.getLong("expected"),
                row.getLong("found"),
                untold))
        .single();
  }

  Deliveries deliveries(FindDifferences.Within within) {
    Map<State, Long> states = new EnumMap<>(State.class);
    for (State state : State.values()) {
      states.put(state, 0L);
    }
    jdbc.sql(
            "WITH "
                + NEWEST_ALERTS
                + """
                SELECT state, count(*) AS count
                FROM (
                  SELECT CASE
                    WHEN d.state = 'ACCEPTED' THEN 'DONE'
                    WHEN d.state = 'DEAD' AND d.accepted_at IS NULL
                      AND d.last_error = 'the time to be of use is over' THEN 'EXPIRED'
                    WHEN d.state = 'PENDING' THEN 'READY'
                    WHEN d.state = 'CLAIMED' THEN 'UNDER_WAY'
                    WHEN d.state <> 'WAITING' THEN d.state
                    WHEN d.attempts > 0 THEN 'RETRIES'
                    WHEN d.stand_in THEN 'STANDS_BY'
                    WHEN d.held IS NOT NULL THEN 'HELD'
                    ELSE 'RETRIES' END AS state
                  FROM newest
                  JOIN delivery d -- delivery_alert_endpoint_kind_key
                    ON d.alert = newest.id AND d.kind = 'ALERT') AS standing
                GROUP BY state
                """)
        .param("from", Columns.utc(within.from()))
        .param("to", Columns.utc(within.to()))
        .query(row -> {
          states.put(State.valueOf(row.getString("state")), row.getLong("count"));
        });
    return new Deliveries(
        states.values().stream().mapToLong(Long::longValue).sum(),
        endpoints(within),
        states.entrySet().stream().map(one -> new Standing(one.getKey(), one.getValue())).toList());
  }

  private long endpoints(FindDifferences.Within within) {
    return jdbc.sql(
            "WITH "
                + NEWEST_ALERTS
                + """
                SELECT count(*)
                FROM newest
                JOIN endpoint e -- endpoint_account_channel_address_key
                  ON e.account = newest.account AND e.state = 'ACTIVE'
                WHERE NOT EXISTS (
                  SELECT FROM endpoint_mute m -- endpoint_mute_pkey
                  WHERE m.watch = newest.watch AND m.endpoint = e.id)
                """)
        .param("from", Columns.utc(within.from()))
        .param("to", Columns.utc(within.to()))
        .query(Long.class)
        .single();
  }

  /** Of periods that are not over yet; a grant is on disk before it is used. */
  List<Booked> money() {
    List<Booked> all = new ArrayList<>();
    for (ProviderStatus status : providers.status()) {
      for (LimitState limit : status.budget().limits()) {
        Instant start = limit.start();
        boolean money = limit.kind() == LimitState.Kind.MONEY;
        if (start != null && (money || limit.kind() == LimitState.Kind.QUOTA)) {
          long booked = booked(status.provider(), start, money);
          all.add(new Booked(status.provider(), limit.name(), start, money, booked, limit.used()));
        }
      }
    }
    return List.copyOf(all);
  }

  /** From the first full hour of the period on: the hour before may belong to the one before. */
  private long booked(String provider, Instant start, boolean money) {
    Instant hour = start.truncatedTo(ChronoUnit.HOURS);
    return jdbc.sql(
            """
            SELECT coalesce(sum(CASE WHEN :money THEN cost_micros ELSE billed END), 0)
            FROM poll_ledger -- poll_ledger_pkey
            WHERE provider = :provider AND hour >= :from
            """)
        .param("money", money)
        .param("provider", provider)
        .param("from", Columns.utc(hour.equals(start) ? hour : hour.plus(1, ChronoUnit.HOURS)))
        .query(Long.class)
        .single();
  }
}
