package dev.farehawk.delivery;

import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Alerts;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.Wake;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends one channel's deliveries: claims what is ready, hands each to a thread of its own, and
 * writes the results down in batches. What one host may have in flight is bounded, so that a slow
 * one never delays the others.
 */
public final class SendDeliveries {

  private static final int RESULTS_AT_ONCE = 500;

  private final DeliveryChannel channel;
  private final Stores stores;
  private final Shell shell;
  private final Duration lease;
  private final Duration patience;
  private final int perHost;
  private final Map<UUID, Claim> inFlight = new ConcurrentHashMap<>();
  private final Map<String, Integer> busy = new ConcurrentHashMap<>();
  private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();

  /** What the step reads and writes. */
  record Stores(
      DeliveryQueue queue, RecordResults recordResults, Alerts alerts, DeliveryMetrics metrics) {}

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
    this.perHost = perHost;
  }

  /**
   * Claims as many as there is room for and begins to send them.
   *
   * @return how many were taken up
   */
  public int claim() {
    int room = channel.concurrency() - inFlight.size() - results.size();
    if (room <= 0) {
      return 0;
    }
    Instant now = shell.clock().instant();
    Taken taken =
        shell
            .transactions()
            .execute(_ -> {
              stores.queue().promote(now);
              return take(room, now);
            });
    Map<UUID, Alert> alerts =
        stores.alerts().all(taken.sending().stream().map(Claim::alert).distinct().toList()).stream()
            .collect(Collectors.toMap(Alert::id, Function.identity()));
    for (Claim claim : taken.sending()) {
      Alert alert = alerts.get(claim.alert());
      if (alert == null) {
        finish(claim, new Outcome.Permanent("the alert was deleted", false), null);
      } else {
        send(claim, new Parcel(claim.delivery(), claim.to(), alert, now));
      }
    }
    return taken.claimed();
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
    batch.forEach(result -> inFlight.remove(result.claim().delivery(), result.claim()));
    stores.metrics().count(batch, written);
    return batch.size();
  }

  /** Claims that are being worked on, or whose result is not written yet. */
  Collection<Claim> inFlight() {
    return inFlight.values();
  }

  private record Taken(int claimed, List<Claim> sending) {}

  private Taken take(int room, Instant now) {
    List<Claim> claims = stores.queue().claim(channel.channel(), room, now, lease);
    if (claims.isEmpty()) {
      return new Taken(0, List.of());
    }
    Set<UUID> superseded = new HashSet<>(stores.queue().superseded(claims));
    Map<Fate, List<Claim>> fates = new HashMap<>();
    Map<String, Integer> hosts = new HashMap<>(busy);
    for (Claim claim : claims) {
      Fate fate = fate(claim, superseded, hosts, now);
      fates.computeIfAbsent(fate, _ -> new ArrayList<>()).add(claim);
    }
    fates.forEach((fate, some) -> settle(fate, some, now));
    return new Taken(claims.size(), fates.getOrDefault(Fate.SEND, List.of()));
  }

  private enum Fate {
    SEND,
    OLD_NEWS,
    TOO_LATE,
    HOST_BUSY
  }

  private Fate fate(Claim claim, Set<UUID> superseded, Map<String, Integer> hosts, Instant now) {
    if (superseded.contains(claim.delivery())) {
      return Fate.OLD_NEWS;
    }
    if (!now.isBefore(claim.limits().giveUpAt())) {
      return Fate.TOO_LATE;
    }
    String host = channel.bulkhead(claim.to().address());
    boolean room = host.isEmpty() || hosts.merge(host, 1, Integer::sum) <= perHost;
    return room ? Fate.SEND : Fate.HOST_BUSY;
  }

  private void settle(Fate fate, List<Claim> claims, Instant now) {
    switch (fate) {
      case SEND -> stores.queue().begin(claims, now);
      case OLD_NEWS ->
          stores
              .queue()
              .end(claims, "SUPPRESSED", "a newer alert of the same watch took its place");
      case TOO_LATE -> stores.queue().end(claims, "DEAD", "the time to be of use is over");
      case HOST_BUSY -> stores.queue().putBack(claims, now.plus(patience));
    }
  }

  private void send(Claim claim, Parcel parcel) {
    inFlight.put(claim.delivery(), claim);
    String host = channel.bulkhead(claim.to().address());
    busy.merge(host, 1, Integer::sum);
    shell
        .threads()
        .execute(() -> {
          Outcome outcome;
          try {
            outcome = channel.deliver(parcel);
          } catch (RuntimeException e) {
            outcome = new Outcome.Ambiguous("sending failed unexpectedly: " + e);
          }
          busy.computeIfPresent(host, (_, count) -> count == 1 ? null : count - 1);
          finish(claim, outcome, parcel.alert().times().recorded());
        });
  }

  private void finish(Claim claim, Outcome outcome, @Nullable Instant recorded) {
    results.add(new Result(claim, outcome, shell.clock().instant(), recorded));
    shell.finished().signal();
  }
}
