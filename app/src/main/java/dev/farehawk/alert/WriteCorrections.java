package dev.farehawk.alert;

import dev.farehawk.alert.Decision.Gone;
import dev.farehawk.alert.WriteDecisions.Decided;
import dev.farehawk.fare.Money;
import dev.farehawk.platform.Columns;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes what is to be told of fares that are gone. An alert that has not been sent yet is
 * suppressed instead of being sent and taken back; where it arrived, or may be arriving, a
 * correction follows it on the same endpoint. In the inbox an alert has arrived once it is
 * committed.
 */
final class WriteCorrections {

  private static final String GONE = "the fare was gone before this was sent";

  private final JdbcClient jdbc;
  private final Deadlines deadlines;
  private final PlanDeliveries planDeliveries;
  private final RandomGenerator random;

  WriteCorrections(JdbcClient jdbc, Deadlines deadlines, RandomGenerator random) {
    this.jdbc = jdbc;
    this.deadlines = deadlines;
    this.planDeliveries = new PlanDeliveries(deadlines);
    this.random = random;
  }

  private record Correcting(UUID watch, UUID alert, Gone gone) {

    static Correcting of(Decided one, Gone gone) {
      return new Correcting(one.watch(), Alerts.idOf(one.watch(), gone.triggerNo()), gone);
    }

    PriceEvent event() {
      return gone.event();
    }
  }

  /**
   * Writes in the caller's transaction, which holds the watches.
   *
   * @param departures by fare query
   * @return how many alerts were corrected
   */
  int write(List<Decided> page, Map<Long, LocalDate> departures, Instant now) {
    List<Correcting> all = new ArrayList<>();
    page.forEach(one -> one.decision().gone().ifPresent(gone -> all.add(Correcting.of(one, gone))));
    if (all.isEmpty()) {
      return 0;
    }
    insert(all, now);
    // A sender may hold some of these rows: whoever waits for it sees below what it left behind.
    suppressUnsent(all);
    deliver(all, departures, now);
    return all.size();
  }

  private void insert(List<Correcting> all, Instant now) {
    jdbc.sql(
            """
            INSERT INTO correction (id, alert, change, amount_minor, sighted_at, observed_at,
                                    recorded_at, corrected_at)
            SELECT news.id, news.alert, news.change, news.minor, news.sighted, news.observed,
                   news.recorded, :now
            FROM unnest(CAST(:ids AS uuid[]), CAST(:alerts AS uuid[]), :changes, :minors,
                        CAST(:sighted AS timestamptz[]), CAST(:observed AS timestamptz[]),
                        CAST(:recorded AS timestamptz[]))
              AS news(id, alert, change, minor, sighted, observed, recorded)
            """)
        .param("ids", Columns.texts(all, one -> Corrections.idOf(one.alert())))
        .param("alerts", Columns.texts(all, Correcting::alert))
        .param("changes", Columns.longs(all, one -> one.event().change()))
        .param("minors", Columns.longs(all, one -> minor(one.event().price())))
        .param("sighted", Columns.texts(all, one -> one.event().times().sighted()))
        .param("observed", Columns.texts(all, one -> one.event().times().observed()))
        .param("recorded", Columns.texts(all, one -> one.event().times().recorded()))
        .param("now", Columns.utc(now))
        .update();
  }

  private static @Nullable Long minor(@Nullable Money price) {
    return price == null ? null : (Long) price.minor();
  }

  private void suppressUnsent(List<Correcting> all) {
    jdbc.sql(
            """
            UPDATE delivery SET state = 'SUPPRESSED', last_error = :gone
            WHERE alert = ANY(CAST(:alerts AS uuid[])) -- delivery_alert_endpoint_kind_key
              AND kind = 'ALERT' AND channel <> 'INBOX' AND state IN ('PENDING', 'WAITING')
            """)
        .param("gone", GONE)
        .param("alerts", Columns.texts(all, Correcting::alert))
        .update();
  }

  private record Arrived(UUID alert, long endpoint, @Nullable Instant held) {

    UUID correctionDelivery() {
      return Ids.derived("delivery", Corrections.idOf(alert), endpoint);
    }
  }

