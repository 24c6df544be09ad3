package dev.farehawk.oracle;

import dev.farehawk.fare.FareFilter;
import dev.farehawk.history.CurrentPrices;
import dev.farehawk.history.PriceHistories;
import dev.farehawk.history.PriceHistory;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.oracle.Verdict.Explanation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Verdicts as they were given, and how a price stands now. */
public final class Verdicts {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient database;
  private final PriceHistories histories;
  private final CurrentPrices prices;

  /** Reads from and writes to this database. */
  public Verdicts(DataSource source) {
    database = JdbcClient.create(source);
    histories = new PriceHistories(source);
    prices = new CurrentPrices(source);
  }

  /**
   * One verdict on one change.
   *
   * @param change key of {@code price_change}
   */
  public record Given(long change, long fareQuery, Verdict verdict, Instant judgedAt) {}

  /** The newest verdict on the overall price of a fare query, if there is one. */
  public Optional<Given> latest(long fareQuery) {
    return latest(fareQuery, null);
  }

  /**
   * The newest verdict on the price of the offers that pass a filter, if there is one.
   *
   * @param filter null for all offers
   */
  public Optional<Given> latest(long fareQuery, @Nullable FareFilter filter) {
    // verdict_query, price_change_pkey
    return database
        .sql(
            """
            SELECT v.change, v.fare_query, v.answer, v.score, v.oracle, v.fallback,
                   v.explanation::text AS words, v.judged_at
            FROM verdict v JOIN price_change c ON c.id = v.change
            WHERE v.fare_query = ? AND c.filter IS NOT DISTINCT FROM ?::text
            ORDER BY v.change DESC LIMIT 1
            """)
        .param(fareQuery)
        .param(filter == null ? null : filter.text())
        .query((row, _) -> read(row))
        .optional();
  }

  /**
   * How the current price of a fare query stands among its past, by the built-in judge's figures.
   * Tells nobody and writes nothing. Empty when it never had a price.
   */
  public Optional<Verdict> standing(long fareQuery, StatisticalOracle judge, Instant now) {
    return standing(new PriceHistories.AsOf(fareQuery, now), judge);
  }

  /**
   * How a price stands among its past, by the built-in judge's figures. Tells nobody and writes
   * nothing. Empty when there never was a price.
   */
  public Optional<Verdict> standing(PriceHistories.AsOf asOf, StatisticalOracle judge) {
    long fareQuery = asOf.fareQuery();
    PriceHistory history = histories.load(List.of(asOf)).getFirst();
    if (history.points().isEmpty()) {
      return Optional.empty();
    }
    List<Long> neighbours =
        asOf.filter() == null
            ? prices.ofNeighbours(List.of(fareQuery)).getOrDefault(fareQuery, List.of())
            : List.of();
    return Optional.of(judge.judge(new Oracle.Question(history, neighbours, asOf.upTo())));
  }

  /** Writes verdicts in the caller's transaction; one on the same change is an error. */
  void write(List<Given> given) {
    database
        .sql(
            """
            INSERT INTO verdict (change, fare_query, answer, score, oracle, fallback, explanation,
                                 judged_at)
            SELECT change, fare_query, answer, score, oracle, fallback, explanation::jsonb,
                   judged_at
            FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::float8[], ?::text[], ?::boolean[],
                        ?::text[], ?::timestamptz[])
              AS v (change, fare_query, answer, score, oracle, fallback, explanation, judged_at)
            """)
        .param(given.stream().map(Given::change).toArray(Long[]::new))
        .param(given.stream().map(Given::fareQuery).toArray(Long[]::new))
        .param(texts(given, row -> row.verdict().answer()))
        .param(given.stream().map(row -> row.verdict().score()).toArray(Double[]::new))
        .param(texts(given, row -> row.verdict().oracle()))
        .param(given.stream().map(row -> row.verdict().fallback()).toArray(Boolean[]::new))
        .param(texts(given, row -> JSON.writeValueAsString(row.verdict().explanation())))
        .param(texts(given, Given::judgedAt))
        .update();
  }

  private static String[] texts(List<Given> given, Function<Given, Object> column) {
    return given.stream().map(row -> column.apply(row).toString()).toArray(String[]::new);
  }

  private static Given read(ResultSet row) throws SQLException {
    return new Given(
        row.getLong("change"),
        row.getLong("fare_query"),
        new Verdict(
            Answer.valueOf(row.getString("answer")),
            row.getDouble("score"),
            row.getString("oracle"),
            row.getBoolean("fallback"),
            JSON.readValue(row.getString("words"), Explanation.class)),
        row.getObject("judged_at", OffsetDateTime.class).toInstant());
  }
}
