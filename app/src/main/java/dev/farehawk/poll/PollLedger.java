package dev.farehawk.poll;

import dev.farehawk.fare.LookReason;
import dev.farehawk.platform.Columns;
import dev.farehawk.provider.CallBook;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sums calls and their cost by provider, hour, reason and outcome, and writes the sums down now and
 * then. A crash loses the sums of the last minute; the budget itself is kept apart, and loses
 * nothing.
 */
final class PollLedger implements CallBook {

  private final JdbcClient jdbc;
  private final ReentrantLock lock = new ReentrantLock();
  private Map<Line, Sum> fresh = new HashMap<>();

  PollLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Line(String provider, Instant hour, LookReason reason, String outcome) {}

  private record Sum(long calls, long billed, long costMicros) {

    Sum plus(Sum other) {
      return new Sum(calls + other.calls, billed + other.billed, costMicros + other.costMicros);
    }
  }

  @Override
  public void book(Entry entry) {
    add(
        new Line(
            entry.provider(),
            entry.at().truncatedTo(ChronoUnit.HOURS),
            entry.reason(),
            entry.outcome()),
        new Sum(1, entry.billed() ? 1 : 0, entry.costMicros()));
  }

  private void add(Line line, Sum sum) {
    lock.lock();
    try {
      fresh.merge(line, sum, Sum::plus);
    } finally {
      lock.unlock();
    }
  }

  /** Adds what is new to the table; keeps it for the next time if that fails. */
  void flush() {
    Map<Line, Sum> taken = exchange();
    if (taken.isEmpty()) {
      return;
    }
    List<Map.Entry<Line, Sum>> rows = List.copyOf(taken.entrySet());
    try {
      jdbc.sql(
              """
              INSERT INTO poll_ledger AS ledger
                (provider, hour, reason, outcome, calls, billed, cost_micros)
              SELECT provider, hour, reason, outcome, calls, billed, cost_micros
              FROM unnest(:provider::text[], :hour::timestamptz[], :reason::text[],
                  :outcome::text[], :calls::bigint[], :billed::bigint[], :cost::bigint[])
                AS t (provider, hour, reason, outcome, calls, billed, cost_micros)
              ON CONFLICT (provider, hour, reason, outcome)
                DO UPDATE SET calls = ledger.calls + EXCLUDED.calls,
                  billed = ledger.billed + EXCLUDED.billed,
                  cost_micros = ledger.cost_micros + EXCLUDED.cost_micros
              """)
          .param("provider", Columns.texts(rows, row -> row.getKey().provider()))
          .param("hour", Columns.texts(rows, row -> row.getKey().hour()))
          .param("reason", Columns.texts(rows, row -> row.getKey().reason()))
          .param("outcome", Columns.texts(rows, row -> row.getKey().outcome()))
          .param("calls", Columns.longs(rows, row -> row.getValue().calls()))
          .param("billed", Columns.longs(rows, row -> row.getValue().billed()))
          .param("cost", Columns.longs(rows, row -> row.getValue().costMicros()))
          .update();
    } catch (RuntimeException e) {
      taken.forEach(this::add);
      throw e;
    }
  }

  private Map<Line, Sum> exchange() {
    lock.lock();
    try {
      Map<Line, Sum> taken = fresh;
      fresh = new HashMap<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }
}
