package dev.farehawk.platform.flags;

import dev.farehawk.platform.Columns;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The switches that were ever touched, as they stand in the database. */
public final class FlagTable {

  /** Longest reason that is kept. */
  public static final int LONGEST_REASON = 200;

  private static final int MOST = 1_000;

  private final JdbcClient jdbc;

  /** On this database. */
  public FlagTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How a switch was set last, when, and why. */
  public record Setting(boolean stopped, String reason, Instant changedAt) {}

  /** All of them by key, at most a thousand. */
  public Map<String, Setting> all() {
    Map<String, Setting> all = new HashMap<>();
    jdbc.sql("SELECT key, stopped, reason, changed_at FROM flag ORDER BY key LIMIT :most")
        .param("most", MOST)
        .query(row -> {
          all.put(
              row.getString("key"),
              new Setting(
                  row.getBoolean("stopped"),
                  row.getString("reason"),
                  Columns.instant(row, "changed_at")));
        });
    return all;
  }

  /** Sets a switch. */
  public void set(Switch part, Setting setting) {
    jdbc.sql(
            """
            INSERT INTO flag (key, stopped, reason, changed_at)
            VALUES (:key, :stopped, :reason, :at)
            ON CONFLICT (key) DO UPDATE
            SET stopped = excluded.stopped, reason = excluded.reason,
                changed_at = excluded.changed_at
            """)
        .param("key", part.key())
        .param("stopped", setting.stopped())
        .param("reason", setting.reason())
        .param("at", Columns.utc(setting.changedAt()))
        .update();
  }
}
