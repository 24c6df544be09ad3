package dev.farehawk.alert;

import dev.farehawk.alert.PriceEvent.Kind;
import dev.farehawk.alert.PriceEvent.Times;
import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.Money;
import dev.farehawk.oracle.Verdict;
import dev.farehawk.platform.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The oracle's verdicts that not all watchers were told of yet.
 *
 * <p>Of each fare query only the oldest is ever handed out, and it stays locked until the
 * transaction ends; so several processes work side by side and each fare query keeps its order.
 */
final class PendingVerdicts {

  /** Sorts before every watch. */
  static final UUID BEFORE_ALL = new UUID(0, 0);

  private static final String COLUMNS =
      """
      SELECT v.change, v.fare_query, v.answer, c.kind, c.amount_minor, c.previous_minor,
             c.noise_around_minor, c.carrier, c.observed_at, c.sighted_at, c.recorded_at, c.filter, q.currency,
             q.departure
      FROM verdict v
      JOIN price_change c ON c.id = v.change
      JOIN fare_query q ON q.id = v.fare_query
      """;

  private final JdbcClient jdbc;

  PendingVerdicts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Verdicts that go through the same pages of watches together.
   *
   * @param after watches up to this one are decided
   * @param verdicts of different fare queries, in order of their changes
   */
  record Batch(UUID after, List<Pending> verdicts) {

    /** Nothing to do. */
    static final Batch NONE = new Batch(BEFORE_ALL, List.of());

    Long[] changes() {
      return verdicts.stream().map(pending -> pending.event().change()).toArray(Long[]::new);
    }

    Long[] fareQueries() {
      return verdicts.stream().map(pending -> pending.event().fareQuery()).toArray(Long[]::new);
    }

    @Nullable String[] filters() {
      return verdicts.stream().map(Pending::filter).toArray(String[]::new);
    }
  }

  /**
   * One verdict, with the departure date of its fare query.
   *
   * @param filter text of the filter whose watches it is for; null for those without any
   */
  record Pending(PriceEvent event, LocalDate departure, @Nullable String filter) {}

  /**
   * Claims verdicts that nobody has begun with.
   *
   * @param held families of judges whose verdicts wait; so does what follows one of them
   */
  Batch claimFresh(int most, List<String> held) {
    // verdict_unalerted for the scan, verdict_unalerted_query for the older sibling.
    List<Pending> verdicts =
        jdbc.sql(
                COLUMNS
                    + """
                    WHERE NOT v.alerted AND v.told_upto IS NULL
                      AND NOT EXISTS (
                        SELECT FROM verdict older
                        WHERE older.fare_query = v.fare_query AND NOT older.alerted
                          AND older.change < v.change)
                      AND split_part(v.oracle, '/', 1) <> ALL(CAST(:held AS text[]))
                    ORDER BY v.change
                    LIMIT :most
                    FOR UPDATE OF v SKIP LOCKED
                    """)
            .param("held", held.toArray(String[]::new))
            .param("most", most)
            .query((row, _) -> pending(row))
            .list();
    return new Batch(BEFORE_ALL, verdicts);
  }

  /** Claims the oldest batch whose first page is done and that has more watches to come. */
  Batch claimBegun(int most, List<String> held) {
    Optional<UUID> cursor =
        jdbc.sql(
                """
                SELECT told_upto FROM verdict -- verdict_unalerted
                WHERE NOT alerted AND told_upto IS NOT NULL
                  AND split_part(oracle, '/', 1) <> ALL(CAST(:held AS text[]))
                ORDER BY change
                LIMIT 1
                FOR UPDATE SKIP LOCKED
                """)
            .param("held", held.toArray(String[]::new))
            .query(UUID.class)
            .optional();
    if (cursor.isEmpty()) {
      return Batch.NONE;
    }
    List<Pending> verdicts =
        jdbc.sql(
                COLUMNS
                    + """
                    WHERE NOT v.alerted AND v.told_upto = :cursor -- verdict_unalerted
                      AND split_part(v.oracle, '/', 1) <> ALL(CAST(:held AS text[]))
                    ORDER BY v.change
                    LIMIT :most
                    FOR UPDATE OF v SKIP LOCKED
                    """)
            .param("cursor", cursor.get())
            .param("held", held.toArray(String[]::new))
            .param("most", most)
            .query((row, _) -> pending(row))
            .list();
    return new Batch(cursor.get(), verdicts);
  }

  /** All watchers are decided. */
  void finish(Batch batch) {
    jdbc.sql("UPDATE verdict SET alerted = true WHERE change = ANY(:changes)") // verdict_pkey
        .param("changes", batch.changes())
        .update();
  }

  /** Watches up to this one are decided; there are more. */
  void advance(Batch batch, UUID toldUpto) {
    jdbc.sql("UPDATE verdict SET told_upto = :upto WHERE change = ANY(:changes)") // verdict_pkey
        .param("upto", toldUpto)
        .param("changes", batch.changes())
        .update();
  }

  private static Pending pending(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    Long minor = longOrNull(row, "amount_minor");
    Kind kind = minor == null ? Kind.UNAVAILABLE : Kind.valueOf(row.getString("kind"));
    PriceEvent event =
        new PriceEvent(
            row.getLong("change"),
            row.getLong("fare_query"),
            kind,
            minor == null || kind == Kind.UNAVAILABLE ? null : new Money(minor, currency),
            longOrNull(row, "previous_minor"),
            longOrNull(row, "noise_around_minor"),
            new CarrierCode(row.getString("carrier")),
            Verdict.Answer.valueOf(row.getString("answer")),
            new Times(
                null,
                Columns.instant(row, "observed_at"),
                Columns.instant(row, "sighted_at"),
                Columns.instant(row, "recorded_at")));
    return new Pending(event, row.getObject("departure", LocalDate.class), row.getString("filter"));
  }

  private static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Long.class);
  }
}
