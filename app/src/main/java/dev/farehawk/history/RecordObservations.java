package dev.farehawk.history;

import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.LookReason;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.Observation;
import dev.farehawk.fare.Offer;
import dev.farehawk.fare.PriceBasis;
import dev.farehawk.history.HistoryWriter.Doubted;
import dev.farehawk.history.HistoryWriter.Settled;
import dev.farehawk.poll.LookAgain;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records a batch of observations: price points, current prices and changes for the oracle, in one
 * transaction. A batch that changes nothing touches no database once its fare queries are in
 * memory.
 *
 * <p>Recording a batch again after a failure is safe: what was committed is recognised as old.
 */
public final class RecordObservations {

  private final PriceFold fold;
  private final FareQueryStates states;
  private final HistoryWriter writer;
  private final PricePartitions partitions;
  private final WantedFilters filters;
  private final SelectionHistories selections;
  private final TransactionTemplate transaction;
  private final Asks asks;
  private final ChangesRecorded changesRecorded;
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * Where doubts are taken.
   *
   * @param confirmWithin how soon a second look is wanted
   */
  public record Asks(LookAgain lookAgain, Duration confirmWithin, InstantSource clock) {}

  /**
   * What came of a batch.
   *
   * @param points price points written
   * @param changes changes for the oracle written
   * @param quarantined prices that wait for a second look now
   * @param rejects observations and offers that could not be compared, by reason
   */
  public record Outcome(
      int observations, int points, int changes, int quarantined, Map<Reject, Integer> rejects) {}

  /**
   * Works on this database.
   *
   * @param changesRecorded signalled after a batch with changes is committed
   */
  public RecordObservations(
      DataSource source, HistoryConfig config, Asks asks, ChangesRecorded changesRecorded) {
    this.fold = new PriceFold(config);
    this.states = new FareQueryStates(source, config.statesInMemory());
    this.changesRecorded = changesRecorded;
    this.writer = new HistoryWriter(source);
    this.partitions = new PricePartitions(source);
    this.filters = new WantedFilters(source);
    this.selections = new SelectionHistories(source);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    this.asks = asks;
  }

  /**
   * Records these observations in the order given.
   *
   * @throws org.springframework.dao.DataAccessException if the database refuses; nothing of the
   *     batch is recorded then
   */
  public Outcome record(List<Observation> batch) {
    lock.lock();
    try {
      return recordAlone(batch);
    } finally {
      lock.unlock();
    }
  }

  private Outcome recordAlone(List<Observation> batch) {
    Instant now = asks.clock().instant();
    Set<Long> ids = new LinkedHashSet<>();
    batch.forEach(seen -> ids.add(seen.fareQuery().id()));
    try {
      Folded folded = fold(batch, selecting(batch, states.of(ids, now), now), now);
      write(folded, now);
      states.committed(folded.states);
      if (!folded.changes.isEmpty()) {
        changesRecorded.wake().signal();
      }
      folded.confirmations.forEach(
          (query, provider) -> ask(query, LookReason.CONFIRMATION, provider, now));
      folded.drops.forEach((query, provider) -> ask(query, LookReason.SYMPATHETIC, provider, now));
      return folded.outcome(batch.size());
    } catch (RuntimeException e) {
      states.forget(ids);
      throw e;
    }
  }

  /**
   * Records an operator's word on a doubtful price. Nothing else is recorded meanwhile, and the
   * fare query's state is read back from the database afterwards, whatever came of it.
   *
   * @param along done in the same transaction
   * @return false where the price waits no longer
   */
  boolean settle(
      FareQueryRef fare, QuarantinedPrice price, QuarantinedPrice.Outcome outcome, Runnable along) {
    lock.lock();
    try {
      Instant now = asks.clock().instant();
      Observation word = word(fare, price, now);
      FareQueryState state =
          Objects.requireNonNull(
              selecting(List.of(word), states.of(List.of(fare.id()), now), now).get(fare.id()));
      if (!state.open().contains(price)) {
        return false;
      }
      Folded folded = new Folded(Map.of(fare.id(), state));
      folded.add(word, fold.decided(state, price, outcome, word));
      transaction.executeWithoutResult(status -> {
        write(folded, now);
        along.run();
      });
      changesRecorded.wake().signal();
      return true;
    } finally {
      states.forget(List.of(fare.id()));
      lock.unlock();
    }
  }

