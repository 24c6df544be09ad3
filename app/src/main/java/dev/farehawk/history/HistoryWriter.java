package dev.farehawk.history;

import dev.farehawk.fare.FareFilter;
import dev.farehawk.history.QuarantinedPrice.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what the fold decided, a batch at a time, inside the caller's transaction. */
final class HistoryWriter {

  private final JdbcClient database;

  HistoryWriter(DataSource source) {
    database = JdbcClient.create(source);
  }

  /** A series of a fare query, and where it stands after the batch. */
  record Standing(long fareQuery, SeriesKey series, SeriesPrice price, List<Long> recent) {}

  /** A price that left quarantine. */
  record Settled(long fareQuery, QuarantinedPrice price, Outcome outcome) {}

  /** A price that entered quarantine. */
  record Doubted(long fareQuery, QuarantinedPrice price, String currency) {}

  /**
   * Lets the commit return before the disk has it. Only for batches that tell nobody anything: the
   * next look at these fares would write the same rows again.
   */
  void relaxDurability() {
    database.sql("SET LOCAL synchronous_commit = off").update();
  }

  void points(List<PricePoint> points, Instant now) {
    if (points.isEmpty()) {
      return;
    }
    database
        .sql(
            """
            INSERT INTO price_point (fare_query, provider, carrier, stops, freshness, observed_at,
                                     recorded_at, amount_minor, seats_left, request_id)
            SELECT fare_query, provider, carrier, stops, freshness, observed_at, ?::timestamptz,
                   amount_minor, seats_left, request_id
            FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                        ?::bigint[], ?::smallint[], ?::text[])
              AS p (fare_query, provider, carrier, stops, freshness, observed_at, amount_minor,
                    seats_left, request_id)
            """)
        .param(now.toString())
        .param(longs(points, PricePoint::fareQuery))
        .param(texts(points, point -> point.series().provider()))
        .param(texts(points, point -> point.series().carrier()))
        .param(texts(points, point -> point.series().stops()))
        .param(texts(points, point -> point.series().freshness()))
        .param(texts(points, PricePoint::observedAt))
        .param(longs(points, PricePoint::amountMinor))
        .param(texts(points, PricePoint::seatsLeft))
        .param(texts(points, PricePoint::requestId))
        .update();
  }

  void standings(Collection<Standing> all) {
    if (all.isEmpty()) {
      return;
    }
    List<Standing> rows = new ArrayList<>(all);
    // current_price_pkey
    database
        .sql(
            """
            INSERT INTO current_price AS c (fare_query, provider, carrier, stops, freshness,
                                            amount_minor, observed_at, seats_left, link,
                                            recent_minor)
            SELECT fare_query, provider, carrier, stops, freshness, amount_minor, observed_at,
                   seats_left, link, recent_minor::bigint[]
            FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                        ?::timestamptz[], ?::smallint[], ?::text[], ?::text[])
              AS p (fare_query, provider, carrier, stops, freshness, amount_minor, observed_at,
                    seats_left, link, recent_minor)
            ON CONFLICT (fare_query, provider, carrier, stops, freshness) DO UPDATE
              SET amount_minor = excluded.amount_minor, observed_at = excluded.observed_at,
                  seats_left = excluded.seats_left, link = excluded.link,
                  recent_minor = excluded.recent_minor
              WHERE c.observed_at <= excluded.observed_at
            """)
        .param(longs(rows, Standing::fareQuery))
        .param(texts(rows, row -> row.series().provider()))
        .param(texts(rows, row -> row.series().carrier()))
        .param(texts(rows, row -> row.series().stops()))
        .param(texts(rows, row -> row.series().freshness()))
        .param(longs(rows, row -> row.price().amountMinor()))
        .param(texts(rows, row -> row.price().observedAt()))
        .param(texts(rows, row -> row.price().seatsLeft()))
        .param(texts(rows, row -> row.price().link()))
        .param(texts(rows, HistoryWriter::arrayLiteral))
        .update();
  }

  void changes(List<PriceChange> changes, Instant now) {
    if (changes.isEmpty()) {
      return;
    }
    database
        .sql(
            """
            INSERT INTO price_change (fare_query, kind, amount_minor, previous_minor, provider,
                                      carrier, observed_at, sighted_at, recorded_at, request_id,
                                      noise_around_minor, filter)
            SELECT fare_query, kind, amount_minor, previous_minor, provider, carrier, observed_at,
                   sighted_at, ?::timestamptz, request_id, noise_around_minor, filter
            FROM unnest(?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[],
                        ?::timestamptz[], ?::timestamptz[], ?::text[], ?::bigint[], ?::text[])
              WITH ORDINALITY
              AS c (fare_query, kind, amount_minor, previous_minor, provider, carrier, observed_at,
                    sighted_at, request_id, noise_around_minor, filter, number)
            ORDER BY number
            """)
        .param(now.toString())
        .param(longs(changes, PriceChange::fareQuery))
        .param(texts(changes, PriceChange::kind))
        .param(longs(changes, PriceChange::amountMinor))
        .param(longs(changes, PriceChange::previousMinor))
        .param(texts(changes, PriceChange::provider))
        .param(texts(changes, PriceChange::carrier))
        .param(texts(changes, PriceChange::observedAt))
        .param(texts(changes, PriceChange::sightedAt))
        .param(texts(changes, PriceChange::requestId))
        .param(longs(changes, PriceChange::noiseAroundMinor))
        .param(texts(changes, HistoryWriter::filter))
        .update();
  }

