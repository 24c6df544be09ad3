package dev.farehawk.alert;

import dev.farehawk.alert.PlanDeliveries.Planned;
import dev.farehawk.platform.Columns;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes outages and their ends, each with deliveries to where its owner wants alerts first. */
final class WriteOutages {

  private static final int LONGEST_REASON = 300;
  private static final Duration OF_USE_FOR = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final Deadlines deadlines;
  private final PlanDeliveries planDeliveries;
  private final RandomGenerator random;

  WriteOutages(JdbcClient jdbc, Deadlines deadlines, RandomGenerator random) {
    this.jdbc = jdbc;
    this.deadlines = deadlines;
    this.planDeliveries = new PlanDeliveries(deadlines);
    this.random = random;
  }

  /** An outage of somebody's watch. */
  record Of(UUID outage, UUID watch, UUID account) {}

  private record Numbered(Forgotten forgotten, int number) {

    UUID id() {
      return Outages.idOf(forgotten.watch(), number);
    }
  }

  /**
   * Writes in the caller's transaction what nobody else has written meanwhile.
   *
   * @param all each with its reason
   * @return how many owners are told
   */
  int begin(List<Forgotten> all, Instant now) {
    Map<UUID, Integer> last = lastNumbers(all);
    List<Numbered> numbered =
        all.stream().map(one -> new Numbered(one, last.getOrDefault(one.watch(), 0) + 1)).toList();
    Set<UUID> written =
        new HashSet<>(
            jdbc.sql(
                    """
                    INSERT INTO outage (id, watch, number, fares, all_fares, last_look_at, reason,
                                        told_at)
                    SELECT news.id, w.id, news.number, news.fares, news.every, news.last_look,
                           news.reason, :now
                    FROM unnest(CAST(:ids AS uuid[]), CAST(:watches AS uuid[]), :numbers, :fares,
                                :every, CAST(:looks AS timestamptz[]), :reasons)
                      AS news(id, watch, number, fares, every, last_look, reason)
                    JOIN watch w ON w.id = news.watch AND w.lifecycle = 'ACTIVE'
                    ON CONFLICT DO NOTHING -- outage_open, outage_watch_number_key
                    RETURNING id
                    """)
                .param("ids", Columns.texts(numbered, Numbered::id))
                .param("watches", Columns.texts(numbered, one -> one.forgotten().watch()))
                .param("numbers", Columns.ints(numbered, Numbered::number))
                .param("fares", Columns.ints(numbered, one -> one.forgotten().fares().forgotten()))
                .param("every", Columns.ints(numbered, one -> one.forgotten().fares().all()))
                .param("looks", Columns.texts(numbered, one -> one.forgotten().lastLook()))
                .param("reasons", Columns.texts(numbered, one -> reason(one.forgotten())))
                .param("now", Columns.utc(now))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list());
    List<Of> told =
        numbered.stream()
            .filter(one -> written.contains(one.id()))
            .map(one -> new Of(one.id(), one.forgotten().watch(), one.forgotten().account()))
            .toList();
    deliver(told, "STOPPED", now);
    return told.size();
  }

  /**
   * Looking goes on, or nobody wants it to.
   *
   * @param told whose owners hear of it
   * @param over those that end without a word
   */
  void end(List<Of> told, List<Of> over, Instant now) {
    List<Of> all = new ArrayList<>(told);
    all.addAll(over);
    jdbc.sql(
            """
            UPDATE outage SET resumed_at = :now -- outage_pkey
            WHERE id = ANY(CAST(:ids AS uuid[])) AND resumed_at IS NULL
            """)
        .param("ids", Columns.texts(all, Of::outage))
        .param("now", Columns.utc(now))
        .update();
    deliver(told, "RESUMED", now);
  }

