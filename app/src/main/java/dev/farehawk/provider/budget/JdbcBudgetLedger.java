package dev.farehawk.provider.budget;

import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.platform.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ledger in PostgreSQL. The row of {@code provider_budget} is locked first by whoever grants,
 * so that grants of one limit come one after the other; blocks are found by the index {@code
 * budget_block_counting}. Each grant is a transaction of its own, whatever surrounds the call: it
 * must be on disk before it is used.
 */
public final class JdbcBudgetLedger implements BudgetLedger {

  /** After this a block has been forgotten by everybody, even by clocks that are far behind. */
  private static final Duration KEPT = Duration.ofHours(1);

  /** A live process that has nothing to do closes its blocks once a minute; so long it has. */
  static final Duration GRACE = Duration.ofMinutes(3);

  private static final int LONGEST_SECONDS = 5;

  private final JdbcClient jdbc;
  private final TransactionTemplate alone;
  private final String node;

  /**
   * A ledger in this database.
   *
   * @param node names this process, for whoever reads the table
   */
  public JdbcBudgetLedger(JdbcClient jdbc, PlatformTransactionManager transactions, String node) {
    this.jdbc = jdbc;
    this.alone = new TransactionTemplate(transactions);
    alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    alone.setTimeout(LONGEST_SECONDS);
    this.node = node;
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(alone.execute(_ -> work.get()));
  }

  @Override
  public Grant grant(Ask ask) {
    Times times = ask.times();
    return inTransaction(() -> {
      Instant refused = lock(ask.account(), times);
      Closing closing = ask.closing();
      if (closing != null) {
        closeBlock(ask.account(), closing);
      }
      if (refused != null) {
        return new Grant(0, 0, ask.most(), refused, 0);
      }
      long forfeited = forfeit(ask.account(), times.now());
      Counting counting = counting(ask.account(), times.now(), 0);
      long units = Math.min(ask.wanted(), ask.most() - counting.units());
      if (units < ask.least()) {
        return new Grant(0, 0, counting.units(), counting.firstEnd(), forfeited);
      }
      long id = insert(ask.account(), times, units, false);
      return new Grant(id, units, counting.units() + units, times.now(), forfeited);
    });
  }

  @Override
  public Grant share(Account account, Times times, long most, long id) {
    return inTransaction(() -> {
      Instant refused = lock(account, times);
      if (refused != null) {
        return new Grant(0, 0, most, refused, 0);
      }
      long forfeited = forfeit(account, times.now());
      long held = id == 0 ? -1 : heldUnits(account, id);
      Counting others = counting(account, times.now(), id);
      long fair = Math.ceilDiv(most, holders(account, times.now(), id) + 1);
      long units = Math.clamp(most - others.units(), 0, fair);
      long granted = held < 0 ? insert(account, times, units, true) : id;
      if (held >= 0) {
        renew(account, id, times, units);
      }
      return new Grant(granted, units, others.units() + units, others.firstEnd(), forfeited);
    });
  }

  /**
   * Waits for its turn at this limit.
   *
   * @return when to ask again, if somebody's clock is too far ahead of this one to count together;
   *     otherwise null
   */
  private @Nullable Instant lock(Account account, Times times) {
    Instant latest =
        keyed(
                """
                INSERT INTO provider_budget AS b (provider, budget, latest)
                VALUES (:provider, :budget, :now)
                ON CONFLICT (provider, budget)
                  DO UPDATE SET latest = GREATEST(b.latest, EXCLUDED.latest)
                RETURNING latest
                """,
                account)
            .param("now", utc(times.now()))
            .query((row, _) -> Columns.instant(row, "latest"))
            .single();
    Instant bound = latest.minus(times.clockTolerance().multipliedBy(2));
    return bound.isAfter(times.now()) ? bound : null;
  }

  private long forfeit(Account account, Instant now) {
    keyed(
            """
            DELETE FROM budget_block
            WHERE provider = :provider AND budget = :budget AND counts_until < :forgotten
            """,
            account)
        .param("forgotten", utc(now.minus(KEPT)))
        .update();
    return keyed(
            """
            WITH lost AS (
              UPDATE budget_block SET state = 'FORFEITED'
              WHERE provider = :provider AND budget = :budget AND state = 'OPEN'
                AND usable_until < :dead
              RETURNING units)
            SELECT count(*) FROM lost WHERE units > 0
            """,
            account)
        .param("dead", utc(now.minus(GRACE)))
        .query(Long.class)
        .single();
  }

