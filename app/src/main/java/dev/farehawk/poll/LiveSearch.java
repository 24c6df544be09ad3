package dev.farehawk.poll;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.LookReason;
import dev.farehawk.platform.Wake;
import dev.farehawk.provider.Admission;
import dev.farehawk.provider.CallOrder;
import dev.farehawk.provider.CallTicket;
import dev.farehawk.provider.FareProvider;
import dev.farehawk.provider.LookCalls;
import dev.farehawk.provider.ProviderRequest;
import dev.farehawk.provider.ProviderResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every live provider about a few fares at once, for somebody who searches and watches nothing
 * yet. Has its own lane in each provider's budget ({@link SearchLane}), so that it never takes a
 * call that a watch waits for. A call that polling has under way is shared, and every reply is kept
 * as an observation like any other, also when it comes after the search has closed.
 */
public final class LiveSearch implements AutoCloseable {

  /** Fares that one search may ask for. */
  public static final int MOST_FARES = 8;

  private static final Logger log = LoggerFactory.getLogger(LiveSearch.class);
  private static final int MOST_CALLS = 256;
  private static final int MOST_SAVED = 40;

  /** Who searches twice in this time is given the same answer, where the provider would do so. */
  private static final Duration FREE_AGAIN = Duration.ofMinutes(2);

  private static final Duration LAST_CALLS = Duration.ofSeconds(5);

  private final List<Counter> counters = new ArrayList<>();
  private final LookResults results;
  private final InstantSource clock;
  private final Duration worth;
  private final Semaphore places = new Semaphore(MOST_CALLS);
  private final ExecutorService calls =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("search-", 0).factory());

  LiveSearch(Desks desks, LookResults results, double share, Duration worth, InstantSource clock) {
    desks
        .live()
        .forEach(desk -> counters.add(new Counter(desk, new SearchLane(share, MOST_SAVED))));
    this.results = results;
    this.worth = worth;
    this.clock = clock;
  }

  /** One provider and what searches have saved up there. */
  private record Counter(Desk<?> desk, SearchLane lane, ReentrantLock lock) {

    Counter(Desk<?> desk, SearchLane lane) {
      this(desk, lane, new ReentrantLock());
    }

    boolean take() {
      lock.lock();
      try {
        return lane.take(desk.gateway().status().calls());
      } finally {
        lock.unlock();
      }
    }

    void giveBack() {
      lock.lock();
      try {
        lane.giveBack();
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * What a provider said of a fare.
   *
   * @param result its offers, or why there are none; null when it was not asked: the lane is empty,
   *     the provider rests, or was too busy until the search closed
   */
  public record Heard(FareQueryRef fare, String provider, @Nullable ProviderResult result) {}

  /**
   * Asks, and returns at once.
   *
   * @param fares at most {@link #MOST_FARES}
   * @param admittedBy no call begins later than this
   * @param ear told of each provider and fare, by many threads; must be quick
   * @return done when everything was heard; never fails
   */
  public CompletableFuture<Void> ask(
      List<FareQueryRef> fares, Instant admittedBy, Consumer<Heard> ear) {
    if (fares.size() > MOST_FARES) {
      throw new IllegalArgumentException(
          "a search asks for at most " + MOST_FARES + " fares, not " + fares.size());
    }
    List<CompletableFuture<?>> asked = new ArrayList<>();
    for (FareQueryRef fare : fares) {
      for (Counter counter : counters) {
        if (counter.desk.gateway().provider().capabilities().answers(fare.query())) {
          asked.add(begin(counter, fare, admittedBy, ear));
        }
      }
    }
    return CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new));
  }

  private CompletableFuture<?> begin(
      Counter counter, FareQueryRef fare, Instant admittedBy, Consumer<Heard> ear) {
    String provider = counter.desk.gateway().provider().name();
    if (!places.tryAcquire()) {
      ear.accept(new Heard(fare, provider, null));
      return CompletableFuture.completedFuture(null);
    }
    return CompletableFuture.runAsync(
        () -> {
          ProviderResult result = null;
          try {
            result = heard(counter, fare, admittedBy);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (RuntimeException e) {
            log.error("a search for {} failed", fare.query(), e);
          } finally {
            places.release();
            ear.accept(new Heard(fare, provider, result));
          }
        },
        calls);
  }

  private @Nullable ProviderResult heard(Counter counter, FareQueryRef fare, Instant admittedBy)
      throws InterruptedException {
    FareProvider provider = counter.desk.gateway().provider();
    List<ProviderRequest> requests = provider.plan(List.of(fare));
    if (requests.isEmpty() || !counter.take()) {
      return null;
    }
    CallTicket ticket = admitted(counter.desk, admittedBy);
    if (ticket == null) {
      counter.giveBack();
      return null;
    }
    Instant now = clock.instant();
    CallOrder order =
        CallOrder.live(LookReason.SEARCH).worthUntil(now.plus(worth)).contentWith(FREE_AGAIN);
    Look look = new Look(List.of(fare), LookReason.SEARCH, now.toEpochMilli(), fare.id());
    try (LookCalls made = new LookCalls(counter.desk.gateway(), ticket, order, clock)) {
      ProviderResult result = made.call(requests.getFirst());
      results.accept(provider.name(), provider.capabilities().freshness(), look, result);
      return result;
    }
  }

  private @Nullable CallTicket admitted(Desk<?> desk, Instant by) throws InterruptedException {
    Wake wake = new Wake();
    while (true) {
      switch (desk.gateway().admit(wake::signal)) {
        case Admission.Granted(CallTicket ticket) -> {
          return ticket;
        }
        case Admission.Wait(Instant until, String _) -> {
          Instant now = clock.instant();
          if (until.isAfter(by) || now.isAfter(by)) {
            return null;
          }
          wake.await(Duration.between(now, until.isAfter(now) ? until : now.plusMillis(1)));
        }
      }
    }
  }

  /** Waits a little for calls under way. */
  @Override
  public void close() {
    calls.shutdown();
    try {
      if (!calls.awaitTermination(LAST_CALLS.toMillis(), TimeUnit.MILLISECONDS)) {
        calls.shutdownNow();
      }
    } catch (InterruptedException e) {
      calls.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
