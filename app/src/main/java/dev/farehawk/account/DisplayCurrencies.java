package dev.farehawk.account;

import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In which currency each person sees amounts besides the fare's own. */
public final class DisplayCurrencies {

  private final JdbcClient jdbc;

  /** On this database. */
  public DisplayCurrencies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** ISO 4217 code; empty when none was chosen. */
  public Optional<String> of(UUID account) {
    return jdbc.sql(
            """
            SELECT display_currency FROM account -- account_pkey
            WHERE id = :id AND display_currency IS NOT NULL
            """)
        .param("id", account)
        .query((row, _) -> row.getString("display_currency"))
        .optional();
  }

  /**
   * Keeps a choice; false if there is no such account.
   *
   * @param currency ISO 4217 code; null for none
   */
  public boolean choose(UUID account, @Nullable String currency) {
    return jdbc.sql("UPDATE account SET display_currency = :currency WHERE id = :id")
            .param("currency", currency, Types.CHAR)
            .param("id", account)
            .update()
        > 0;
  }
}
