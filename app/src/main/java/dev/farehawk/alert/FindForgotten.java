package dev.farehawk.alert;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.Market;
import dev.farehawk.platform.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds watches that nobody looks at: goes through all fare queries, a stretch at a time, and reads
 * watches only of those that were not looked at in time, which are few as long as all is well.
 */
final class FindForgotten {

  private static final int STRETCH = 50_000;

  private final JdbcClient jdbc;
  private final LookKeeper keeper;

  FindForgotten(JdbcClient jdbc, LookKeeper keeper) {
    this.jdbc = jdbc;
    this.keeper = keeper;
  }

  /**
   * What counts as forgotten.
   *
   * @param overdue fares without a live look since then are; null while the service has not been up
   *     for long enough to blame it
   * @param settled only watches that are unchanged since then count at all
   * @param today fares that depart later count
   */
  record Measure(@Nullable Instant overdue, Instant settled, LocalDate today) {

    static Measure at(Instant now, @Nullable Instant overdue, Instant settled) {
      return new Measure(overdue, settled, LocalDate.ofInstant(now, ZoneOffset.UTC));
    }
  }

  /** Party, cabin and return: what decides which providers can answer. */
  private record Shape(int adults, String cabin, boolean returns) {

    /** As the database writes it. */
    String words() {
      return adults + " " + cabin + " " + (returns ? "t" : "f");
    }
  }

  /** The fares of one shape of one watch. */
  private record Part(
      UUID watch,
      UUID account,
      Shape shape,
      int all,
      int overdue,
      long stalest,
      @Nullable Instant lastLook) {}

  /**
   * A fair choice of the watches that are forgotten and whose owners do not know it yet.
   *
   * @param most that are wanted
   */
  List<Forgotten> some(Measure measure, int most, RandomGenerator random) {
    Map<Shape, String> unanswered = unanswered(measure.today());
    if (measure.overdue() == null && unanswered.isEmpty()) {
      return List.of();
    }
    FairChoice choice = new FairChoice(most, random);
    long after = 0;
    for (Long upTo = end(after); upTo != null; upTo = end(after)) {
      lost(new Stretch(after, upTo), measure, unanswered.keySet()).forEach(choice::offer);
      after = upTo;
    }
    Map<UUID, List<Part>> byWatch = new LinkedHashMap<>();
    parts(choice.chosen(), measure)
        .forEach(part -> byWatch.computeIfAbsent(part.watch(), _ -> new ArrayList<>()).add(part));
    return byWatch.values().stream()
        .flatMap(parts -> forgotten(parts, unanswered).stream())
        .toList();
  }

  /** Fare queries from the one after to the last. */
  private record Stretch(long after, long upTo) {}

  /** Where the next stretch ends; null when there is none. */
  private @Nullable Long end(long after) {
    return jdbc.sql(
            """
            SELECT max(id) FROM (
              SELECT id FROM fare_query WHERE id > :after ORDER BY id LIMIT :most -- fare_query_pkey
            ) AS stretch
            """)
        .param("after", after)
        .param("most", STRETCH)
        .query((row, _) -> row.getObject(1, Long.class))
        .list()
        .getFirst();
  }

  /**
   * Watches of this stretch with a fare that nobody looks at as promised. All tables lie in the
   * order of the stretch, and of a fare that was looked at nothing else is read.
   */
  private List<UUID> lost(Stretch stretch, Measure measure, Set<Shape> unanswered) {
    // fare_query_pkey, fare_query_seen_pkey, watch_query_pkey, watch_pkey, outage_open
    return jdbc.sql(
            """
            SELECT DISTINCT w.id
            FROM fare_query q
            LEFT JOIN fare_query_seen seen ON seen.fare_query = q.id
            CROSS JOIN LATERAL (
              SELECT concat_ws(' ', q.adults, q.cabin, q.return_date IS NOT NULL)
                       = ANY(CAST(:shapes AS text[])) AS hopeless) AS shape
            JOIN watch_query wq ON wq.fare_query = q.id
            JOIN watch w ON w.id = wq.watch AND w.lifecycle = 'ACTIVE' AND w.changed_at <= :settled
            WHERE q.id > :after AND q.id <= :upTo AND q.departure > :today
              AND (shape.hopeless OR seen.live_at IS NULL
                   OR seen.live_at < CAST(:overdue AS timestamptz))
              AND (shape.hopeless
                   OR greatest(seen.live_at, w.changed_at) < CAST(:overdue AS timestamptz))
              AND NOT EXISTS (
                SELECT FROM outage o WHERE o.watch = w.id AND o.resumed_at IS NULL)
            """)
        .param("after", stretch.after())
        .param("upTo", stretch.upTo())
        .param("today", measure.today())
        .param("settled", Columns.utc(measure.settled()))
        .param("overdue", measure.overdue() == null ? null : measure.overdue().toString())
        .param("shapes", Columns.texts(List.copyOf(unanswered), Shape::words))
        .query((row, _) -> row.getObject("id", UUID.class))
        .list();
  }

