package dev.farehawk.alert;

import dev.farehawk.alert.PlanDeliveries.Planned;
import dev.farehawk.alert.PlanDeliveries.Target;
import dev.farehawk.alert.WriteDecisions.Decided;
import dev.farehawk.platform.Columns;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the deliveries of new alerts, one for each active endpoint of their accounts. */
final class WriteDeliveries {

  private final JdbcClient jdbc;
  private final Deadlines deadlines;
  private final PlanDeliveries planDeliveries;
  private final RandomGenerator random;

  WriteDeliveries(JdbcClient jdbc, Deadlines deadlines, RandomGenerator random) {
    this.jdbc = jdbc;
    this.deadlines = deadlines;
    this.planDeliveries = new PlanDeliveries(deadlines);
    this.random = random;
  }

  /** What is still on its way about an older trigger must not arrive after the newer one. */
  void supersede(List<Decided> firing) {
    List<UUID> again =
        firing.stream()
            .filter(one -> one.after().progress().triggerNo() > 1)
            .map(Decided::watch)
            .toList();
    if (again.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            UPDATE delivery -- delivery_open
            SET state = 'SUPPRESSED', last_error = 'a newer alert of the same watch took its place'
            WHERE watch = ANY(CAST(:watches AS uuid[])) AND state IN ('PENDING', 'WAITING')
              AND kind IN ('ALERT', 'CORRECTION')
            """)
        .param("watches", Columns.texts(again, UUID::toString))
        .update();
  }

  private record NewDelivery(UUID id, UUID alert, Planned planned, Instant giveUpAt, int tie) {}

  /** Writes in the caller's transaction, after the alerts. */
  void write(List<Decided> firing, Map<Long, LocalDate> departures, Instant now) {
    WatchEndpoints endpoints =
        WatchEndpoints.read(
            jdbc,
            firing.stream().map(one -> one.before().account()).toList(),
            firing.stream().map(Decided::watch).toList());
    List<NewDelivery> all = new ArrayList<>();
    for (Decided one : firing) {
      PriceEvent event = one.decision().alert().orElseThrow().event();
      Instant mustArriveBy = event.times().sighted().plus(deadlines.whole());
      LocalDate departure = departures.get(event.fareQuery());
      if (departure == null) {
        throw new IllegalStateException("no departure known of fare query " + event.fareQuery());
      }
      List<Target> wanted = endpoints.of(one.before().account(), one.watch());
      UUID alert = one.alertId();
      for (Planned planned : planDeliveries.plan(wanted, now)) {
        all.add(
            new NewDelivery(
                Ids.derived("delivery", alert, planned.endpoint()),
                alert,
                planned,
                planDeliveries.giveUpAt(now, mustArriveBy, departure),
                random.nextInt()));
      }
    }
    insert(all);
  }

  private void insert(List<NewDelivery> all) {
    jdbc.sql(
            """
            INSERT INTO delivery (id, alert, watch, trigger_no, endpoint, account, channel, lane,
                                  state, stand_in, due, must_arrive_by, give_up_at, tie)
            SELECT news.id, alert.id, alert.watch, alert.trigger_no, news.endpoint, alert.account,
                   news.channel, :lane, news.state, news.state = 'WAITING', news.due,
                   alert.must_arrive_by,
                   news.give_up_at, news.tie
            FROM unnest(CAST(:ids AS uuid[]), CAST(:alerts AS uuid[]), :endpoints, :channels,
                        :states, CAST(:due AS timestamptz[]), CAST(:giveUp AS timestamptz[]), :ties)
              AS news(id, alert, endpoint, channel, state, due, give_up_at, tie)
            JOIN alert ON alert.id = news.alert -- alert_pkey
            """)
        .param("ids", Columns.texts(all, NewDelivery::id))
        .param("alerts", Columns.texts(all, NewDelivery::alert))
        .param("endpoints", Columns.longs(all, one -> one.planned().endpoint()))
        .param("channels", Columns.texts(all, one -> one.planned().channel()))
        .param("states", Columns.texts(all, one -> one.planned().standIn() ? "WAITING" : "PENDING"))
        .param("due", Columns.texts(all, one -> one.planned().due()))
        .param("giveUp", Columns.texts(all, NewDelivery::giveUpAt))
        .param("ties", Columns.ints(all, NewDelivery::tie))
        .param("lane", Lanes.ALERTS)
        .update();
  }
}
