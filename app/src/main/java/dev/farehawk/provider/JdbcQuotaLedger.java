package dev.farehawk.provider;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger in PostgreSQL; one small row per provider and period, found by its primary key. */
public final class JdbcQuotaLedger implements QuotaLedger {

  private final JdbcClient jdbc;

  /** A ledger in this database. */
  public JdbcQuotaLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public long grant(Account account, long limit, long block) {
    keyed(
            """
            INSERT INTO provider_quota (provider, period, window_start, granted, used)
            VALUES (:provider, :period, :start, 0, 0)
            ON CONFLICT DO NOTHING
            """,
            account)
        .update();
    return keyed(
            """
            WITH before AS (
              SELECT granted FROM provider_quota
              WHERE provider = :provider AND period = :period AND window_start = :start
              FOR UPDATE)
            UPDATE provider_quota q
            SET granted = GREATEST(b.granted, LEAST(b.granted + :block, :limit))
            FROM before b
            WHERE q.provider = :provider AND q.period = :period AND q.window_start = :start
            RETURNING q.granted - b.granted
            """,
            account)
        .param("block", block)
        .param("limit", limit)
        .query(Long.class)
        .single();
  }

  @Override
  public void giveBack(Account account, long calls) {
    keyed(
            """
            UPDATE provider_quota SET granted = granted - :calls
            WHERE provider = :provider AND period = :period AND window_start = :start
            """,
            account)
        .param("calls", calls)
        .update();
  }

  @Override
  public long granted(Account account) {
    return keyed(
            """
            SELECT granted FROM provider_quota
            WHERE provider = :provider AND period = :period AND window_start = :start
            """,
            account)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  private JdbcClient.StatementSpec keyed(String sql, Account account) {
    return jdbc.sql(sql)
        .param("provider", account.provider())
        .param("period", account.period().name())
        .param("start", timestamp(account.start()));
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.from(instant);
  }
}
