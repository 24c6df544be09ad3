package dev.farehawk.account;

import static dev.farehawk.platform.Columns.utc;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What people agreed to: which text, in which language, and when. */
final class Consents {

  /** The day from which the text of the page {@code /privacy} holds; rises when it says more. */
  static final String PRIVACY_VERSION = "2026-11-26";

  private final JdbcClient jdbc;

  Consents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A newcomer, who was shown the text beside the button, agreed by signing up. */
  void bySigningUp(Account account) {
    jdbc.sql(
            """
            INSERT INTO consent (account, document, version, language, given_at)
            VALUES (:account, 'PRIVACY', :version, :language, :now)
            """)
        .param("account", account.id())
        .param("version", PRIVACY_VERSION)
        .param("language", account.language())
        .param("now", utc(account.createdAt()))
        .update();
  }
}
