package dev.farehawk.benchmarks;

import dev.farehawk.demo.CopyFareQueries;
import dev.farehawk.fare.Market;
import dev.farehawk.history.PricePartitions;
import dev.farehawk.place.Airport;
import dev.farehawk.place.Places;
import dev.farehawk.platform.Columns;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fills a migrated, empty database with a world of people, watches and priced fares: real airports,
 * the busiest markets first, few fares with very many watchers and many with few.
 */
final class StockedWorld {

  /** How far ahead flights are sold. */
  private static final int DAYS_AHEAD = 331;

  private static final int STEPS_PER_FARE = 4;
  private static final Duration BETWEEN_STEPS = Duration.ofHours(7);

  private final DataSource source;
  private final JdbcClient database;
  private final Places places;
  private final Instant now;
  private final LocalDate today;

  /**
   * How large the world is.
   *
   * @param people with an inbox and a confirmed address each
   * @param watches spread over them; each watches one fare
   * @param fares over all markets and departure dates
   */
  record Size(int people, int watches, int fares, int markets) {}

  StockedWorld(DataSource source, Places places, Instant now) {
    this.source = source;
    this.database = JdbcClient.create(source);
    this.places = places;
    this.now = now;
    this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  /** The account of the n-th person, from 1. */
  static UUID person(int n) {
    return new UUID(0x7000L, 0x8000_0000_0000_0000L | n);
  }

  void fill(Size size) throws SQLException, IOException {
    people(size);
    fares(size);
    prices();
    watches(size);
    // As a database that has run for long: rows' visibility noted, nothing left to write.
    update("VACUUM ANALYZE");
    update("CHECKPOINT");
  }

  private void people(Size size) {
    database
        .sql(
            """
            INSERT INTO account (id, email, email_key, password_hash, created_at, email_verified_at)
            SELECT CAST('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') AS uuid),
                   'person' || n || '@example.org', 'person' || n || '@example.org', '', :now, :now
            FROM generate_series(1, :people) AS n
            """)
        .param("people", size.people())
        .param("now", Columns.utc(now))
        .update();
    update(
        """
        INSERT INTO endpoint (account, channel, address, state, created_at)
        SELECT a.id, one.channel, CASE one.channel WHEN 'EMAIL' THEN a.email ELSE '' END,
               'ACTIVE', a.created_at
        FROM account a, (VALUES ('INBOX'), ('EMAIL')) AS one (channel)
        """);
  }

  private void fares(Size size) throws SQLException, IOException {
    List<Market> markets = markets(size.markets());
    new CopyFareQueries(source, now)
        .write(
            IntStream.range(0, size.fares())
                .mapToObj(n -> {
                  // 16 and 331 have no common divisor: the dates of a market are all different.
                  int day = 1 + n / markets.size() * 16 % DAYS_AHEAD;
                  return places.oneWay(markets.get(n % markets.size()), today.plusDays(day));
                })
                .iterator());
  }

  private List<Market> markets(int count) {
    List<Airport> busiest =
        places.airports().stream()
            .sorted(Comparator.comparingInt(Airport::rank).reversed())
            .limit((long) Math.ceil(Math.sqrt(count)) + 1)
            .toList();
    List<Market> markets = new ArrayList<>();
    for (int sum = 1; markets.size() < count && sum < 2 * busiest.size(); sum++) {
      for (int i = Math.max(0, sum - busiest.size() + 1); i < busiest.size() && i <= sum; i++) {
        if (2 * i != sum && markets.size() < count) {
          markets.add(new Market(busiest.get(i).code(), busiest.get(sum - i).code()));
        }
      }
    }
    return markets;
  }

  private void prices() {
    PricePartitions partitions = new PricePartitions(source);
    partitions.ensureAhead(now);
    partitions.ensureAhead(now.minus(BETWEEN_STEPS.multipliedBy(STEPS_PER_FARE)));
    update(
        """
        INSERT INTO current_price (fare_query, provider, carrier, stops, freshness, amount_minor,
                                   observed_at, recent_minor)
        SELECT q.id, one.provider, one.carrier, one.stops, 'LIVE', 9900 + q.id * 7919 % 40000,
               q.created_at - interval '2 hours',
               CASE one.carrier WHEN 'YY' THEN ARRAY[21900, 19900, 9900 + q.id * 7919 % 40000] END
        FROM fare_query q, (VALUES ('*', 'YY', 'ANY'), ('market', 'LX', 'NONSTOP'))
          AS one (provider, carrier, stops)
        """);
    database
        .sql(
            """
            INSERT INTO price_point (fare_query, provider, carrier, stops, freshness, observed_at,
                                     recorded_at, amount_minor, request_id)
            SELECT q.id, one.provider, one.carrier, one.stops, 'LIVE',
                   q.created_at - step * CAST(:apart AS interval), q.created_at,
                   9900 + (q.id * 7919 + (step - 1) * 104729) % 40000, 'stock'
            FROM fare_query q, generate_series(1, :steps) AS step,
                 (VALUES ('*', 'YY', 'ANY'), ('market', 'LX', 'NONSTOP'))
                   AS one (provider, carrier, stops)
            """)
        .param("steps", STEPS_PER_FARE)
        .param("apart", BETWEEN_STEPS.toString())
        .update();
    update(
        """
        INSERT INTO fare_query_seen (fare_query, live_at)
        SELECT id, created_at - interval '5 minutes' FROM fare_query
        """);
  }

  private void watches(Size size) {
    database
        .sql(
            """
            INSERT INTO watch (id, account, origin, destination, depart_from, depart_to, rule,
                               currency, lifecycle, created_at, changed_at, queries)
            SELECT CAST('00000001-0000-7000-8000-' || lpad(to_hex(n), 12, '0') AS uuid),
                   CAST('00000000-0000-7000-8000-' || lpad(to_hex(1 + n % :people), 12, '0') AS uuid),
                   q.origin, q.destination, q.departure, q.departure, 'ORACLE', q.currency,
                   'ACTIVE', q.created_at, q.created_at, 1
            FROM (SELECT n, 1 + CAST(floor(:fares * power(n::bigint * 7919 % 1000003 / 1000003.0, 3)) AS bigint)
                              AS fare
                  FROM generate_series(1, :watches) AS n) AS wished
            JOIN fare_query q ON q.id = wished.fare
            """)
        .param("people", size.people())
        .param("fares", size.fares())
        .param("watches", size.watches())
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
