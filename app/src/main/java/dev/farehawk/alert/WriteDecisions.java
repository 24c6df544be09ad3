package dev.farehawk.alert;

import dev.farehawk.alert.Decision.Firing;
import dev.farehawk.alert.Decision.Suppressed;
import dev.farehawk.alert.WatchState.Reference;
import dev.farehawk.alert.WatchState.Told;
import dev.farehawk.platform.Columns;
import dev.farehawk.platform.Deadlines;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what was decided for a page of watches: a handful of statements, however many watches. */
final class WriteDecisions {

  private final JdbcClient jdbc;
  private final Deadlines deadlines;
  private final WriteDeliveries writeDeliveries;
  private final WriteCorrections writeCorrections;

  WriteDecisions(JdbcClient jdbc, Deadlines deadlines, RandomGenerator random) {
    this.jdbc = jdbc;
    this.deadlines = deadlines;
    this.writeDeliveries = new WriteDeliveries(jdbc, deadlines, random);
    this.writeCorrections = new WriteCorrections(jdbc, deadlines, random);
  }

  /** What became of one watch. */
  record Decided(WatchState before, Decision decision) {

    WatchState after() {
      return decision.next();
    }

    UUID watch() {
      return before.id();
    }

    Firing firing() {
      return decision.alert().orElseThrow();
    }

    UUID alertId() {
      return Alerts.idOf(watch(), firing().triggerNo());
    }
  }

  /** How much was written. */
  record Written(int alerts, int corrections) {

    static final Written NOTHING = new Written(0, 0);

    boolean any() {
      return alerts + corrections > 0;
    }
  }

  /**
   * Writes in the caller's transaction.
   *
   * @param departures by fare query
   * @return how much there was to tell
   */
  Written write(List<Decided> page, Map<Long, LocalDate> departures, Instant now) {
    writeProgress(page);
    writeReferences(page);
    writeSuppressions(page, now);
    // Before newer alerts: what they take the place of includes the corrections of older ones.
    int corrections = writeCorrections.write(page, departures, now);
    List<Decided> firing = page.stream().filter(one -> one.decision().alert().isPresent()).toList();
    if (!firing.isEmpty()) {
      writeDeliveries.supersede(firing);
      writeAlerts(firing, now);
      writeDeliveries.write(firing, departures, now);
    }
    return new Written(firing.size(), corrections);
  }

  private void writeProgress(List<Decided> page) {
    List<WatchState> moved =
        page.stream()
            .filter(one -> !one.before().progress().equals(one.after().progress()))
            .map(Decided::after)
            .toList();
    if (moved.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            UPDATE watch -- watch_pkey
            SET phase = news.phase, trigger_no = news.trigger_no,
                alerted_minor = news.alerted_minor, alerted_query = news.alerted_query,
                alerted_seen_at = news.seen_at, corrected_no = news.corrected_no,
                rearmed_at = news.rearmed_at
            FROM unnest(CAST(:ids AS uuid[]), :phases, :triggers, :minors, :queries,
                        CAST(:seen AS timestamptz[]), :corrected, CAST(:rearmed AS timestamptz[]))
              AS news(id, phase, trigger_no, alerted_minor, alerted_query, seen_at, corrected_no,
                      rearmed_at)
            WHERE watch.id = news.id
            """)
        .param("ids", Columns.texts(moved, WatchState::id))
        .param("phases", Columns.texts(moved, watch -> watch.progress().phase()))
        .param("triggers", Columns.ints(moved, watch -> watch.progress().triggerNo()))
        .param("minors", Columns.longs(moved, watch -> told(watch, Told::minor)))
        .param("queries", Columns.longs(moved, watch -> told(watch, Told::fareQuery)))
        .param("seen", Columns.texts(moved, watch -> told(watch, Told::seen)))
        .param("corrected", Columns.ints(moved, WriteDecisions::correctedNo))
        .param("rearmed", Columns.texts(moved, watch -> watch.progress().rearmedAt()))
        .update();
  }

  private static <T> @Nullable T told(WatchState watch, Function<Told, @Nullable T> part) {
    Told last = watch.progress().lastAlert();
    return last == null ? null : part.apply(last);
  }

  /** Number of the last alert of which its owner needs to hear no more; zero when there is none. */
  private static int correctedNo(WatchState watch) {
    Told last = watch.progress().lastAlert();
    return last != null && last.corrected() ? watch.progress().triggerNo() : 0;
  }

  private record NewReference(UUID watch, long fareQuery, Reference reference) {}

  private void writeReferences(List<Decided> page) {
    List<NewReference> fresh = new ArrayList<>();
    for (Decided one : page) {
      one.after()
          .references()
          .forEach((fareQuery, reference) -> {
            if (!reference.equals(one.before().references().get(fareQuery))) {
              fresh.add(new NewReference(one.watch(), fareQuery, reference));
            }
          });
    }
    if (fresh.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            UPDATE watch_query -- watch_query_pkey
            SET reference_minor = news.minor, first_look_at = news.since
            FROM unnest(:queries, CAST(:watches AS uuid[]), :minors, CAST(:since AS timestamptz[]))
              AS news(fare_query, watch, minor, since)
            WHERE watch_query.fare_query = news.fare_query AND watch_query.watch = news.watch
            """)
        .param("queries", Columns.longs(fresh, NewReference::fareQuery))
        .param("watches", Columns.texts(fresh, NewReference::watch))
        .param("minors", Columns.longs(fresh, news -> news.reference().minor()))
        .param("since", Columns.texts(fresh, news -> news.reference().since()))
        .update();
  }

