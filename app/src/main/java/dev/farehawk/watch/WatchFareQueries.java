package dev.farehawk.watch;

import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.platform.Ids;
import dev.farehawk.watch.ExpandDraft.Span;
import dev.farehawk.watch.WatchTable.Row;
import dev.farehawk.watch.WatchView.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Sets one watch on each of many fare queries as they are, also on departures of years ago and
 * airports that are no more. For replays: nobody is asked for a look.
 */
public final class WatchFareQueries {

  private static final int BATCH = 2_000;

  private final WatchStore store;
  private final Ids ids;

  /** Writes to the store's database. */
  public WatchFareQueries(WatchStore store, Ids ids) {
    this.store = store;
    this.ids = ids;
  }

  /**
   * Stores the fare queries and one watch with this rule for each.
   *
   * @return in the order of the queries
   */
  public List<FareQueryRef> set(UUID account, List<FareQuery> queries, Rule rule) {
    Instant now = store.instant();
    List<FareQueryRef> refs = store.fareQueries().resolve(queries);
    List<Row> rows = new ArrayList<>(refs.size());
    for (FareQueryRef ref : refs) {
      rows.add(row(account, ref, rule, now));
    }
    for (int from = 0; from < rows.size(); from += BATCH) {
      List<Row> part = rows.subList(from, Math.min(rows.size(), from + BATCH));
      int written =
          store.inTransaction(() -> {
            store.watches().insert(part);
            return part.size();
          });
      assert written == part.size();
    }
    return refs;
  }

  private Row row(UUID account, FareQueryRef ref, Rule rule, Instant now) {
    FareQuery query = ref.query();
    LocalDate returning = query.returning();
    Trip trip =
        new Trip(
            List.of(query.market().origin().iata()),
            List.of(query.market().destination().iata()),
            new Dates.On(query.departure()),
            returning == null ? new Stay.OneWay() : new Stay.Until(returning),
            new Party(query.adults(), query.cabin()));
    Journey journey = new Journey(trip, FareFilter.NONE, query.currency());
    WatchView watch =
        new WatchView(ids.next(), account, journey, rule, null, Status.created(now), List.of(ref));
    return new Row(watch, new Span(query.departure(), query.departure()));
  }
}
