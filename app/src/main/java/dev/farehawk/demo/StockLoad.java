package dev.farehawk.demo;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.history.ImportHistory;
import dev.farehawk.platform.Columns;
import dev.farehawk.platform.Progress;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills a migrated, empty database with the people, watches and priced fares of a load. */
final class StockLoad {

  private static final int IMPORTED_AT_ONCE = 5_000;

  private final LoadWorld world;
  private final DataSource source;
  private final JdbcClient database;
  private final ImportHistory history;
  private final Progress progress;
  private final Instant from;

  StockLoad(LoadWorld world, DataSource source, ImportHistory history, Progress progress) {
    this.world = world;
    this.source = source;
    this.database = JdbcClient.create(source);
    this.history = history;
    this.progress = progress;
    this.from = world.view().clock().start();
  }

  /**
   * Fills it.
   *
   * @param hooks where webhooks of the n-th person go, up to its number
   */
  void fill(String hooks) throws SQLException, IOException {
    progress.step("people");
    people(hooks);
    progress.step("fares");
    fares();
    progress.step("prices");
    prices(true);
    prices(false);
    progress.step("watches");
    watches();
    progress.step("statistics of the database");
    update("ANALYZE");
  }

  /** When each fare was looked at last: spread over the time that one round takes. */
  void seen(Instant now, Duration round) {
    database
        .sql(
            """
            INSERT INTO fare_query_seen (fare_query, live_at)
            SELECT id, :now - (id * 7919 % 100000) / 100000.0 * make_interval(secs => :round)
            FROM fare_query
            """)
        .param("now", Columns.utc(now))
        .param("round", round.toMillis() / 1000.0)
        .update();
  }

  /** Half of the people want mails, half have a server of their own. */
  private void people(String hooks) {
    database
        .sql(
            """
            INSERT INTO account (id, email, email_key, password_hash, created_at, email_verified_at)
            SELECT CAST('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') AS uuid),
                   'person' || n || '@example.org', 'person' || n || '@example.org', '', :now, :now
            FROM generate_series(1, :people) AS n
            """)
        .param("people", world.scale().accounts())
        .param("now", Columns.utc(from))
        .update();
    database
        .sql(
            """
            INSERT INTO endpoint (account, channel, address, secret, state, created_at)
            SELECT CAST('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') AS uuid),
                   CASE way WHEN 0 THEN 'INBOX' ELSE CASE n % 2 WHEN 0 THEN 'EMAIL' ELSE 'WEBHOOK' END END,
                   CASE way WHEN 0 THEN ''
                     ELSE CASE n % 2 WHEN 0 THEN 'person' || n || '@example.org' ELSE :hooks || n END END,
                   CASE WHEN way = 1 AND n % 2 = 1 THEN CAST(repeat('s', 32) AS bytea) END,
                   'ACTIVE', :now
            FROM generate_series(1, :people) AS n, generate_series(0, 1) AS way
            """)
        .param("people", world.scale().accounts())
        .param("hooks", hooks)
        .param("now", Columns.utc(from))
        .update();
  }

  private void fares() throws SQLException, IOException {
    new CopyFareQueries(source, from)
        .write(
            LongStream.rangeClosed(1, world.scale().fareQueries())
                .mapToObj(id -> world.fare(id).query())
                .iterator());
  }

  private void prices(boolean longPast) {
    List<FareQueryRef> some = new ArrayList<>();
    for (long id = 1; id <= world.scale().fareQueries(); id++) {
      if (world.hasLongPast(id) == longPast) {
        some.add(world.fare(id));
      }
      if (some.size() == IMPORTED_AT_ONCE) {
        importAll(some);
      }
      if (id % 100_000 == 0) {
        progress.step("prices of " + id + " fares");
      }
    }
    importAll(some);
  }

  private void importAll(List<FareQueryRef> some) {
    if (!some.isEmpty()) {
      var _ = world.past(some.getFirst().id()).into(history, some);
      some.clear();
    }
  }

  /**
   * Each fare has a watch, and the rest are the more crowded the lower the fare's number: few with
   * very many watchers. Of ten watches seven ask the oracle; three want a tenth less than the price
   * that stands.
   */
  private void watches() {
    database
        .sql(
            """
            INSERT INTO watch (id, account, origin, destination, depart_from, depart_to, rule,
                               rule_minor, currency, lifecycle, created_at, changed_at, queries)
            SELECT CAST('00000001-0000-7000-8000-' || lpad(to_hex(n), 12, '0') AS uuid),
                   CAST('00000000-0000-7000-8000-' || lpad(to_hex(1 + n % :people), 12, '0') AS uuid),
                   q.origin, q.destination, q.departure, q.departure,
                   CASE WHEN n % 10 < 3 AND p.amount_minor > 1 THEN 'TARGET' ELSE 'ORACLE' END,
                   CASE WHEN n % 10 < 3 AND p.amount_minor > 1 THEN p.amount_minor * 9 / 10 END,
                   q.currency, 'ACTIVE', q.created_at, q.created_at, 1
            FROM (SELECT n, CASE WHEN n <= :fares THEN n
                     ELSE 1 + CAST(floor(:fares * power(n::bigint * 7919 % 1000003 / 1000003.0, 3))
                                   AS bigint) END AS fare
                  FROM generate_series(1, :watches) AS n) AS wished
            JOIN fare_query q ON q.id = wished.fare
            LEFT JOIN current_price p ON p.fare_query = q.id AND p.provider = '*'
              AND p.carrier = 'YY' AND p.stops = 'ANY' AND p.freshness = 'LIVE'
            """)
        .param("people", world.scale().accounts())
        .param("fares", world.scale().fareQueries())
        .param("watches", world.scale().watches())
        .update();
    update(
        """
        INSERT INTO watch_query (fare_query, watch, first_look_at)
        SELECT q.id, w.id, w.created_at
        FROM watch w
        JOIN fare_query q ON q.origin = w.origin AND q.destination = w.destination
                         AND q.departure = w.depart_from
        """);
  }

  private void update(String sql) {
    var _ = database.sql(sql).update();
  }
}