  private void deliver(List<Correcting> all, Map<Long, LocalDate> departures, Instant now) {
    Map<UUID, Correcting> byAlert = new HashMap<>();
    all.forEach(one -> byAlert.put(one.alert(), one));
    OwnersWishes wishes =
        OwnersWishes.read(jdbc, all.stream().map(Correcting::watch).toList(), now);
    List<Arrived> arrived =
        jdbc.sql(
                """
                SELECT d.alert, d.endpoint, d.account,
                       d.channel <> 'INBOX' AND d.lane <> :waking AS may_wait
                FROM delivery d -- delivery_alert_endpoint_kind_key
                JOIN endpoint e ON e.id = d.endpoint AND e.state = 'ACTIVE'
                WHERE d.alert = ANY(CAST(:alerts AS uuid[])) AND d.kind = 'ALERT'
                  AND (d.state IN ('ACCEPTED', 'CLAIMED') OR d.channel = 'INBOX')
                  AND NOT EXISTS (
                    SELECT FROM endpoint_mute m -- endpoint_mute_pkey
                    WHERE m.watch = d.watch AND m.endpoint = d.endpoint)
                ORDER BY d.id
                """)
            .param("alerts", Columns.texts(all, Correcting::alert))
            .param("waking", Lanes.WAKING)
            .query((row, _) ->
                new Arrived(
                    row.getObject("alert", UUID.class),
                    row.getLong("endpoint"),
                    row.getBoolean("may_wait")
                            && wishes.quietly(row.getObject("account", UUID.class))
                                instanceof Telling.HoldUntil(Instant end)
                        ? end
                        : null))
            .list();
    if (arrived.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            INSERT INTO delivery (id, alert, kind, watch, trigger_no, endpoint, account, channel,
                                  lane, state, due, must_arrive_by, give_up_at, tie, held)
            SELECT news.id, told.alert, 'CORRECTION', told.watch, told.trigger_no, told.endpoint,
                   told.account, told.channel, :lane,
                   CASE WHEN news.held IS NULL THEN 'PENDING' ELSE 'WAITING' END,
                   coalesce(news.held, :now), news.by, news.give_up_at, news.tie,
                   CASE WHEN news.held IS NOT NULL THEN 'QUIET' END
            FROM unnest(CAST(:ids AS uuid[]), CAST(:alerts AS uuid[]), :endpoints,
                        CAST(:by AS timestamptz[]), CAST(:giveUp AS timestamptz[]), :ties,
                        CAST(:held AS timestamptz[]))
              AS news(id, alert, endpoint, by, give_up_at, tie, held)
            JOIN delivery told -- delivery_alert_endpoint_kind_key
              ON told.alert = news.alert AND told.endpoint = news.endpoint AND told.kind = 'ALERT'
            """)
        .param("ids", Columns.texts(arrived, Arrived::correctionDelivery))
        .param("alerts", Columns.texts(arrived, Arrived::alert))
        .param("endpoints", Columns.longs(arrived, Arrived::endpoint))
        .param("held", Columns.texts(arrived, Arrived::held))
        .param("by", Columns.texts(arrived, one -> mustArriveBy(event(byAlert, one), one)))
        .param(
            "giveUp",
            Columns.texts(arrived, one -> giveUpAt(event(byAlert, one), one, departures, now)))
        .param("ties", Columns.ints(arrived, _ -> random.nextInt()))
        .param("lane", Lanes.CORRECTIONS)
        .param("now", Columns.utc(now))
        .update();
  }

  private static PriceEvent event(Map<UUID, Correcting> byAlert, Arrived one) {
    return Objects.requireNonNull(byAlert.get(one.alert())).event();
  }

  private Instant mustArriveBy(PriceEvent event, Arrived to) {
    Instant from = to.held() == null ? event.times().sighted() : to.held();
    return from.plus(deadlines.whole());
  }

  private Instant giveUpAt(
      PriceEvent event, Arrived to, Map<Long, LocalDate> departures, Instant now) {
    LocalDate departure = Objects.requireNonNull(departures.get(event.fareQuery()));
    Instant from = to.held() == null ? now : to.held();
    return planDeliveries.giveUpAt(from, mustArriveBy(event, to), departure);
  }
}
