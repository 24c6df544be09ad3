package dev.farehawk.delivery;

import dev.farehawk.alert.News;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.Wake;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends one channel's deliveries: claims what is ready, hands each to a thread of its own, and
 * writes the results down in batches. Claims run ahead of what is carried at a time, so that each
 * trip to the database serves many; what one host may have in hand is bounded, so that a slow one
 * never delays the others.
 */
public final class SendDeliveries {

  private static final int RESULTS_AT_ONCE = 500;

  /** A claim that would fill less than this part of the hand can wait until there is more room. */
  private static final int LEAST_CLAIM = 4;

  /** But not for longer than this part of the deadline. */
  private static final int LONGEST_WAIT = 2_400;

  /** Nor do parcels wait in hand for longer than this part of it, as far as can be known. */
  private static final int SOON = 1_200;

  private final DeliveryChannel channel;
  private final Stores stores;
  private final Shell shell;
  private final Duration lease;
  private final Duration patience;
  private final Duration ripening;
  private final Bulkheads bulkheads;
  private final Map<UUID, Claim> inHand = new ConcurrentHashMap<>();
  private final Set<UUID> unsent = ConcurrentHashMap.newKeySet();
  private volatile Instant claimedAt = Instant.EPOCH;
  private volatile Instant promotedAt = Instant.EPOCH;
  private volatile Duration waited = Duration.ZERO;
  private volatile boolean filled;
  private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();

  /** What the step reads and writes. */
  record Stores(
      DeliveryQueue queue,
      RecordResults recordResults,
      FindNews findNews,
      DeliveryMetrics metrics) {}

  /**
   * What the step runs in.
   *
   * @param threads runs each try; virtual threads in the service
   * @param finished signalled whenever a result waits to be written
   */
  record Shell(
      TransactionTemplate transactions, InstantSource clock, Executor threads, Wake finished) {}

  SendDeliveries(
      DeliveryChannel channel, Stores stores, Shell shell, Deadlines deadlines, int perHost) {
    this.channel = channel;
    this.stores = stores;
    this.shell = shell;
    this.lease = deadlines.lease();
    this.patience = deadlines.whole().dividedBy(240);
    this.ripening = deadlines.whole().dividedBy(LONGEST_WAIT);
    this.bulkheads =
        new Bulkheads(channel.concurrency(), perHost, deadlines.whole().dividedBy(SOON));
  }

  /**
   * Claims as many as there is room for and begins to send them.
   *
   * @return how many were taken up
   */
  public int claim() {
    Instant now = shell.clock().instant();
    bulkheads.learn(waited, filled && unsent.isEmpty());
    int room = bulkheads.capacity() - inHand.size();
    if (room <= 0 || !ripe(room, now)) {
      return 0;
    }
    claimedAt = now;
    Taken taken =
        shell
            .transactions()
            .execute(_ -> {
              if (hasPassed(promotedAt, now)) {
                stores.queue().promote(now);
                promotedAt = now;
              }
              return take(room, now);
            });
    filled = taken.claimed() == room;
    Map<UUID, News> found =
        stores.findNews().of(taken.sending(), stores.queue().carried(taken.sending()));
    for (Claim claim : taken.sending()) {
      News news = found.get(claim.delivery());
      if (news == null) {
        finish(claim, new Outcome.Permanent("what it tells of was deleted", false), null);
      } else {
        send(claim, news, now);
      }
    }
    return taken.claimed();
  }

  private boolean ripe(int room, Instant now) {
    return room >= bulkheads.capacity() / LEAST_CLAIM || hasPassed(claimedAt, now);
  }

  private boolean hasPassed(Instant before, Instant now) {
    return Duration.between(before, now).compareTo(ripening) >= 0;
  }

  /**
   * Gives back what was claimed and not begun to be sent: others may take it at once.
   *
   * @return how many
   */
  int giveBack() {
    List<Claim> mine =
        inHand.values().stream().filter(claim -> unsent.remove(claim.delivery())).toList();
    if (!mine.isEmpty()) {
      stores.queue().giveBack(mine);
      mine.forEach(claim -> inHand.remove(claim.delivery(), claim));
    }
    return mine.size();
  }