  private List<Part> parts(List<UUID> page, Measure measure) {
    // watch_pkey, watch_query_watch, fare_query_pkey, fare_query_seen_pkey, outage_open
    return jdbc.sql(
            """
            SELECT w.id, w.account, q.adults, q.cabin, q.return_date IS NOT NULL AS returns,
                   count(*) AS every,
                   count(*) FILTER (
                     WHERE greatest(seen.live_at, w.changed_at) < CAST(:overdue AS timestamptz))
                     AS overdue,
                   (array_agg(q.id ORDER BY seen.live_at NULLS FIRST, q.id))[1] AS stalest,
                   (array_agg(seen.live_at ORDER BY seen.live_at NULLS FIRST, q.id))[1] AS last_look
            FROM watch w
            JOIN watch_query wq ON wq.watch = w.id
            JOIN fare_query q ON q.id = wq.fare_query AND q.departure > :today
            LEFT JOIN fare_query_seen seen ON seen.fare_query = q.id
            WHERE w.id = ANY(CAST(:page AS uuid[])) AND w.changed_at <= :settled
              AND NOT EXISTS (
                SELECT FROM outage o WHERE o.watch = w.id AND o.resumed_at IS NULL)
            GROUP BY w.id, w.account, q.adults, q.cabin, q.return_date IS NOT NULL
            ORDER BY w.id
            """)
        .param("overdue", measure.overdue() == null ? null : measure.overdue().toString())
        .param("today", measure.today())
        .param("settled", Columns.utc(measure.settled()))
        .param("page", Columns.texts(page, UUID::toString))
        .query((row, _) -> part(row))
        .list();
  }

  private static Part part(ResultSet row) throws SQLException {
    return new Part(
        row.getObject("id", UUID.class),
        row.getObject("account", UUID.class),
        new Shape(row.getInt("adults"), row.getString("cabin"), row.getBoolean("returns")),
        row.getInt("every"),
        row.getInt("overdue"),
        row.getLong("stalest"),
        Columns.instantOrNull(row, "last_look"));
  }

  /** The shapes that nobody can be asked for, and why. */
  private Map<Shape, String> unanswered(LocalDate today) {
    Map<Shape, String> unanswered = new HashMap<>();
    jdbc.sql(
            """
            SELECT id, origin, destination, departure, return_date, adults, cabin, point_of_sale,
                   currency
            FROM fare_query -- fare_query_pkey
            WHERE id IN (
              SELECT min(id) FROM fare_query -- reads all of them in one go
              WHERE departure > :today
              GROUP BY adults, cabin, return_date IS NOT NULL)
            """)
        .param("today", today)
        .query(row -> {
          FareQuery like = fareQuery(row);
          String why = keeper.unanswered(like);
          if (why != null) {
            unanswered.put(
                new Shape(like.adults(), like.cabin().name(), like.returning() != null), why);
          }
        });
    return unanswered;
  }

  private static FareQuery fareQuery(ResultSet row) throws SQLException {
    return new FareQuery(
        Market.of(row.getString("origin"), row.getString("destination")),
        row.getObject("departure", LocalDate.class),
        row.getObject("return_date", LocalDate.class),
        row.getInt("adults"),
        Cabin.valueOf(row.getString("cabin")),
        row.getString("point_of_sale"),
        row.getString("currency"));
  }

  /** Nobody to ask is told at once; that nobody asked, when it was too long. */
  private static Optional<Forgotten> forgotten(List<Part> parts, Map<Shape, String> unanswered) {
    int all = 0;
    int forgotten = 0;
    Part worst = null;
    String why = null;
    for (Part part : parts) {
      String nobody = unanswered.get(part.shape());
      int lost = nobody == null ? part.overdue() : part.all();
      all += part.all();
      forgotten += lost;
      if (lost > 0 && (worst == null || older(part, worst))) {
        worst = part;
        why = nobody;
      }
    }
    return worst == null
        ? Optional.empty()
        : Optional.of(
            new Forgotten(
                worst.watch(),
                worst.account(),
                new OutageNotice.Fares(forgotten, all),
                worst.stalest(),
                worst.lastLook(),
                why));
  }

  private static boolean older(Part one, Part other) {
    return other.lastLook() != null
        && (one.lastLook() == null || one.lastLook().isBefore(other.lastLook()));
  }
}
