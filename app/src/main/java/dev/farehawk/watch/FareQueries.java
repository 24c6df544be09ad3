package dev.farehawk.watch;

import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import dev.farehawk.platform.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives fare queries their numbers. A number never changes and is never used again. */
public final class FareQueries {

  private static final int BATCH = 10_000;

  /** One order for all writers, so that two of them cannot wait for each other in a circle. */
  private static final Comparator<FareQuery> BY_KEY =
      Comparator.comparing((FareQuery query) -> query.market().origin())
          .thenComparing(query -> query.market().destination())
          .thenComparing(FareQuery::departure)
          .thenComparing(FareQuery::returning, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparingInt(FareQuery::adults)
          .thenComparing(FareQuery::cabin)
          .thenComparing(FareQuery::pointOfSale)
          .thenComparing(FareQuery::currency);

  static final String COLUMNS =
      "f.id, f.origin, f.destination, f.departure, f.return_date, f.adults, f.cabin,"
          + " f.point_of_sale, f.currency";

  private final JdbcClient jdbc;
  private final InstantSource clock;

  /** Numbers on one database. */
  public FareQueries(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The numbers of these fare queries, made where they are new; tens of thousands a second.
   *
   * @return in the order asked for, repeats included
   */
  public List<FareQueryRef> resolve(List<FareQuery> queries) {
    Map<FareQuery, Long> known = new HashMap<>();
    List<FareQuery> distinct = queries.stream().distinct().sorted(BY_KEY).toList();
    for (int from = 0; from < distinct.size(); from += BATCH) {
      List<FareQuery> some = distinct.subList(from, Math.min(distinct.size(), from + BATCH));
      known.putAll(numbers(some));
      List<FareQuery> missing = some.stream().filter(query -> !known.containsKey(query)).toList();
      if (!missing.isEmpty()) {
        insert(missing);
        known.putAll(numbers(missing));
      }
    }
    List<FareQueryRef> refs = new ArrayList<>(queries.size());
    for (FareQuery query : queries) {
      Long id = known.get(query);
      if (id == null) {
        throw new IllegalStateException("the database did not keep " + query);
      }
      refs.add(new FareQueryRef(id, query));
    }
    return refs;
  }

  /** Those of the fare queries that have a number already, in no order; makes none. */
  public List<FareQueryRef> known(List<FareQuery> queries) {
    List<FareQueryRef> refs = new ArrayList<>();
    List<FareQuery> distinct = queries.stream().distinct().toList();
    for (int from = 0; from < distinct.size(); from += BATCH) {
      numbers(distinct.subList(from, Math.min(distinct.size(), from + BATCH)))
          .forEach((query, id) -> refs.add(new FareQueryRef(id, query)));
    }
    return refs;
  }

  /** The fare queries with these numbers; unknown numbers are left out. */
  public Map<Long, FareQueryRef> find(Collection<Long> ids) {
    Map<Long, FareQueryRef> found = new HashMap<>();
    jdbc.sql(
            """
            SELECT %s FROM fare_query f -- fare_query_pkey
            WHERE f.id = ANY(:ids)
            """
                .formatted(COLUMNS))
        .param("ids", ids.toArray(Long[]::new))
        .query((row, number) -> ref(row))
        .list()
        .forEach(ref -> found.put(ref.id(), ref));
    return found;
  }

  private Map<FareQuery, Long> numbers(List<FareQuery> queries) {
    Map<FareQuery, Long> numbers = new HashMap<>();
    bind(
            """
            SELECT %s FROM %s
            JOIN fare_query f -- fare_query_origin_destination_departure_return_date_adults_key
              ON f.origin = w.origin AND f.destination = w.destination
              AND f.departure = w.departure AND f.return_date IS NOT DISTINCT FROM w.return_date
              AND f.adults = w.adults AND f.cabin = w.cabin
              AND f.point_of_sale = w.point_of_sale AND f.currency = w.currency
            """,
            queries)
        .query((row, number) -> ref(row))
        .list()
        .forEach(ref -> numbers.put(ref.query(), ref.id()));
    return numbers;
  }

  private void insert(List<FareQuery> queries) {
    bind(
            """
            INSERT INTO fare_query (origin, destination, departure, return_date, adults, cabin,
                                    point_of_sale, currency, created_at)
            SELECT w.origin, w.destination, w.departure, w.return_date, w.adults, w.cabin,
                   w.point_of_sale, w.currency, :now
            FROM %2$s
            ON CONFLICT DO NOTHING
            """,
            queries)
        .param("now", utc(clock.instant()))
        .update();
  }

  private JdbcClient.StatementSpec bind(String sql, List<FareQuery> queries) {
    String wanted =
        """
        unnest(:origins::char(3)[], :destinations::char(3)[], :departures::date[], :returns::date[],
               :adults::smallint[], :cabins::text[], :countries::char(2)[], :currencies::char(3)[])
          AS w(origin, destination, departure, return_date, adults, cabin, point_of_sale, currency)
        """;
    return jdbc.sql(sql.formatted(COLUMNS, wanted))
        .param("origins", Columns.texts(queries, query -> query.market().origin()))
        .param("destinations", Columns.texts(queries, query -> query.market().destination()))
        .param("departures", Columns.texts(queries, FareQuery::departure))
        .param("returns", Columns.texts(queries, FareQuery::returning))
        .param("adults", Columns.ints(queries, FareQuery::adults))
        .param("cabins", Columns.texts(queries, FareQuery::cabin))
        .param("countries", Columns.texts(queries, FareQuery::pointOfSale))
        .param("currencies", Columns.texts(queries, FareQuery::currency));
  }

  /** Reads the columns of {@link #COLUMNS}. */
  static FareQueryRef ref(ResultSet row) throws SQLException {
    @Nullable LocalDate returning = row.getObject("return_date", LocalDate.class);
    return new FareQueryRef(
        row.getLong("id"),
        new FareQuery(
            Market.of(row.getString("origin"), row.getString("destination")),
            row.getObject("departure", LocalDate.class),
            returning,
            row.getInt("adults"),
            Cabin.valueOf(row.getString("cabin")),
            row.getString("point_of_sale"),
            row.getString("currency")));
  }
}
