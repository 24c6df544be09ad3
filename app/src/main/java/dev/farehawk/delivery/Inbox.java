package dev.farehawk.delivery;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a person has read. */
public final class Inbox {

  private static final int MOST_COUNTED = 100;

  private final JdbcClient jdbc;

  /** On this database. */
  public Inbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest alert this account has read, by its number; zero when it has read none. */
  public long readUpto(UUID account) {
    return jdbc.sql("SELECT read_upto FROM inbox_mark WHERE account = :account") // inbox_mark_pkey
        .param("account", account)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /** How many alerts this account has not read; stops counting at 100. */
  public int unread(UUID account) {
    return jdbc.sql(
            """
            SELECT count(*) FROM (
              SELECT FROM alert -- alert_account
              WHERE account = :account
                AND seq > coalesce((SELECT read_upto FROM inbox_mark WHERE account = :account), 0)
              LIMIT :most) AS unread
            """)
        .param("account", account)
        .param("most", MOST_COUNTED)
        .query(Integer.class)
        .single();
  }

  /** Marks everything up to this alert as read; never takes a mark back. */
  public void markRead(UUID account, long upto) {
    jdbc.sql(
            """
            INSERT INTO inbox_mark (account, read_upto) VALUES (:account, :upto)
            ON CONFLICT (account)
            DO UPDATE SET read_upto = excluded.read_upto
            WHERE inbox_mark.read_upto < excluded.read_upto
            """)
        .param("account", account)
        .param("upto", upto)
        .update();
  }
}
