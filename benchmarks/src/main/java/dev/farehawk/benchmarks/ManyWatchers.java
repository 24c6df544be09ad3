package dev.farehawk.benchmarks;

import dev.farehawk.account.Channel;
import dev.farehawk.platform.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the rows of one fare with very many watchers, whose price has just dropped. */
final class ManyWatchers {

  private static final int DAYS_AHEAD = 60;

  private final JdbcClient database;
  private final int watchers;
  private final Instant now;

  ManyWatchers(JdbcClient database, int watchers, Instant now) {
    this.database = database;
    this.watchers = watchers;
    this.now = now;
  }

  /** One account for each watcher, with its inbox and one endpoint of this channel. */
  void people(Channel channel, IntFunction<String> address) {
    String[] addresses = new String[watchers];
    for (int i = 0; i < watchers; i++) {
      addresses[i] = address.apply(i);
    }
    update(
        """
        INSERT INTO account (id, email, email_key, password_hash, created_at)
        SELECT CAST('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') AS uuid),
               'person' || n || '@example.org', 'person' || n || '@example.org', '', :now
        FROM generate_series(1, :watchers) AS n
        """);
    update(
        """
        INSERT INTO endpoint (account, channel, address, state, created_at)
        SELECT id, 'INBOX', '', 'ACTIVE', :now FROM account
        """);
    database
        .sql(
            """
            INSERT INTO endpoint (account, channel, address, secret, state, created_at)
            SELECT CAST('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') AS uuid),
                   :channel, address, CAST(repeat('s', 32) AS bytea), 'ACTIVE', :now
            FROM unnest(:addresses) WITH ORDINALITY AS one(address, n)
            """)
        .param("channel", channel.name())
        .param("addresses", addresses)
        .param("now", Columns.utc(now))
        .update();
  }

  /** Everybody watches one fare, and the oracle finds its newest price worthy. */
  void drop() {
    database
        .sql(
            """
            INSERT INTO fare_query (origin, destination, departure, adults, cabin, point_of_sale,
                                    currency, created_at)
            VALUES ('ZRH', 'LHR', :departure, 1, 'ECONOMY', 'CH', 'CHF', :now)
            """)
        .param("departure", departure())
        .param("now", Columns.utc(now))
        .update();
    database
        .sql(
            """
            INSERT INTO watch (id, account, origin, destination, depart_from, depart_to, rule,
                               currency, lifecycle, created_at, changed_at, queries)
            SELECT gen_random_uuid(), id, 'ZRH', 'LHR', :departure, :departure, 'ORACLE', 'CHF',
                   'ACTIVE', :before, :before, 1
            FROM account
            """)
        .param("departure", departure())
        .param("before", Columns.utc(now.minusSeconds(3_600)))
        .update();
    update(
        "INSERT INTO watch_query (fare_query, watch) SELECT q.id, w.id FROM fare_query q, watch w");
    update(
        """
        INSERT INTO price_change (fare_query, kind, amount_minor, previous_minor, provider, carrier,
                                  observed_at, sighted_at, recorded_at, request_id, judged)
        SELECT id, 'CHANGED', 9900, 19900, 'market', 'LX', :now, :now, :now, 'request', true
        FROM fare_query
        """);
    update(
        """
        INSERT INTO verdict (change, fare_query, answer, score, oracle, explanation, judged_at)
        SELECT id, fare_query, 'WORTHY', 0.9, 'statistical/1',
               '{"percentile": 0.03, "samples": 41, "observedDays": 58.5, "typicalLowMinor": 15000,
                 "typicalMedianMinor": 19900, "typicalHighMinor": 23000, "comparableDates": 0,
                 "words": "Half of the typical price."}', :now
        FROM price_change
        """);
    database.sql("ANALYZE").update();
  }

  private LocalDate departure() {
    return LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(DAYS_AHEAD);
  }

  private void update(String sql) {
    JdbcClient.StatementSpec statement = database.sql(sql);
    if (sql.contains(":now")) {
      statement = statement.param("now", Columns.utc(now));
    }
    if (sql.contains(":watchers")) {
      statement = statement.param("watchers", watchers);
    }
    var _ = statement.update();
  }
}
