package dev.farehawk.ops.insight;

import dev.farehawk.platform.Columns;
import dev.farehawk.watch.WatchView;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the lowest price of each watch since it began. */
@Component
public final class BestSoFar {

  private final JdbcClient database;

  BestSoFar(DataSource source) {
    database = JdbcClient.create(source);
  }

  /**
   * In minor units of the watch's currency, by watch. The price that held when a watch began
   * counts, too. Watches with a filter are left out: the lowest price of all is not theirs.
   */
  public Map<UUID, Long> of(Collection<WatchView> watches) {
    List<WatchView> asked =
        watches.stream().filter(watch -> watch.journey().filter().isNone()).toList();
    Map<UUID, Long> best = new HashMap<>();
    if (asked.isEmpty()) {
      return best;
    }
    // watch_query_watch, price_point_series
    database
        .sql(
            """
            SELECT w.id, min(least(since.lowest, held.amount_minor)) AS best
            FROM unnest(:watches::uuid[], :begun::timestamptz[]) AS w (id, begun)
            JOIN watch_query q ON q.watch = w.id
            LEFT JOIN LATERAL (
              SELECT min(p.amount_minor) AS lowest FROM price_point p
              WHERE p.fare_query = q.fare_query AND p.carrier = 'YY' AND p.provider = '*'
                AND p.observed_at >= w.begun) AS since ON true
            LEFT JOIN LATERAL (
              SELECT p.amount_minor FROM price_point p
              WHERE p.fare_query = q.fare_query AND p.carrier = 'YY' AND p.provider = '*'
                AND p.observed_at < w.begun
              ORDER BY p.observed_at DESC LIMIT 1) AS held ON true
            GROUP BY w.id
            HAVING min(least(since.lowest, held.amount_minor)) IS NOT NULL
            """)
        .param("watches", Columns.texts(asked, WatchView::id))
        .param("begun", Columns.texts(asked, watch -> watch.status().createdAt()))
        .query(row -> {
          best.put(row.getObject("id", UUID.class), row.getLong("best"));
        });
    return best;
  }
}
