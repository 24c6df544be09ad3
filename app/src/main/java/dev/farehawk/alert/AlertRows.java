package dev.farehawk.alert;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import dev.farehawk.fare.Money;
import dev.farehawk.oracle.Verdict;
import dev.farehawk.platform.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads alerts as {@link #SELECT} brings them; one reader for each reading. */
final class AlertRows implements RowMapper<Alert> {

  /** Everything an {@link Alert} holds; goes on with a condition on {@code a}. */
  static final String SELECT =
      """
      SELECT a.id, a.seq, a.watch, a.account, w.label, a.trigger_no, a.fare_query, a.carrier,
             a.amount_minor, a.reference_minor, a.currency, a.rule, a.changed_at, a.observed_at,
             a.sighted_at, a.recorded_at, a.alerted_at, a.must_arrive_by,
             q.origin, q.destination, q.departure, q.return_date, q.adults, q.cabin, q.point_of_sale,
             v.answer, v.score, v.oracle, v.fallback, v.explanation, offer.link
      FROM alert a
      JOIN watch w ON w.id = a.watch
      JOIN fare_query q ON q.id = a.fare_query
      JOIN verdict v ON v.change = a.change
      LEFT JOIN LATERAL ( -- current_price_pkey
        SELECT link FROM current_price
        WHERE fare_query = a.fare_query AND freshness = 'LIVE' AND amount_minor = a.amount_minor
          AND link IS NOT NULL
        ORDER BY provider, carrier, stops
        LIMIT 1) AS offer ON true
      """;

  private static final ObjectReader EXPLANATIONS =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build()
          .readerFor(Verdict.Explanation.class);

  private record Read(String text, Verdict.Explanation explanation) {}

  /** Many watches of one fare are told with the same words, which come in a row. */
  private @Nullable Read last;

  @Override
  public Alert mapRow(ResultSet row, int number) throws SQLException {
    String currency = row.getString("currency");
    Long before = row.getObject("reference_minor", Long.class);
    return new Alert(
        row.getObject("id", UUID.class),
        row.getLong("seq"),
        new Alert.Source(
            row.getObject("watch", UUID.class),
            row.getObject("account", UUID.class),
            row.getString("label"),
            row.getInt("trigger_no")),
        new FareQueryRef(row.getLong("fare_query"), fareQuery(row, currency)),
        new CarrierCode(row.getString("carrier")),
        new Money(row.getLong("amount_minor"), currency),
        before == null ? null : new Money(before, currency),
        row.getString("rule"),
        times(row),
        verdict(row),
        row.getString("link"));
  }

  private static FareQuery fareQuery(ResultSet row, String currency) throws SQLException {
    @Nullable LocalDate returning = row.getObject("return_date", LocalDate.class);
    return new FareQuery(
        Market.of(row.getString("origin"), row.getString("destination")),
        row.getObject("departure", LocalDate.class),
        returning,
        row.getInt("adults"),
        Cabin.valueOf(row.getString("cabin")),
        row.getString("point_of_sale"),
        currency);
  }

  private static Alert.Times times(ResultSet row) throws SQLException {
    return new Alert.Times(
        Columns.instantOrNull(row, "changed_at"),
        Columns.instant(row, "observed_at"),
        Columns.instant(row, "sighted_at"),
        Columns.instant(row, "recorded_at"),
        Columns.instant(row, "alerted_at"),
        Columns.instant(row, "must_arrive_by"));
  }

  private Verdict verdict(ResultSet row) throws SQLException {
    return new Verdict(
        Verdict.Answer.valueOf(row.getString("answer")),
        row.getDouble("score"),
        row.getString("oracle"),
        row.getBoolean("fallback"),
        explanation(row.getString("explanation")));
  }

  private Verdict.Explanation explanation(String text) {
    Read known = last;
    if (known == null || !known.text().equals(text)) {
      known = new Read(text, EXPLANATIONS.readValue(text));
      last = known;
    }
    return known.explanation();
  }
}
