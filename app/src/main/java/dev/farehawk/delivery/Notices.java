package dev.farehawk.delivery;

import dev.farehawk.platform.Columns;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a person must know beside alerts, such as an endpoint that was switched off. */
public final class Notices {

  private static final int LONGEST = 500;

  private final JdbcClient jdbc;

  /** On this database. */
  public Notices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One notice.
   *
   * @param words whole sentences
   */
  public record Notice(long id, String words, Instant at) {}

  /** The newest notices of an account, newest first. */
  public List<Notice> of(UUID account, int most) {
    return jdbc.sql(
            """
            SELECT id, words, created_at FROM notice -- notice_account
            WHERE account = :account
            ORDER BY id DESC
            LIMIT :most
            """)
        .param("account", account)
        .param("most", Math.min(most, 100))
        .query((row, _) ->
            new Notice(
                row.getLong("id"), row.getString("words"), Columns.instant(row, "created_at")))
        .list();
  }

  void write(UUID account, String words, Instant at) {
    jdbc.sql("INSERT INTO notice (account, words, created_at) VALUES (:account, :words, :at)")
        .param("account", account)
        .param("words", words.length() > LONGEST ? words.substring(0, LONGEST) : words)
        .param("at", Columns.utc(at))
        .update();
  }
}
