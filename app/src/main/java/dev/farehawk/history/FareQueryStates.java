package dev.farehawk.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.StopsClass;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The newest state of fare queries: a bounded part in memory, the rest read back when needed. A
 * state enters memory only after what it stands for was committed.
 */
final class FareQueryStates {

  private final JdbcClient database;
  private final Cache<Long, FareQueryState> memory;

  FareQueryStates(DataSource source, int mostInMemory) {
    database = JdbcClient.create(source);
    memory = Caffeine.newBuilder().maximumSize(mostInMemory).build();
  }

  /** One state for each number, unknown ones included. */
  Map<Long, FareQueryState> of(Collection<Long> ids, Instant now) {
    Map<Long, FareQueryState> states = new HashMap<>(memory.getAllPresent(ids));
    List<Long> missing = ids.stream().distinct().filter(id -> !states.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      states.putAll(read(missing, now));
    }
    return states;
  }

  void committed(Map<Long, FareQueryState> states) {
    memory.putAll(states);
  }

  void forget(Collection<Long> ids) {
    memory.invalidateAll(ids);
  }

  private Map<Long, FareQueryState> read(List<Long> ids, Instant now) {
    Long[] keys = ids.toArray(Long[]::new);
    Map<Long, Rows> rows = new LinkedHashMap<>();
    ids.forEach(id -> rows.put(id, new Rows()));
    // current_price_pkey
    database
        .sql(
            """
            SELECT fare_query, provider, carrier, stops, freshness, amount_minor, observed_at,
                   seats_left, link, recent_minor
            FROM current_price WHERE fare_query = ANY (?)
            ORDER BY fare_query, provider, carrier, stops, freshness
            """)
        .param(keys)
        .query(row -> {
          Objects.requireNonNull(rows.get(row.getLong("fare_query"))).add(row);
        });
    // quarantined_price_open
    database
        .sql(
            """
            SELECT fare_query, provider, carrier, stops, request_id, amount_minor, reason,
                   observed_at
            FROM quarantined_price WHERE fare_query = ANY (?) AND state = 'OPEN' ORDER BY id
            """)
        .param(keys)
        .query(row -> {
          Objects.requireNonNull(rows.get(row.getLong("fare_query"))).open.add(quarantined(row));
        });
    Map<Long, FareQueryState> states = new HashMap<>();
    rows.forEach((id, found) -> states.put(id, found.state(now)));
    return states;
  }

  private static QuarantinedPrice quarantined(ResultSet row) throws SQLException {
    return new QuarantinedPrice(
        row.getString("provider"),
        new CarrierCode(row.getString("carrier")),
        StopsClass.valueOf(row.getString("stops")),
        row.getString("request_id"),
        row.getLong("amount_minor"),
        QuarantinedPrice.Doubt.valueOf(row.getString("reason")),
        row.getObject("observed_at", OffsetDateTime.class).toInstant());
  }

  /** What was found of one fare query. */
  private static final class Rows {

    private final Map<SeriesKey, SeriesPrice> series = new LinkedHashMap<>();
    private final List<QuarantinedPrice> open = new ArrayList<>();
    private List<Long> recent = List.of();
    private @Nullable SeriesPrice overall;

    void add(ResultSet row) throws SQLException {
      SeriesKey key =
          new SeriesKey(
              row.getString("provider"),
              new CarrierCode(row.getString("carrier")),
              StopsClass.valueOf(row.getString("stops")),
              Freshness.valueOf(row.getString("freshness")));
      SeriesPrice price =
          new SeriesPrice(
              row.getObject("amount_minor", Long.class),
              row.getObject("observed_at", OffsetDateTime.class).toInstant(),
              row.getObject("seats_left", Integer.class),
              row.getString("link"));
      if (key.equals(SeriesKey.OVERALL)) {
        overall = price;
        Array amounts = row.getArray("recent_minor");
        recent = amounts == null ? List.of() : Arrays.asList((Long[]) amounts.getArray());
      } else {
        series.put(key, price);
      }
    }

    FareQueryState state(Instant now) {
      return FareQueryState.of(series, overall, recent, open, now);
    }
  }
}
