package dev.farehawk.history;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.history.QuarantinedPrice.Doubt;
import dev.farehawk.history.QuarantinedPrice.Outcome;
import dev.farehawk.platform.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Prices too strange to believe at first sight, for an operator to read and to decide. */
public final class Quarantine {

  private static final int LONGEST_PAGE = 200;

  private final JdbcClient database;
  private final FareQueryRows fareQueries;
  private final RecordObservations recorder;

  /** On this database; decisions go by this recorder, like looks do. */
  public Quarantine(DataSource source, RecordObservations recorder) {
    this.database = JdbcClient.create(source);
    this.fareQueries = new FareQueryRows(source);
    this.recorder = recorder;
  }

  /**
   * One price.
   *
   * @param fare whose price it is
   * @param tooLow whether it is far below what the fare costs, else far above
   * @param current what the fare costs meanwhile, in minor units; null when nothing is on sale
   * @param state OPEN while it waits, or what became of it: CONFIRMED, REJECTED, EXPIRED
   * @param decidedAt when that was; null while it waits
   */
  public record Held(
      long id,
      FareQueryRef fare,
      String provider,
      String carrier,
      Money price,
      boolean tooLow,
      @Nullable Long current,
      Instant observedAt,
      String state,
      @Nullable Instant decidedAt) {}

  /** Those that wait for a second look, newest first, at most 200. */
  public List<Held> open(int most) {
    return read("q.state = 'OPEN' ORDER BY q.id DESC", most); // quarantined_price_waiting
  }

  /** Those that wait no longer, newest decision first, at most 200. */
  public List<Held> decided(int most) {
    // quarantined_price_decided
    return read("q.state <> 'OPEN' ORDER BY q.decided_at DESC, q.id DESC", most);
  }

  private List<Held> read(String which, int most) {
    return database
        .sql(
            """
            SELECT q.*, c.amount_minor AS current_minor
            FROM (SELECT * FROM quarantined_price q WHERE %s LIMIT :most) AS q
            LEFT JOIN current_price c -- current_price_pkey
              ON c.fare_query = q.fare_query AND c.provider = '*' AND c.carrier = 'YY'
                AND c.stops = 'ANY' AND c.freshness = 'LIVE'
            """
                .formatted(which))
        .param("most", Math.clamp(most, 1, LONGEST_PAGE))
        .query((row, _) -> held(row))
        .list();
  }

  private Held held(ResultSet row) throws SQLException {
    long fareQuery = row.getLong("fare_query");
    FareQueryRef fare = fareQueries.byId(List.of(fareQuery)).get(fareQuery);
    if (fare == null) {
      throw new SQLException("no fare query " + fareQuery);
    }
    return new Held(
        row.getLong("id"),
        fare,
        row.getString("provider"),
        row.getString("carrier"),
        new Money(row.getLong("amount_minor"), row.getString("currency")),
        Doubt.valueOf(row.getString("reason")) == Doubt.FAR_BELOW,
        row.getObject("current_minor", Long.class),
        Columns.instant(row, "observed_at"),
        row.getString("state"),
        Columns.instantOrNull(row, "decided_at"));
  }

  /**
   * Takes an operator's word for a second look: the price is believed from now on, seen when it was
   * first sighted, or is a glitch.
   *
   * @param along done in the same transaction
   * @return false where it waits no longer
   */
  public boolean decide(long id, boolean believe, Runnable along) {
    Optional<Map.Entry<Long, QuarantinedPrice>> waiting = waiting(id);
    if (waiting.isEmpty()) {
      return false;
    }
    long fareQuery = waiting.get().getKey();
    FareQueryRef fare = fareQueries.byId(List.of(fareQuery)).get(fareQuery);
    return fare != null
        && recorder.settle(
            fare, waiting.get().getValue(), believe ? Outcome.CONFIRMED : Outcome.REJECTED, along);
  }

  private Optional<Map.Entry<Long, QuarantinedPrice>> waiting(long id) {
    return database
        .sql(
            """
            SELECT fare_query, provider, carrier, stops, request_id, amount_minor, reason,
                   observed_at
            FROM quarantined_price WHERE id = :id AND state = 'OPEN' -- quarantined_price_pkey
            """)
        .param("id", id)
        .query((row, _) ->
            Map.entry(
                row.getLong("fare_query"),
                new QuarantinedPrice(
                    row.getString("provider"),
                    new CarrierCode(row.getString("carrier")),
                    StopsClass.valueOf(row.getString("stops")),
                    row.getString("request_id"),
                    row.getLong("amount_minor"),
                    Doubt.valueOf(row.getString("reason")),
                    Columns.instant(row, "observed_at"))))
        .optional();
  }
}
