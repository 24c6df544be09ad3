package dev.farehawk.alert;

import dev.farehawk.alert.PendingVerdicts.Batch;
import dev.farehawk.alert.RuleMachine.PastLows;
import dev.farehawk.platform.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the lowest price of the days before a change; once for each change and span of a page. */
final class ReadPastLows {

  private final JdbcClient jdbc;

  ReadPastLows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Asked(long change, int days) {}

  /** Lows of the changes of a batch. */
  PastLows of(Batch batch) {
    Map<Long, @Nullable String> filters = new HashMap<>();
    batch.verdicts().forEach(one -> filters.put(one.event().change(), one.filter()));
    Map<Asked, @Nullable Long> known = new HashMap<>();
    return (event, days) -> {
      Asked asked = new Asked(event.change(), days);
      if (!known.containsKey(asked)) {
        known.put(asked, read(event, days, filters.get(event.change())));
      }
      return known.get(asked);
    };
  }

  /** The price that stood when the days began counts too. */
  private static final String OVERALL =
      """
      (SELECT amount_minor FROM price_point -- price_point_series
       WHERE fare_query = :query AND carrier = 'YY' AND provider = '*' AND observed_at < :at
         AND observed_at >= :from)
      UNION ALL
      (SELECT amount_minor FROM price_point -- price_point_series
       WHERE fare_query = :query AND carrier = 'YY' AND provider = '*' AND observed_at < :from
       ORDER BY observed_at DESC LIMIT 1)
      """;

  private static final String FILTERED =
      """
      (SELECT amount_minor FROM price_change -- price_change_query
       WHERE fare_query = :query AND id < :change AND filter = :filter AND observed_at >= :from)
      UNION ALL
      (SELECT amount_minor FROM price_change -- price_change_query
       WHERE fare_query = :query AND id < :change AND filter = :filter AND observed_at < :from
       ORDER BY id DESC LIMIT 1)
      """;

  private @Nullable Long read(PriceEvent event, int days, @Nullable String filter) {
    Instant at = event.times().observed();
    return jdbc.sql(
            "SELECT min(amount_minor) FROM (%s) AS before"
                .formatted(filter == null ? OVERALL : FILTERED))
        .param("query", event.fareQuery())
        .param("change", event.change())
        .param("filter", filter)
        .param("at", Columns.utc(at))
        .param("from", Columns.utc(at.minus(Duration.ofDays(days))))
        .query((row, _) -> row.getObject(1, Long.class))
        .list()
        .getFirst();
  }
}