  private Map<UUID, Integer> lastNumbers(List<Forgotten> all) {
    Map<UUID, Integer> last = new HashMap<>();
    jdbc.sql(
            """
            SELECT watch, max(number) AS number FROM outage -- outage_watch_number_key
            WHERE watch = ANY(CAST(:watches AS uuid[]))
            GROUP BY watch
            """)
        .param("watches", Columns.texts(all, Forgotten::watch))
        .query(row -> {
          last.put(row.getObject("watch", UUID.class), row.getInt("number"));
        });
    return last;
  }

  private static String reason(Forgotten forgotten) {
    String why = forgotten.why();
    if (why == null) {
      throw new IllegalArgumentException("no reason is known of " + forgotten.watch());
    }
    return why.length() <= LONGEST_REASON ? why : why.substring(0, LONGEST_REASON);
  }

  private record NewDelivery(Of of, String kind, Planned planned) {

    /** The two kinds of one outage are different messages. */
    UUID id() {
      return Ids.derived("delivery", of.outage(), kind, planned.endpoint());
    }
  }

  /** Not to the inbox, which shows outages as they are, and to no stand-ins: it can wait. */
  private void deliver(List<Of> told, String kind, Instant now) {
    WatchEndpoints endpoints =
        WatchEndpoints.read(
            jdbc, told.stream().map(Of::account).toList(), told.stream().map(Of::watch).toList());
    List<NewDelivery> all = new ArrayList<>();
    OwnersWishes wishes = OwnersWishes.read(jdbc, told.stream().map(Of::watch).toList(), now);
    for (Of one : told) {
      Telling telling = wishes.quietly(one.account());
      planDeliveries.plan(endpoints.of(one.account(), one.watch()), telling, now).stream()
          .filter(planned -> !planned.standIn() && !planned.channel().equals("INBOX"))
          .filter(planned -> planned.start() != PlanDeliveries.Start.SUPPRESSED)
          .forEach(planned -> all.add(new NewDelivery(one, kind, planned)));
    }
    if (all.isEmpty()) {
      return;
    }
    // No alert's trigger number: alerts and outages of a watch neither wait for nor replace each
    // other.
    jdbc.sql(
            """
            INSERT INTO delivery (id, outage, kind, watch, trigger_no, endpoint, account, channel,
                                  lane, state, due, must_arrive_by, give_up_at, tie, held)
            SELECT news.id, news.outage, :kind, news.watch, 0, news.endpoint, news.account,
                   news.channel, :lane, news.state, news.due, news.due + (:by - :now),
                   news.due + (:giveUp - :now), news.tie, news.held
            FROM unnest(CAST(:ids AS uuid[]), CAST(:outages AS uuid[]), CAST(:watches AS uuid[]),
                        :endpoints, CAST(:accounts AS uuid[]), :channels, :ties, :states,
                        CAST(:due AS timestamptz[]), CAST(:held AS text[]))
              AS news(id, outage, watch, endpoint, account, channel, tie, state, due, held)
            """)
        .param("ids", Columns.texts(all, NewDelivery::id))
        .param("outages", Columns.texts(all, one -> one.of().outage()))
        .param("watches", Columns.texts(all, one -> one.of().watch()))
        .param("endpoints", Columns.longs(all, one -> one.planned().endpoint()))
        .param("accounts", Columns.texts(all, one -> one.of().account()))
        .param("channels", Columns.texts(all, one -> one.planned().channel()))
        .param("ties", Columns.ints(all, _ -> random.nextInt()))
        .param("states", Columns.texts(all, one -> one.planned().start()))
        .param("due", Columns.texts(all, one -> one.planned().due()))
        .param("held", Columns.texts(all, one -> one.planned().wish().held()))
        .param("kind", kind)
        .param("lane", Lanes.DIGESTS)
        .param("now", Columns.utc(now))
        .param("by", Columns.utc(now.plus(deadlines.whole())))
        .param("giveUp", Columns.utc(now.plus(OF_USE_FOR)))
        .update();
  }
}
