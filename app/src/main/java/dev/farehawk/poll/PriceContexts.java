package dev.farehawk.poll;

import dev.farehawk.platform.Columns;
import dev.farehawk.provider.PriceContext;
import dev.farehawk.provider.PriceContext.Past;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Remembers what each provider last said itself of the prices of a fare query. What is new is
 * collected and written in bulk once a minute, like the times of looks; of a departed fare query
 * nothing is kept.
 */
public final class PriceContexts {

  /** What may wait to be written; the words beyond are said again with the next look. */
  private static final int MOST_WAITING = 20_000;

  private static final int BATCH = 1_000;

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private Map<Key, Told> fresh = new HashMap<>();
  private LocalDate tidied = LocalDate.MIN;

  PriceContexts(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Key(long fareQuery, String provider) {}

  /**
   * What a provider said.
   *
   * @param at when it was true: at the moment of the reply, or earlier if that came from a cache
   */
  public record Told(String provider, Instant at, PriceContext context) {}

  /** A provider has said something of a fare query. */
  void mark(long fareQuery, Told told) {
    lock.lock();
    try {
      Key key = new Key(fareQuery, told.provider());
      if (fresh.size() < MOST_WAITING || fresh.containsKey(key)) {
        fresh.merge(key, told, PriceContexts::younger);
      }
    } finally {
      lock.unlock();
    }
  }

  private static Told younger(Told one, Told other) {
    return other.at.isBefore(one.at) ? one : other;
  }

  /** Writes down what is new; keeps it for the next time if that fails. */
  void flush() {
    Map<Key, Told> taken = exchange();
    try {
      List<Map.Entry<Key, Told>> rows = new ArrayList<>(taken.entrySet());
      for (int from = 0; from < rows.size(); from += BATCH) {
        write(rows.subList(from, Math.min(rows.size(), from + BATCH)));
      }
      tidy();
    } catch (RuntimeException e) {
      taken.forEach((key, told) -> mark(key.fareQuery, told));
      throw e;
    }
  }

  private Map<Key, Told> exchange() {
    lock.lock();
    try {
      Map<Key, Told> taken = fresh;
      fresh = new HashMap<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void write(List<Map.Entry<Key, Told>> rows) {
    jdbc.sql(
            """
            INSERT INTO price_context AS known
              (fare_query, provider, source, told_at, currency, lowest, level, typical_low,
               typical_high, past_at, past_minor)
            SELECT t.fare_query, t.provider, t.source, t.told_at, t.currency, t.lowest, t.level,
                   t.low, t.high, CAST(t.past_at AS timestamptz[]), CAST(t.past_minor AS bigint[])
            FROM unnest(
              :ids::bigint[], :providers::text[], :sources::text[], :at::timestamptz[],
              :currencies::text[], :lowest::bigint[], :levels::text[], :low::bigint[],
              :high::bigint[], :pastAt::text[], :pastMinor::text[])
              AS t (fare_query, provider, source, told_at, currency, lowest, level, low, high,
                    past_at, past_minor)
            ON CONFLICT (fare_query, provider) DO UPDATE SET
              source = EXCLUDED.source, told_at = EXCLUDED.told_at, currency = EXCLUDED.currency,
              lowest = EXCLUDED.lowest, level = EXCLUDED.level,
              typical_low = EXCLUDED.typical_low, typical_high = EXCLUDED.typical_high,
              past_at = EXCLUDED.past_at, past_minor = EXCLUDED.past_minor
            WHERE known.told_at <= EXCLUDED.told_at
            """)
        .param("ids", Columns.longs(rows, row -> row.getKey().fareQuery))
        .param("providers", Columns.texts(rows, row -> row.getKey().provider))
        .param("sources", Columns.texts(rows, row -> row.getValue().context.source()))
        .param("at", Columns.texts(rows, row -> row.getValue().at))
        .param("currencies", Columns.texts(rows, row -> row.getValue().context.currency()))
        .param("lowest", Columns.longs(rows, row -> row.getValue().context.lowestMinor()))
        .param("levels", Columns.texts(rows, row -> row.getValue().context.level()))
        .param("low", Columns.longs(rows, row -> low(row.getValue().context)))
        .param("high", Columns.longs(rows, row -> high(row.getValue().context)))
        .param("pastAt", Columns.texts(rows, row -> array(row.getValue(), Past::at)))
        .param("pastMinor", Columns.texts(rows, row -> array(row.getValue(), Past::minor)))
        .update();
  }

  private static @Nullable Long low(PriceContext context) {
    PriceContext.Range typical = context.typical();
    return typical == null ? null : (Long) typical.lowMinor();
  }

  private static @Nullable Long high(PriceContext context) {
    PriceContext.Range typical = context.typical();
    return typical == null ? null : (Long) typical.highMinor();
  }

  /** An array as the database writes it; neither times nor numbers need quotes. */
  private static String array(Told told, Function<Past, Object> part) {
    return told.context.past().stream()
        .map(past -> String.valueOf(part.apply(past)))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Once a day, forgets what was said of fare queries that have departed everywhere. */
  private void tidy() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (today.equals(tidied)) {
      return;
    }
    jdbc.sql(
            """
            DELETE FROM price_context c USING fare_query q -- fare_query_pkey
            WHERE q.id = c.fare_query AND q.departure < :gone
            """)
        .param("gone", today.minusDays(1))
        .update();
    tidied = today;
  }

  /**
   * What was said of a fare query, by provider.
   *
   * @param since what was said before is left out
   */
  public List<Told> of(long fareQuery, Instant since) {
    return jdbc.sql(
            """
            SELECT provider, source, told_at, currency, lowest, level, typical_low, typical_high,
                   past_at, past_minor
            FROM price_context -- price_context_pkey
            WHERE fare_query = :id AND told_at >= :since
            ORDER BY provider
            """)
        .param("id", fareQuery)
        .param("since", Columns.utc(since))
        .query((row, _) -> told(row))
        .list();
  }

  private static Told told(ResultSet row) throws SQLException {
    Long low = row.getObject("typical_low", Long.class);
    Long high = row.getObject("typical_high", Long.class);
    String level = row.getString("level");
    return new Told(
        row.getString("provider"),
        Columns.instant(row, "told_at"),
        new PriceContext(
            row.getString("source"),
            row.getString("currency"),
            row.getObject("lowest", Long.class),
            level == null ? null : PriceContext.Level.valueOf(level),
            low == null || high == null ? null : new PriceContext.Range(low, high),
            past(row.getArray("past_at"), row.getArray("past_minor"))));
  }

  private static List<Past> past(Array times, Array amounts) throws SQLException {
    Timestamp[] at = (Timestamp[]) times.getArray();
    Long[] minor = (Long[]) amounts.getArray();
    List<Past> past = new ArrayList<>();
    for (int i = 0; i < at.length; i++) {
      past.add(new Past(at[i].toInstant(), minor[i]));
    }
    return past;
  }
}