  private static @Nullable String filter(PriceChange change) {
    FareFilter filter = change.filter();
    return filter == null ? null : filter.text();
  }

  void windows(List<WindowPoint> points) {
    if (points.isEmpty()) {
      return;
    }
    database
        .sql(
            """
            INSERT INTO window_point (fare_query, filter, provider, carrier, observed_at,
                                      amount_minor)
            SELECT p.*
            FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                        ?::bigint[]) AS p
            ON CONFLICT DO NOTHING -- the same moment of the same provider was written already
            """)
        .param(longs(points, WindowPoint::fareQuery))
        .param(texts(points, point -> point.filter().text()))
        .param(texts(points, WindowPoint::provider))
        .param(texts(points, WindowPoint::carrier))
        .param(texts(points, WindowPoint::observedAt))
        .param(longs(points, WindowPoint::amountMinor))
        .update();
  }

  void doubted(List<Doubted> prices) {
    if (prices.isEmpty()) {
      return;
    }
    database
        .sql(
            """
            INSERT INTO quarantined_price (fare_query, provider, carrier, stops, request_id,
                                           amount_minor, currency, reason, observed_at, state)
            SELECT q.*, 'OPEN'
            FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                        ?::text[], ?::text[], ?::timestamptz[]) AS q
            """)
        .param(longs(prices, Doubted::fareQuery))
        .param(texts(prices, row -> row.price().provider()))
        .param(texts(prices, row -> row.price().carrier()))
        .param(texts(prices, row -> row.price().stops()))
        .param(texts(prices, row -> row.price().requestId()))
        .param(longs(prices, row -> row.price().amountMinor()))
        .param(texts(prices, Doubted::currency))
        .param(texts(prices, row -> row.price().doubt()))
        .param(texts(prices, row -> row.price().observedAt()))
        .update();
  }

  void settled(List<Settled> prices, Instant now) {
    if (prices.isEmpty()) {
      return;
    }
    // quarantined_price_open
    database
        .sql(
            """
            UPDATE quarantined_price AS q SET state = s.outcome, decided_at = ?::timestamptz
            FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
              AS s (fare_query, provider, carrier, stops, request_id, outcome)
            WHERE q.state = 'OPEN' AND q.fare_query = s.fare_query AND q.provider = s.provider
              AND q.carrier = s.carrier AND q.stops = s.stops AND q.request_id = s.request_id
            """)
        .param(now.toString())
        .param(longs(prices, Settled::fareQuery))
        .param(texts(prices, row -> row.price().provider()))
        .param(texts(prices, row -> row.price().carrier()))
        .param(texts(prices, row -> row.price().stops()))
        .param(texts(prices, row -> row.price().requestId()))
        .param(texts(prices, Settled::outcome))
        .update();
  }

  /** Where each touched series stands after these points. */
  static Collection<Standing> standings(List<PricePoint> points, Map<Long, FareQueryState> states) {
    Map<List<Object>, Standing> last = new LinkedHashMap<>();
    for (PricePoint point : points) {
      FareQueryState state = states.get(point.fareQuery());
      if (state == null) {
        throw new IllegalArgumentException("no state of fare query " + point.fareQuery());
      }
      boolean overall = point.series().equals(SeriesKey.OVERALL);
      SeriesPrice price = overall ? state.overall() : state.series().get(point.series());
      if (price != null) {
        last.put(
            List.of(point.fareQuery(), point.series()),
            new Standing(
                point.fareQuery(), point.series(), price, overall ? state.recent() : List.of()));
      }
    }
    return last.values();
  }

  private static @Nullable String arrayLiteral(Standing row) {
    return row.recent().isEmpty()
        ? null
        : row.recent().toString().replace('[', '{').replace(']', '}').replace(" ", "");
  }

  private static <T> @Nullable Long[] longs(
      List<T> rows, Function<? super T, ? extends @Nullable Long> column) {
    @Nullable Long[] values = new Long[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    return values;
  }

  private static <T> @Nullable String[] texts(
      List<T> rows, Function<? super T, ? extends @Nullable Object> column) {
    @Nullable String[] values = new String[rows.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = column.apply(rows.get(i));
      values[i] = value == null ? null : value.toString();
    }
    return values;
  }
}
