package dev.farehawk.ops.books;

import dev.farehawk.platform.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds from which number on price changes were recorded since a moment. Numbers grow with time, so
 * some forty steps by the primary key do, and the busiest table needs no index on time.
 */
public final class FirstSince {

  /** Numbers are given before the commit; so much may they be out of step. */
  private static final Duration DISORDER = Duration.ofMinutes(1);

  private final JdbcClient jdbc;

  /** On this database. */
  public FirstSince(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The number, or one a little before it; beyond the last where nothing was recorded since. */
  public long change(Instant since) {
    Instant from = since.minus(DISORDER);
    long low = 0;
    // price_change_pkey
    long high =
        jdbc.sql("SELECT coalesce(max(id), 0) + 1 FROM price_change").query(Long.class).single();
    while (low < high) {
      long middle = (low + high) >>> 1;
      Optional<Instant> at =
          jdbc.sql("SELECT recorded_at FROM price_change WHERE id >= :id ORDER BY id LIMIT 1")
              .param("id", middle)
              .query((row, _) -> Columns.instant(row, "recorded_at"))
              .optional();
      if (at.isPresent() && at.get().isBefore(from)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
