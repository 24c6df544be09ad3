package dev.farehawk.history;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.history.PriceHistory.Point;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The history of the offers that pass a filter: the lowest of all series that pass it, at every
 * moment; derived when asked for, so that it reaches back before anybody wanted it. Only a
 * departure window begins with the first watch on it, for single offers are not kept.
 */
final class SelectionHistories {

  /** Most steps of series read for one history; the newest ones. */
  static final int MOST_STEPS = 20_000;

  private final JdbcClient database;

  SelectionHistories(DataSource source) {
    database = JdbcClient.create(source);
  }

  /** A step of one of the series that pass. */
  private record Step(SelectedKey key, Instant at, @Nullable Long amount) {}

  /** What has a price of its own: a series, or a provider within a window. */
  private record SelectedKey(String provider, String carrier, String stops) {}

  /**
   * The points up to a moment, oldest first; never two neighbours with the same amount.
   *
   * @param upTo points after it are left out
   */
  List<Point> load(long fareQuery, FareFilter filter, Instant upTo) {
    return merged(
        filter.departs() == null
            ? series(fareQuery, filter, upTo)
            : windows(fareQuery, filter, upTo));
  }

  /** Where a filter stands now, as far as it was ever seen. */
  Selection standing(long fareQuery, FareFilter filter, Instant upTo) {
    List<Point> points = load(fareQuery, filter, upTo);
    if (points.isEmpty()) {
      return Selection.UNKNOWN;
    }
    List<Long> amounts = points.stream().map(Point::amountMinor).filter(Objects::nonNull).toList();
    return new Selection(
        points.getLast().amountMinor(),
        points.getLast().observedAt(),
        amounts.subList(Math.max(0, amounts.size() - FareQueryState.RECENT), amounts.size()),
        filter.departs() == null ? Map.of() : prices(fareQuery, filter, upTo));
  }

  private Map<String, SelectedPrice> prices(long fareQuery, FareFilter filter, Instant upTo) {
    Map<String, SelectedPrice> prices = new HashMap<>();
    for (Step step : windows(fareQuery, filter, upTo)) {
      String provider = step.key().provider();
      if (step.amount() == null) {
        prices.remove(provider);
      } else {
        prices.put(
            provider,
            new SelectedPrice(
                step.amount(), provider, new CarrierCode(step.key().carrier()), step.at()));
      }
    }
    return prices;
  }

  private List<Step> series(long fareQuery, FareFilter filter, Instant upTo) {
    // price_point_series
    return database
        .sql(
            """
            SELECT provider, carrier, stops, observed_at, amount_minor
            FROM price_point
            WHERE fare_query = ? AND freshness = 'LIVE' AND provider <> '*'
              AND observed_at <= ?::timestamptz
            ORDER BY observed_at DESC, provider, carrier, stops LIMIT ?
            """)
        .param(fareQuery)
        .param(upTo.toString())
        .param(MOST_STEPS)
        .query((row, _) ->
            new Step(
                new SelectedKey(
                    row.getString("provider"), row.getString("carrier"), row.getString("stops")),
                row.getObject("observed_at", OffsetDateTime.class).toInstant(),
                row.getObject("amount_minor", Long.class)))
        .list()
        .reversed()
        .stream()
        .filter(step ->
            filter.passes(
                new CarrierCode(step.key().carrier()), StopsClass.valueOf(step.key().stops())))
        .toList();
  }

  private List<Step> windows(long fareQuery, FareFilter filter, Instant upTo) {
    // window_point_pkey
    return database
        .sql(
            """
            SELECT provider, carrier, observed_at, amount_minor
            FROM window_point
            WHERE fare_query = ? AND filter = ? AND observed_at <= ?::timestamptz
            ORDER BY observed_at DESC, provider LIMIT ?
            """)
        .param(fareQuery)
        .param(filter.text())
        .param(upTo.toString())
        .param(MOST_STEPS)
        .query((row, _) ->
            new Step(
                new SelectedKey(row.getString("provider"), row.getString("carrier"), ""),
                row.getObject("observed_at", OffsetDateTime.class).toInstant(),
                row.getObject("amount_minor", Long.class)))
        .list()
        .reversed();
  }

  /** Steps of one moment belong together. */
  private static List<Point> merged(List<Step> steps) {
    List<Point> points = new ArrayList<>();
    Map<String, Long> standing = new HashMap<>();
    Long before = null;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      String key = name(step.key());
      if (step.amount() == null) {
        standing.remove(key);
      } else {
        standing.put(key, step.amount());
      }
      boolean momentComplete = i + 1 == steps.size() || steps.get(i + 1).at().isAfter(step.at());
      Long lowest = standing.values().stream().min(Long::compare).orElse(null);
      if (momentComplete && !Objects.equals(lowest, before)) {
        points.add(new Point(step.at(), lowest));
        before = lowest;
      }
    }
    return points;
  }

  /** Within a window a provider has one price, whoever asks it. */
  private static String name(SelectedKey key) {
    return key.stops().isEmpty()
        ? key.provider()
        : key.provider() + " " + key.carrier() + " " + key.stops();
  }
}
