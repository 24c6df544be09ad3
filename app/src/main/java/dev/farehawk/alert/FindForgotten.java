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
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Goes through all active watches, a page at a time, and finds those that nobody looks at. */
final class FindForgotten {

  private static final int PAGE = 2_000;

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
  private record Shape(int adults, String cabin, boolean returns) {}

  /** The fares of one shape of one watch. */
  private record Part(
      UUID watch,
      UUID account,
      Shape shape,
      int all,
      int overdue,
      long stalest,
      @Nullable Instant lastLook) {}

  /** Hands over every watch that is forgotten and whose owner does not know it yet. */
  void each(Measure measure, Consumer<Forgotten> found) {
    Map<Shape, Optional<String>> unanswered = new HashMap<>();
    UUID after = PendingVerdicts.BEFORE_ALL;
    List<UUID> page = ids(after);
    while (!page.isEmpty()) {
      List<Part> parts = parts(page, measure);
      ask(parts, unanswered);
      Map<UUID, List<Part>> byWatch = new LinkedHashMap<>();
      parts.forEach(
          part -> byWatch.computeIfAbsent(part.watch(), _ -> new ArrayList<>()).add(part));
      byWatch.values().forEach(some -> forgotten(some, unanswered).ifPresent(found));
      after = page.getLast();
      page = page.size() < PAGE ? List.of() : ids(after);
    }
  }

  private List<UUID> ids(UUID after) {
    return jdbc.sql(
            """
            SELECT id FROM watch -- watch_pkey
            WHERE id > :after AND lifecycle = 'ACTIVE'
            ORDER BY id
            LIMIT :most
            """)
        .param("after", after)
        .param("most", PAGE)
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

  /** Learns which of these shapes nobody can be asked for. */
  private void ask(List<Part> parts, Map<Shape, Optional<String>> unanswered) {
    Map<Long, Shape> samples = new HashMap<>();
    Map<Shape, Long> fresh = new HashMap<>();
    for (Part part : parts) {
      if (!unanswered.containsKey(part.shape())
          && fresh.putIfAbsent(part.shape(), part.stalest()) == null) {
        samples.put(part.stalest(), part.shape());
      }
    }
    if (samples.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            SELECT id, origin, destination, departure, return_date, adults, cabin, point_of_sale,
                   currency
            FROM fare_query -- fare_query_pkey
            WHERE id = ANY(:ids)
            """)
        .param("ids", samples.keySet().toArray(Long[]::new))
        .query(row -> {
          Shape shape = samples.get(row.getLong("id"));
          if (shape != null) {
            unanswered.put(shape, Optional.ofNullable(keeper.unanswered(fareQuery(row))));
          }
        });
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
  private static Optional<Forgotten> forgotten(
      List<Part> parts, Map<Shape, Optional<String>> unanswered) {
    int all = 0;
    int forgotten = 0;
    Part worst = null;
    String why = null;
    for (Part part : parts) {
      Optional<String> nobody = unanswered.getOrDefault(part.shape(), Optional.empty());
      int lost = nobody.isPresent() ? part.all() : part.overdue();
      all += part.all();
      forgotten += lost;
      if (lost > 0 && (worst == null || older(part, worst))) {
        worst = part;
        why = nobody.orElse(null);
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
