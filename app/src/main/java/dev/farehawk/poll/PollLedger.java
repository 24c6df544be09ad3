package dev.farehawk.poll;

import dev.farehawk.fare.LookReason;
import dev.farehawk.platform.Columns;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts every call by provider, hour, reason and outcome, and writes the sums down now and then.
 */
final class PollLedger {

  private final JdbcClient jdbc;
  private final ReentrantLock lock = new ReentrantLock();
  private Map<Line, Long> fresh = new HashMap<>();

  PollLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Line(String provider, Instant hour, LookReason reason, String outcome) {}

  /** One more call. */
  void count(String provider, Instant at, LookReason reason, String outcome) {
    add(new Line(provider, at.truncatedTo(ChronoUnit.HOURS), reason, outcome), 1);
  }

  private void add(Line line, long calls) {
    lock.lock();
    try {
      fresh.merge(line, calls, Long::sum);
    } finally {
      lock.unlock();
    }
  }

  /** Adds what is new to the table; keeps it for the next time if that fails. */
  void flush() {
    Map<Line, Long> taken = exchange();
    if (taken.isEmpty()) {
      return;
    }
    List<Map.Entry<Line, Long>> rows = List.copyOf(taken.entrySet());
    try {
      jdbc.sql(
              """
              INSERT INTO poll_ledger AS ledger
                (provider, hour, reason, outcome, calls, cost_micros)
              SELECT provider, hour, reason, outcome, calls, 0
              FROM unnest(:provider::text[], :hour::timestamptz[], :reason::text[],
                :outcome::text[], :calls::bigint[]) AS t (provider, hour, reason, outcome, calls)
              ON CONFLICT (provider, hour, reason, outcome)
                DO UPDATE SET calls = ledger.calls + EXCLUDED.calls
              """)
          .param("provider", Columns.texts(rows, row -> row.getKey().provider()))
          .param("hour", Columns.texts(rows, row -> row.getKey().hour()))
          .param("reason", Columns.texts(rows, row -> row.getKey().reason()))
          .param("outcome", Columns.texts(rows, row -> row.getKey().outcome()))
          .param("calls", Columns.longs(rows, Map.Entry::getValue))
          .update();
    } catch (RuntimeException e) {
      taken.forEach(this::add);
      throw e;
    }
  }

  private Map<Line, Long> exchange() {
    lock.lock();
    try {
      Map<Line, Long> taken = fresh;
      fresh = new HashMap<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }
}