  /**
   * Writes down what came of tries that have ended.
   *
   * @return how many results were taken up
   */
  public int record() {
    List<Result> batch = new ArrayList<>();
    results.drainTo(batch, RESULTS_AT_ONCE);
    if (batch.isEmpty()) {
      return 0;
    }
    List<Result> written;
    try {
      written = shell.transactions().execute(_ -> stores.recordResults().record(batch));
    } catch (RuntimeException e) {
      results.addAll(batch);
      throw e;
    }
    batch.forEach(result -> inHand.remove(result.claim().delivery(), result.claim()));
    stores.metrics().count(batch, written);
    return batch.size();
  }

  /** Claims that are being worked on, or whose result is not written yet. */
  Collection<Claim> inHand() {
    return inHand.values();
  }

  private record Taken(int claimed, List<Claim> sending) {}

  private Taken take(int room, Instant now) {
    List<Claim> claims = stores.queue().claim(channel.channel(), room, now, lease);
    if (claims.isEmpty()) {
      return new Taken(0, List.of());
    }
    Map<UUID, String> moot = stores.queue().moot(claims);
    Map<Fate, List<Claim>> fates = new HashMap<>();
    Map<String, Integer> hosts = bulkheads.inHand();
    for (Claim claim : claims) {
      Fate fate = fate(claim, moot, hosts, now);
      fates.computeIfAbsent(fate, _ -> new ArrayList<>()).add(claim);
    }
    fates.forEach((fate, some) -> settle(fate, some, moot, now));
    return new Taken(claims.size(), fates.getOrDefault(Fate.SEND, List.of()));
  }

  private enum Fate {
    SEND,
    MOOT,
    TOO_LATE,
    HOST_BUSY
  }

  private Fate fate(Claim claim, Map<UUID, String> moot, Map<String, Integer> hosts, Instant now) {
    if (moot.containsKey(claim.delivery())) {
      return Fate.MOOT;
    }
    if (!now.isBefore(claim.limits().giveUpAt())) {
      return Fate.TOO_LATE;
    }
    String host = channel.bulkhead(claim.to().address());
    return bulkheads.holds(host, hosts.merge(host, 1, Integer::sum)) ? Fate.SEND : Fate.HOST_BUSY;
  }

  private void settle(Fate fate, List<Claim> claims, Map<UUID, String> moot, Instant now) {
    switch (fate) {
      case SEND -> stores.queue().begin(claims, now);
      case MOOT ->
          claims.stream()
              .collect(Collectors.groupingBy(one -> String.valueOf(moot.get(one.delivery()))))
              .forEach((why, some) -> stores.queue().end(some, "SUPPRESSED", why));
      case TOO_LATE -> stores.queue().end(claims, "DEAD", "the time to be of use is over");
      case HOST_BUSY -> stores.queue().putBack(claims, now.plus(patience));
    }
  }

  private void send(Claim claim, News news, Instant claimed) {
    String host = channel.bulkhead(claim.to().address());
    inHand.put(claim.delivery(), claim);
    unsent.add(claim.delivery());
    bulkheads.enter(host);
    shell.threads().execute(() -> bulkheads.carry(host, () -> carry(claim, news, claimed)));
  }

  private void carry(Claim claim, News news, Instant claimed) {
    if (!unsent.remove(claim.delivery())) {
      return;
    }
    Instant now = shell.clock().instant();
    waited = Duration.between(claimed, now);
    Outcome outcome;
    try {
      outcome =
          channel.deliver(
              new Parcel(claim.delivery(), claim.to(), news, now, claim.limits().mustArriveBy()));
    } catch (RuntimeException e) {
      outcome = new Outcome.Ambiguous("sending failed unexpectedly: " + e);
    }
    // A wait that its owner wished for is no slow reaction.
    finish(claim, outcome, claim.held() == Claim.Held.NOT ? news.recorded() : null);
  }

  private void finish(Claim claim, Outcome outcome, @Nullable Instant recorded) {
    results.add(new Result(claim, outcome, shell.clock().instant(), recorded));
    shell.finished().signal();
  }
}
