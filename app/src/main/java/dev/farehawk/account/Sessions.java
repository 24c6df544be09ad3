package dev.farehawk.account;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ends sign-ins, in the same transaction as what made them doubtful. Spring Session keeps the
 * sessions themselves; their principal's name is the account.
 */
public final class Sessions {

  private final JdbcClient jdbc;
  private final SignInConfig limits;

  /** On the database that Spring Session uses. */
  public Sessions(JdbcClient jdbc, SignInConfig limits) {
    this.jdbc = jdbc;
    this.limits = limits;
  }

  /** Signs out every browser, also those that were to stay signed in. */
  public void endAll(UUID account) {
    endAll(jdbc, account);
  }

  /** The same for those who need nothing else of this class. */
  static void endAll(JdbcClient jdbc, UUID account) {
    endAllBut(jdbc, account, "");
  }

  /** Signs out every browser but one; the others also forget to stay signed in. */
  public void endAllBut(UUID account, String session) {
    endAllBut(jdbc, account, session);
  }

  private static void endAllBut(JdbcClient jdbc, UUID account, String session) {
    jdbc.sql(
            """
            DELETE FROM spring_session -- spring_session_principal
            WHERE principal_name = :account AND session_id <> :session
            """)
        .param("account", account.toString())
        .param("session", session)
        .update();
    jdbc.sql("DELETE FROM remembered_sign_in WHERE account = :account")
        .param("account", account)
        .update();
  }

  /** Signs out one browser that is in use; false if the account has no such session. */
  public boolean end(UUID account, String session) {
    return jdbc.sql(
                """
                DELETE FROM spring_session -- spring_session_session_id_key
                WHERE session_id = :session AND principal_name = :account
                """)
            .param("session", session)
            .param("account", account.toString())
            .update()
        > 0;
  }

  /** Before one more browser signs in: the ones used longest ago go where there are too many. */
  public void makeRoom(UUID account) {
    jdbc.sql(
            """
            DELETE FROM spring_session WHERE primary_id IN (
              SELECT primary_id FROM spring_session -- spring_session_principal
              WHERE principal_name = :account
              ORDER BY last_access_time DESC, primary_id OFFSET :kept)
            """)
        .param("account", account.toString())
        .param("kept", limits.sessions() - 1)
        .update();
  }
}
