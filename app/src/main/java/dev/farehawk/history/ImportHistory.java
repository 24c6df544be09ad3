package dev.farehawk.history;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.StopsClass;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings in the past of fare queries that have no live prices of their own yet: writes the price
 * points and current prices that recording would have written, but tells the oracle nothing.
 *
 * <p>Imported prices are believed as they are: nothing is quarantined, nothing expires by silence.
 * A fare query that already has live prices is left as it is, and counted.
 */
public final class ImportHistory {

  /** Most steps of one fare query. */
  public static final int MOST_STEPS = 100_000;

  private static final int QUERIES_PER_TRANSACTION = 500;

  private final FareQueryStates states;
  private final HistoryWriter writer;
  private final PricePartitions partitions;
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  /** Imports into this database; the recorder need not know. */
  public ImportHistory(DataSource source, RecordObservations recorder, InstantSource clock) {
    states = recorder.states();
    writer = new HistoryWriter(source);
    partitions = new PricePartitions(source);
    database = JdbcClient.create(source);
    transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    this.clock = clock;
  }

  /**
   * From this moment on a carrier asked this.
   *
   * @param amountMinor minor units of the fare query's currency; null when it sold nothing
   */
  public record Step(
      Instant at, CarrierCode carrier, StopsClass stops, @Nullable Long amountMinor) {

    /** Cuts the moment to microseconds, as all moments of prices. */
    public Step {
      at = at.truncatedTo(ChronoUnit.MICROS);
    }
  }

  /**
   * The past of one fare query as one provider showed it.
   *
   * @param requestId what the points are marked with
   * @param steps oldest first
   */
  public record Past(long fareQuery, String provider, String requestId, List<Step> steps) {

    /** Refuses a past that runs backwards or is too long. */
    public Past {
      steps = List.copyOf(steps);
      if (steps.size() > MOST_STEPS) {
        throw new IllegalArgumentException(
            "more than " + MOST_STEPS + " steps of fare query " + fareQuery);
      }
      for (int i = 1; i < steps.size(); i++) {
        if (steps.get(i).at().isBefore(steps.get(i - 1).at())) {
          throw new IllegalArgumentException("steps of fare query " + fareQuery + " out of order");
        }
      }
    }
  }

  /**
   * What came of it.
   *
   * @param fareQueries that were given a past
   * @param points written, of carriers and overall
   * @param skipped fare queries that had live prices already
   */
  public record Outcome(int fareQueries, int points, int skipped) {}

  /** Imports each past; fare queries must be different ones. */
  public Outcome importAll(Collection<Past> pasts) {
    List<Past> all = new ArrayList<>(pasts);
    int queries = 0;
    int points = 0;
    for (int from = 0; from < all.size(); from += QUERIES_PER_TRANSACTION) {
      List<Past> part = all.subList(from, Math.min(all.size(), from + QUERIES_PER_TRANSACTION));
      Outcome done = importSome(part);
      queries += done.fareQueries();
      points += done.points();
    }
    return new Outcome(queries, points, all.size() - queries);
  }

  private Outcome importSome(List<Past> part) {
    Set<Long> known = withLivePrices(part.stream().map(Past::fareQuery).toList());
    List<PricePoint> points = new ArrayList<>();
    Map<Long, FareQueryState> after = new HashMap<>();
    Instant now = clock.instant();
    for (Past past : part) {
      if (!known.contains(past.fareQuery())) {
        after.put(past.fareQuery(), fold(past, points, now));
      }
    }
    partitions.ensureFor(points.stream().map(PricePoint::observedAt).toList());
    transaction.executeWithoutResult(status -> {
      writer.points(points, now);
      writer.standings(HistoryWriter.standings(points, after));
    });
    states.forget(after.keySet());
    return new Outcome(after.size(), points.size(), known.size());
  }

  private Set<Long> withLivePrices(List<Long> ids) {
    // current_price_pkey
    return new HashSet<>(
        database
            .sql(
                """
                SELECT DISTINCT fare_query FROM current_price
                WHERE fare_query = ANY (?) AND freshness = 'LIVE'
                """)
            .param(ids.toArray(Long[]::new))
            .query((row, _) -> row.getLong(1))
            .list());
  }

  private static FareQueryState fold(Past past, List<PricePoint> points, Instant now) {
    Map<SeriesKey, SeriesPrice> series = new LinkedHashMap<>();
    SeriesPrice overall = null;
    List<Long> recent = new ArrayList<>();
    List<Step> steps = past.steps();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      SeriesKey key = new SeriesKey(past.provider(), step.carrier(), step.stops(), Freshness.LIVE);
      SeriesPrice before = series.get(key);
      if (!Objects.equals(before == null ? null : before.amountMinor(), step.amountMinor())) {
        series.put(key, new SeriesPrice(step.amountMinor(), step.at(), null, null));
        points.add(point(past, key, step.at(), step.amountMinor()));
      }
      boolean momentComplete = i + 1 == steps.size() || steps.get(i + 1).at().isAfter(step.at());
      Long lowest = lowest(series);
      if (momentComplete
          && !Objects.equals(lowest, overall == null ? null : overall.amountMinor())) {
        overall = new SeriesPrice(lowest, step.at(), null, null);
        points.add(point(past, SeriesKey.OVERALL, step.at(), lowest));
        if (lowest != null) {
          recent.add(lowest);
        }
      }
    }
    int from = Math.max(0, recent.size() - FareQueryState.RECENT);
    return FareQueryState.of(
        series, overall, List.copyOf(recent.subList(from, recent.size())), List.of(), now);
  }

  private static PricePoint point(
      Past past, SeriesKey key, Instant at, @Nullable Long amountMinor) {
    return new PricePoint(past.fareQuery(), key, at, amountMinor, null, past.requestId());
  }

  private static @Nullable Long lowest(Map<SeriesKey, SeriesPrice> series) {
    Long lowest = null;
    for (SeriesPrice price : series.values()) {
      Long amount = price.amountMinor();
      if (amount != null && (lowest == null || amount < lowest)) {
        lowest = amount;
      }
    }
    return lowest;
  }
}
