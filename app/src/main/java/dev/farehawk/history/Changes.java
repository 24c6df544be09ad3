package dev.farehawk.history;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox of changed prices that the oracle has not judged yet. */
public final class Changes {

  private final JdbcClient database;

  /** Reads from this database. */
  public Changes(DataSource source) {
    database = JdbcClient.create(source);
  }

  /**
   * Claims the oldest unjudged changes until the caller's transaction ends; those that others have
   * claimed are skipped.
   */
  public List<PriceChange> claim(int most) {
    // price_change_unjudged
    return database
        .sql(
            """
            SELECT id, fare_query, kind, amount_minor, previous_minor, provider, carrier,
                   observed_at, sighted_at, request_id, noise_around_minor, filter
            FROM price_change WHERE NOT judged ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED
            """)
        .param(most)
        .query((row, _) -> read(row))
        .list();
  }

  /** These were judged. Belongs to the transaction that claimed them and wrote the verdicts. */
  public void judged(Collection<Long> ids) {
    // price_change_pkey
    database
        .sql("UPDATE price_change SET judged = true WHERE id = ANY (?)")
        .param(ids.toArray(Long[]::new))
        .update();
  }

  /** How many wait to be judged. */
  public long waiting() {
    return database
        .sql("SELECT count(*) FROM price_change WHERE NOT judged")
        .query(Long.class)
        .single();
  }

  private static @Nullable FareFilter filter(ResultSet row) throws SQLException {
    @Nullable String text = row.getString("filter");
    return text == null ? null : FareFilter.of(text);
  }

  private static PriceChange read(ResultSet row) throws SQLException {
    return new PriceChange(
        row.getLong("id"),
        row.getLong("fare_query"),
        filter(row),
        PriceChange.Kind.valueOf(row.getString("kind")),
        row.getObject("amount_minor", Long.class),
        row.getObject("previous_minor", Long.class),
        row.getString("provider"),
        new CarrierCode(row.getString("carrier")),
        row.getObject("observed_at", OffsetDateTime.class).toInstant(),
        row.getObject("sighted_at", OffsetDateTime.class).toInstant(),
        row.getString("request_id"),
        row.getObject("noise_around_minor", Long.class));
  }
}