  private static Observation word(FareQueryRef fare, QuarantinedPrice price, Instant now) {
    Offer offer =
        new Offer(
            price.carrier(),
            price.stops(),
            new Money(price.amountMinor(), fare.query().currency()),
            PriceBasis.PARTY_TOTAL,
            null,
            null,
            null,
            null);
    return new Observation(
        "operator-" + price.requestId(),
        price.provider(),
        fare,
        LookReason.CONFIRMATION,
        Granularity.ITINERARY,
        Freshness.LIVE,
        now,
        now,
        List.of(offer));
  }

  /** What is in memory; an import must make it forget. */
  FareQueryStates states() {
    return states;
  }

  /** The states with exactly those filters that somebody watches now. */
  private Map<Long, FareQueryState> selecting(
      List<Observation> batch, Map<Long, FareQueryState> before, Instant now) {
    Map<Long, Set<FareFilter>> wanted = filters.of(batch, now);
    Map<Long, FareQueryState> after = new HashMap<>(before);
    before.forEach((id, state) -> {
      Set<FareFilter> own = wanted.getOrDefault(id, Set.of());
      Map<FareFilter, Selection> known = state.filters().selections();
      if (!known.keySet().equals(own)) {
        Map<FareFilter, Selection> standing = new HashMap<>();
        for (FareFilter filter : own) {
          Selection old = known.get(filter);
          standing.put(filter, old == null ? selections.standing(id, filter, now) : old);
        }
        after.put(id, state.with(standing));
      }
    });
    return after;
  }

  private void ask(FareQueryRef query, LookReason reason, String provider, Instant now) {
    // A full lane is no failure: the next look at this fare, in its turn, shows as much.
    asks.lookAgain()
        .ask(new LookAgain.Ask(query, reason, provider, now.plus(asks.confirmWithin())));
  }

  private Folded fold(List<Observation> batch, Map<Long, FareQueryState> before, Instant now) {
    Folded folded = new Folded(before);
    for (Observation seen : batch) {
      long id = seen.fareQuery().id();
      PriceFold.Decision decision =
          fold.decide(Objects.requireNonNull(folded.states.get(id)), seen, now);
      folded.add(seen, decision);
    }
    return folded;
  }

  private void write(Folded folded, Instant now) {
    if (folded.isEmpty()) {
      return;
    }
    partitions.ensureFor(folded.points.stream().map(PricePoint::observedAt).toList());
    transaction.executeWithoutResult(status -> {
      if (folded.changes.isEmpty()) {
        writer.relaxDurability();
      }
      writer.points(folded.points, now);
      writer.windows(folded.windows);
      writer.standings(HistoryWriter.standings(folded.points, folded.states));
      writer.doubted(folded.doubted);
      writer.settled(folded.settled, now);
      writer.changes(folded.changes, now);
    });
  }

  /** A batch folded in memory. */
  private static final class Folded {

    private final Map<Long, FareQueryState> states;
    private final List<PricePoint> points = new ArrayList<>();
    private final List<WindowPoint> windows = new ArrayList<>();
    private final List<PriceChange> changes = new ArrayList<>();
    private final List<Doubted> doubted = new ArrayList<>();
    private final List<Settled> settled = new ArrayList<>();

    /** Who showed the last doubtful price of each fare query, and who its drop. */
    private final Map<FareQueryRef, String> confirmations = new LinkedHashMap<>();

    private final Map<FareQueryRef, String> drops = new LinkedHashMap<>();
    private final Map<Reject, Integer> rejects = new EnumMap<>(Reject.class);

    Folded(Map<Long, FareQueryState> before) {
      states = new HashMap<>(before);
    }

    void add(Observation seen, PriceFold.Decision decision) {
      Effects effects = decision.effects();
      long id = seen.fareQuery().id();
      states.put(id, decision.next());
      points.addAll(effects.points());
      windows.addAll(effects.windows());
      changes.addAll(effects.changes());
      String currency = seen.fareQuery().query().currency();
      effects.quarantined().forEach(price -> doubted.add(new Doubted(id, price, currency)));
      effects.settled().forEach((price, how) -> settled.add(new Settled(id, price, how)));
      effects.rejects().forEach((reject, count) -> rejects.merge(reject, count, Integer::sum));
      if (effects.changes().stream().anyMatch(PriceChange::isDrop)) {
        drops.put(seen.fareQuery(), seen.provider());
      }
      if (effects.askConfirmation()) {
        confirmations.put(seen.fareQuery(), seen.provider());
      }
    }

    boolean isEmpty() {
      return points.isEmpty()
          && windows.isEmpty()
          && changes.isEmpty()
          && doubted.isEmpty()
          && settled.isEmpty();
    }

    Outcome outcome(int observations) {
      return new Outcome(
          observations, points.size(), changes.size(), doubted.size(), Map.copyOf(rejects));
    }
  }
}
