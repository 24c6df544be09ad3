package dev.farehawk.alert;

import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.alert.Feedback.Answer;
import dev.farehawk.platform.Columns;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people said of their alerts: one answer for each, which may change. */
public final class Feedbacks {

  private static final int MOST_ORACLES = 50;

  private final JdbcClient jdbc;
  private final InstantSource clock;

  /** On this database. */
  public Feedbacks(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Keeps the answer in place of an earlier one; false if the account has no such alert. */
  public boolean give(UUID account, UUID alert, Answer answer) {
    return jdbc.sql(
                """
                INSERT INTO alert_feedback AS f (alert, account, answer, given_at)
                SELECT a.id, a.account, :answer, :now FROM alert a -- alert_pkey
                WHERE a.id = :alert AND a.account = :account
                ON CONFLICT (alert) DO UPDATE
                SET answer = EXCLUDED.answer, given_at = EXCLUDED.given_at
                """)
            .param("alert", alert)
            .param("account", account)
            .param("answer", answer.name())
            .param("now", utc(clock.instant()))
            .update()
        > 0;
  }

  /** What the account said of an alert. */
  public Optional<Feedback> of(UUID account, UUID alert) {
    return jdbc.sql(
            """
            SELECT answer, given_at FROM alert_feedback -- alert_feedback_pkey
            WHERE alert = :alert AND account = :account
            """)
        .param("alert", alert)
        .param("account", account)
        .query((row, _) ->
            new Feedback(Answer.valueOf(row.getString("answer")), Columns.instant(row, "given_at")))
        .optional();
  }

  /**
   * How the alerts of one oracle version were found.
   *
   * @param oracle name and version of who judged
   * @param fallback whether it stood in for the configured one
   */
  public record Usefulness(
      String oracle, boolean fallback, long useful, long booked, long notUseful, long gone) {

    /** How many people have said something. */
    public long answers() {
      return useful + booked + notUseful + gone;
    }

    /** The share that was useful or led to a booking, of those that said anything. */
    public double share() {
      return answers() == 0 ? 0 : (double) (useful + booked) / answers();
    }
  }

  /** By oracle version, those with most answers first; of what was said since then. */
  public List<Usefulness> usefulness(Instant since) {
    return jdbc.sql(
            """
            SELECT v.oracle, v.fallback,
                   count(*) FILTER (WHERE f.answer = 'USEFUL') AS useful,
                   count(*) FILTER (WHERE f.answer = 'BOOKED') AS booked,
                   count(*) FILTER (WHERE f.answer = 'NOT_USEFUL') AS not_useful,
                   count(*) FILTER (WHERE f.answer = 'GONE') AS gone
            FROM alert_feedback f -- alert_feedback_given, alert_pkey, verdict_pkey
            JOIN alert a ON a.id = f.alert
            JOIN verdict v ON v.change = a.change
            WHERE f.given_at >= :since
            GROUP BY v.oracle, v.fallback
            ORDER BY count(*) DESC, v.oracle
            LIMIT :most
            """)
        .param("since", utc(since))
        .param("most", MOST_ORACLES)
        .query((row, _) ->
            new Usefulness(
                row.getString("oracle"),
                row.getBoolean("fallback"),
                row.getLong("useful"),
                row.getLong("booked"),
                row.getLong("not_useful"),
                row.getLong("gone")))
        .list();
  }
}