  private record Counting(long units, Instant firstEnd) {}

  private Counting counting(Account account, Instant now, long without) {
    return keyed(
            """
            SELECT coalesce(sum(units), 0) AS units,
              coalesce(min(counts_until) FILTER (WHERE units > 0), :now) AS first_end
            FROM budget_block
            WHERE provider = :provider AND budget = :budget AND counts_until > :now
              AND id <> :without
            """,
            account)
        .param("now", utc(now))
        .param("without", without)
        .query((row, _) -> new Counting(row.getLong("units"), Columns.instant(row, "first_end")))
        .single();
  }

  private long holders(Account account, Instant now, long without) {
    return keyed(
            """
            SELECT count(*) FROM budget_block
            WHERE provider = :provider AND budget = :budget AND counts_until > :now
              AND id <> :without AND state = 'OPEN' AND usable_until > :now
            """,
            account)
        .param("now", utc(now))
        .param("without", without)
        .query(Long.class)
        .single();
  }

  private long heldUnits(Account account, long id) {
    return keyed(
            """
            SELECT units FROM budget_block
            WHERE provider = :provider AND budget = :budget AND id = :id AND state = 'OPEN'
            """,
            account)
        .param("id", id)
        .query(Long.class)
        .optional()
        .orElse(-1L);
  }

  private long insert(Account account, Times times, long units, boolean renewable) {
    return keyed(
            """
            INSERT INTO budget_block
              (provider, budget, node, renewable, units, granted_at, usable_until, counts_until,
               state)
            VALUES (:provider, :budget, :node, :renewable, :units, :now, :usable, :counts, 'OPEN')
            RETURNING id
            """,
            account)
        .param("renewable", renewable)
        .param("node", node)
        .param("units", units)
        .param("now", utc(times.now()))
        .param("usable", utc(times.usableUntil()))
        .param("counts", utc(times.countsUntil()))
        .query(Long.class)
        .single();
  }

  /** What a share loses counts on, in a row of its own: the holder may not know of it yet. */
  private void renew(Account account, long id, Times times, long units) {
    keyed(
            """
            INSERT INTO budget_block
              (provider, budget, node, renewable, units, granted_at, usable_until, counts_until,
               state)
            SELECT provider, budget, node, renewable, units - :units, granted_at, usable_until,
              counts_until, 'CLOSED'
            FROM budget_block WHERE id = :id AND provider = :provider AND budget = :budget
              AND units > :units
            """,
            account)
        .param("id", id)
        .param("units", units)
        .update();
    keyed(
            """
            UPDATE budget_block SET units = :units,
              usable_until = GREATEST(usable_until, :usable),
              counts_until = GREATEST(counts_until, :counts)
            WHERE id = :id AND provider = :provider AND budget = :budget
            """,
            account)
        .param("id", id)
        .param("units", units)
        .param("usable", utc(times.usableUntil()))
        .param("counts", utc(times.countsUntil()))
        .update();
  }

  @Override
  public void close(Account account, Closing closing) {
    inTransaction(() -> closeBlock(account, closing));
  }

  private int closeBlock(Account account, Closing closing) {
    return keyed(
            """
            UPDATE budget_block SET units = LEAST(units, :spent), counts_until = :counts,
              state = 'CLOSED'
            WHERE id = :id AND provider = :provider AND budget = :budget AND state = 'OPEN'
            """,
            account)
        .param("id", closing.id())
        .param("spent", closing.spent())
        .param("counts", utc(closing.countsUntil()))
        .update();
  }

  @Override
  public void giveBack(Account account, long id, long units) {
    inTransaction(() ->
        keyed(
                """
                UPDATE budget_block SET units = GREATEST(units - :units, 0)
                WHERE id = :id AND provider = :provider AND budget = :budget AND state = 'CLOSED'
                """,
                account)
            .param("id", id)
            .param("units", units)
            .update());
  }

  @Override
  public long counted(Account account, Instant now) {
    return counting(account, now, 0).units();
  }

  @Override
  public void endEarlierShares(Instant now) {
    inTransaction(() ->
        jdbc.sql(
                """
                UPDATE budget_block
                SET usable_until = :now, counts_until = counts_until - (usable_until - :now)
                WHERE state = 'OPEN' AND renewable AND usable_until > :now
                """)
            .param("now", utc(now))
            .update());
  }

  private JdbcClient.StatementSpec keyed(String sql, Account account) {
    return jdbc.sql(sql).param("provider", account.provider()).param("budget", account.limit());
  }
}
