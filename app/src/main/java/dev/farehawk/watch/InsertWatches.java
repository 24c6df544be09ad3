package dev.farehawk.watch;

import dev.farehawk.fare.FareFilter;
import dev.farehawk.platform.Columns;
import dev.farehawk.watch.WatchTable.Row;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes new watches, thousands at a time, and what they expand to. */
final class InsertWatches {

  private final JdbcClient jdbc;

  InsertWatches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(List<Row> rows) {
    jdbc.sql(
            """
            INSERT INTO watch (id, account, label, origin, more_origins, destination,
                               more_destinations, depart_from, depart_to, flex_days, dates_kind,
                               return_on, nights_least, nights_most, adults, cabin, rule,
                               rule_minor, rule_percent, rule_days, filter, currency, lifecycle,
                               created_at, changed_at, queries)
            SELECT w.id, w.account, w.label, w.origin, string_to_array(w.more_origins, ','),
                   w.destination, string_to_array(w.more_destinations, ','), w.depart_from,
                   w.depart_to, w.flex_days, w.dates_kind, w.return_on, w.nights_least,
                   w.nights_most, w.adults, w.cabin, w.rule, w.rule_minor, w.rule_percent,
                   w.rule_days, w.filter, w.currency, 'ACTIVE', w.created_at, w.created_at, w.queries
            FROM unnest(:ids::uuid[], :accounts::uuid[], :labels::text[], :origins::text[],
                        :moreOrigins::text[], :destinations::text[], :moreDestinations::text[],
                        :froms::date[], :tos::date[], :flexes::smallint[], :kinds::text[],
                        :returns::date[], :least::smallint[], :most::smallint[],
                        :adults::smallint[], :cabins::text[], :rules::text[], :minors::bigint[],
                        :percents::smallint[], :days::smallint[], :filters::text[],
                        :currencies::text[], :created::timestamptz[],
                        :queries::integer[])
              AS w(id, account, label, origin, more_origins, destination, more_destinations,
                   depart_from, depart_to, flex_days, dates_kind, return_on, nights_least,
                   nights_most, adults, cabin, rule, rule_minor, rule_percent, rule_days, filter,
                   currency, created_at, queries)
            """)
        .param("ids", Columns.texts(rows, row -> row.watch().id()))
        .param("accounts", Columns.texts(rows, row -> row.watch().account()))
        .param("labels", Columns.texts(rows, row -> row.watch().label()))
        .param("origins", Columns.texts(rows, row -> row.watch().journey().origin()))
        .param("moreOrigins", trips(rows, trip -> TripColumns.more(trip.origins())))
        .param("destinations", Columns.texts(rows, row -> row.watch().journey().destination()))
        .param("moreDestinations", trips(rows, trip -> TripColumns.more(trip.destinations())))
        .param("froms", Columns.texts(rows, row -> row.span().from()))
        .param("tos", Columns.texts(rows, row -> row.span().to()))
        .param("flexes", trips(rows, trip -> TripColumns.flexDays(trip.dates())))
        .param("kinds", trips(rows, trip -> TripColumns.datesKind(trip.dates())))
        .param("returns", trips(rows, trip -> TripColumns.returnOn(trip.stay())))
        .param("least", trips(rows, trip -> TripColumns.nightsLeast(trip.stay())))
        .param("most", trips(rows, trip -> TripColumns.nightsMost(trip.stay())))
        .param("adults", trips(rows, trip -> trip.party().adults()))
        .param("cabins", trips(rows, trip -> trip.party().cabin()))
        .param("rules", Columns.texts(rows, row -> RuleColumns.name(row.watch().rule())))
        .param("minors", Columns.longs(rows, row -> RuleColumns.minor(row.watch().rule())))
        .param("percents", Columns.texts(rows, row -> RuleColumns.percent(row.watch().rule())))
        .param("days", Columns.texts(rows, row -> RuleColumns.days(row.watch().rule())))
        .param("filters", Columns.texts(rows, InsertWatches::filter))
        .param("currencies", Columns.texts(rows, row -> row.watch().journey().currency()))
        .param("created", Columns.texts(rows, row -> row.watch().status().createdAt()))
        .param("queries", Columns.ints(rows, row -> row.watch().fareQueries().size()))
        .update();
    insertQueries(rows);
  }

  private static @Nullable String[] trips(List<Row> rows, Function<Trip, @Nullable Object> column) {
    return Columns.texts(rows, row -> column.apply(row.watch().journey().trip()));
  }

  private static @Nullable String filter(Row row) {
    FareFilter filter = row.watch().journey().filter();
    return filter.isNone() ? null : filter.text();
  }

  private void insertQueries(List<Row> rows) {
    record Pair(UUID watch, Long fareQuery, @Nullable String filter) {}
    List<Pair> pairs =
        rows.stream()
            .flatMap(row ->
                row.watch().fareQueries().stream()
                    .map(query -> new Pair(row.watch().id(), query.id(), filter(row))))
            .sorted(Comparator.comparing(Pair::fareQuery).thenComparing(Pair::watch))
            .toList();
    jdbc.sql(
            """
            INSERT INTO watch_query (fare_query, watch, filter)
            SELECT p.fare_query, p.watch, p.filter
            FROM unnest(:queries::bigint[], :watches::uuid[], :filters::text[])
              AS p(fare_query, watch, filter)
            """)
        .param("queries", Columns.longs(pairs, Pair::fareQuery))
        .param("watches", Columns.texts(pairs, Pair::watch))
        .param("filters", Columns.texts(pairs, Pair::filter))
        .update();
  }
}