  private record NotTold(UUID watch, Suppressed suppressed) {}

  private void writeSuppressions(List<Decided> page, Instant now) {
    List<NotTold> all =
        page.stream()
            .flatMap(one ->
                one.decision().suppressed().stream().map(why -> new NotTold(one.watch(), why)))
            .toList();
    if (all.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            INSERT INTO suppression (watch, change, reason, decided_at)
            SELECT news.watch, news.change, news.reason, :now
            FROM unnest(CAST(:watches AS uuid[]), :changes, :reasons) AS news(watch, change, reason)
            """)
        .param("watches", Columns.texts(all, NotTold::watch))
        .param("changes", Columns.longs(all, one -> one.suppressed().change()))
        .param("reasons", Columns.texts(all, one -> one.suppressed().reason()))
        .param("now", Columns.utc(now))
        .update();
  }

  private void writeAlerts(List<Decided> firing, Instant now) {
    jdbc.sql(
            """
            INSERT INTO alert (id, watch, account, trigger_no, change, fare_query, carrier,
                               amount_minor, reference_minor, currency, rule, changed_at,
                               observed_at, sighted_at, recorded_at, alerted_at, must_arrive_by)
            SELECT news.id, watch.id, watch.account, news.trigger_no, c.id, c.fare_query, c.carrier,
                   c.amount_minor, news.reference_minor, query.currency, watch.rule, NULL,
                   c.observed_at, c.sighted_at, c.recorded_at, :now,
                   c.sighted_at + :deadline * interval '1 microsecond'
            FROM unnest(CAST(:ids AS uuid[]), CAST(:watches AS uuid[]), :triggers, :changes,
                        :references)
              WITH ORDINALITY AS news(id, watch, trigger_no, change, reference_minor, place)
            JOIN watch ON watch.id = news.watch
            JOIN price_change c ON c.id = news.change
            JOIN fare_query query ON query.id = c.fare_query
            ORDER BY news.place
            """)
        .param("ids", Columns.texts(firing, Decided::alertId))
        .param("watches", Columns.texts(firing, Decided::watch))
        .param("triggers", Columns.ints(firing, one -> one.after().progress().triggerNo()))
        .param("changes", Columns.longs(firing, one -> one.firing().event().change()))
        .param("references", Columns.longs(firing, one -> one.firing().referenceMinor()))
        .param("deadline", deadlines.whole().toNanos() / 1_000)
        .param("now", Columns.utc(now))
        .update();
  }
}
