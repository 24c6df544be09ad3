package dev.farehawk.history;

import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.LookReason;
import dev.farehawk.fare.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which filters somebody watches on which fare queries. Kept in memory, because most looks must
 * touch no table: a new watch asks for a first look, and that look reads what it wants; what nobody
 * wants any more goes with the next reading of all.
 */
final class WantedFilters {

  private static final Duration READ_ALL_EVERY = Duration.ofMinutes(10);

  private final JdbcClient database;
  private Map<Long, Set<FareFilter>> wanted = new ConcurrentHashMap<>();
  private @Nullable Instant readAt;

  WantedFilters(DataSource source) {
    database = JdbcClient.create(source);
  }

  /** The filters of the batch's fare queries; those without any are left out. */
  Map<Long, Set<FareFilter>> of(List<Observation> batch, Instant now) {
    if (readAt == null || !now.isBefore(readAt.plus(READ_ALL_EVERY))) {
      wanted = new ConcurrentHashMap<>(read(null));
      readAt = now;
    } else {
      Set<Long> first = new HashSet<>();
      for (Observation seen : batch) {
        if (seen.reason() == LookReason.FIRST_LOOK) {
          first.add(seen.fareQuery().id());
        }
      }
      if (!first.isEmpty()) {
        Map<Long, Set<FareFilter>> fresh = read(first);
        wanted.keySet().removeAll(first);
        wanted.putAll(fresh);
      }
    }
    Map<Long, Set<FareFilter>> found = new HashMap<>();
    for (Observation seen : batch) {
      Set<FareFilter> filters = wanted.get(seen.fareQuery().id());
      if (filters != null) {
        found.put(seen.fareQuery().id(), filters);
      }
    }
    return found;
  }

  private Map<Long, Set<FareFilter>> read(@Nullable Collection<Long> fareQueries) {
    Map<Long, Set<FareFilter>> found = new HashMap<>();
    Long[] some = fareQueries == null ? null : fareQueries.toArray(Long[]::new);
    // watch_query_filtered, watch_pkey
    database
        .sql(
            """
            SELECT DISTINCT q.fare_query, q.filter
            FROM watch_query q JOIN watch w ON w.id = q.watch
            WHERE q.filter IS NOT NULL AND w.lifecycle IN ('ACTIVE', 'PAUSED')
              AND (:all OR q.fare_query = ANY (:some))
            """)
        .param("all", some == null)
        .param("some", some == null ? new Long[0] : some)
        .query(row -> {
          found
              .computeIfAbsent(row.getLong("fare_query"), _ -> new HashSet<>())
              .add(FareFilter.of(row.getString("filter")));
        });
    return found;
  }
}
