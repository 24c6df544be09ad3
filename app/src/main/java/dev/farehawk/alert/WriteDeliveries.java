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
import org.jspecify.annotations.Nullable;
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

  private record NewDelivery(UUID alert, Planned planned, int lane, Limits limits, int tie) {

    UUID id() {
      return Ids.derived("delivery", alert, planned.endpoint());
    }
  }

  /**
   * What is held has its whole deadline left when it is let go: such a wait is no delay of ours.
   */
  private record Limits(@Nullable Instant mustArriveBy, Instant giveUpAt) {}

  /** Writes in the caller's transaction, after the alerts. */
  void write(List<Decided> firing, Map<Long, LocalDate> departures, Instant now) {
    WatchEndpoints endpoints =
        WatchEndpoints.read(
            jdbc,
            firing.stream().map(one -> one.before().account()).toList(),
            firing.stream().map(Decided::watch).toList());
    OwnersWishes wishes =
        OwnersWishes.read(jdbc, firing.stream().map(Decided::watch).toList(), now);
    List<NewDelivery> all = new ArrayList<>();
    for (Decided one : firing) {
      PriceEvent event = one.firing().event();
      LocalDate departure = departures.get(event.fareQuery());
      if (departure == null) {
        throw new IllegalStateException("no departure known of fare query " + event.fareQuery());
      }
      List<Target> wanted = endpoints.of(one.before().account(), one.watch());
      Telling telling = wishes.telling(one, PlanDeliveries.departed(departure));
      int lane = lane(telling, wishes.wakes(one));
      for (Planned planned : planDeliveries.plan(wanted, telling, now)) {
        all.add(
            new NewDelivery(
                one.alertId(),
                planned,
                lane,
                limits(planned, event.times().sighted(), departure, now),
                random.nextInt()));
      }
    }
    insert(all);
  }

  private static int lane(Telling telling, boolean wakes) {
    if (wakes) {
      return Lanes.WAKING;
    }
    return telling instanceof Telling.InDigest ? Lanes.DIGESTS : Lanes.ALERTS;
  }

  private Limits limits(Planned planned, Instant sighted, LocalDate departure, Instant now) {
    Instant held = planned.wish().until();
    Instant by = (held == null ? sighted : held).plus(deadlines.whole());
    return new Limits(
        held == null ? null : by,
        planDeliveries.giveUpAt(held == null ? now : held, by, departure));
  }

  private void insert(List<NewDelivery> all) {
    jdbc.sql(
            """
            INSERT INTO delivery (id, alert, watch, trigger_no, endpoint, account, channel, lane,
                                  state, stand_in, due, must_arrive_by, give_up_at, tie, held,
                                  last_error)
            SELECT news.id, alert.id, alert.watch, alert.trigger_no, news.endpoint, alert.account,
                   news.channel, news.lane, news.state, CAST(news.stand_in AS boolean), news.due,
                   coalesce(news.by, alert.must_arrive_by), news.give_up_at, news.tie, news.held,
                   news.why
            FROM unnest(CAST(:ids AS uuid[]), CAST(:alerts AS uuid[]), :endpoints, :channels,
                        :lanes, :states, :standIns, CAST(:due AS timestamptz[]),
                        CAST(:by AS timestamptz[]), CAST(:giveUp AS timestamptz[]), :ties,
                        CAST(:held AS text[]), CAST(:whys AS text[]))
              AS news(id, alert, endpoint, channel, lane, state, stand_in, due, by, give_up_at, tie,
                      held, why)
            JOIN alert ON alert.id = news.alert -- alert_pkey
            """)
        .param("ids", Columns.texts(all, NewDelivery::id))
        .param("alerts", Columns.texts(all, NewDelivery::alert))
        .param("endpoints", Columns.longs(all, one -> one.planned().endpoint()))
        .param("channels", Columns.texts(all, one -> one.planned().channel()))
        .param("lanes", Columns.ints(all, NewDelivery::lane))
        .param("states", Columns.texts(all, one -> one.planned().start()))
        .param("standIns", Columns.texts(all, one -> one.planned().standIn()))
        .param("due", Columns.texts(all, one -> one.planned().due()))
        .param("by", Columns.texts(all, one -> one.limits().mustArriveBy()))
        .param("giveUp", Columns.texts(all, one -> one.limits().giveUpAt()))
        .param("ties", Columns.ints(all, NewDelivery::tie))
        .param("held", Columns.texts(all, one -> one.planned().wish().held()))
        .param("whys", Columns.texts(all, one -> one.planned().wish().why()))
        .update();
  }
}
