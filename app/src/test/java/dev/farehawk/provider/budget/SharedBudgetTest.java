package dev.farehawk.provider.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.provider.budget.LimitWindow.Calendar;
import dev.farehawk.provider.budget.LimitWindow.Period;
import dev.farehawk.provider.budget.LimitWindow.Sliding;
import dev.farehawk.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Nodes in real time on the real ledger: threads that share one rate and one quota. */
class SharedBudgetTest {

  private static final int PER_SECOND = 60;
  private static final int PER_DAY = 150;
  private static final Duration TOLERANCE = Duration.ofMillis(200);

  private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  private final TestDatabase database = TestDatabase.fresh();
  private final Queue<Instant> sent = new ConcurrentLinkedQueue<>();

  @AfterEach
  void drop() {
    database.close();
  }

  private Budget budget(int node) {
    // A day that began twelve hours ago does not end while this runs.
    ZoneOffset farFromMidnight =
        ZoneOffset.ofHours(12 - clock.instant().atOffset(ZoneOffset.UTC).getHour());
    return new Budget(
        "flights",
        new Budget.Terms(
            List.of(
                new Limit(
                    "calls-per-1s",
                    Limit.Kind.RATE,
                    PER_SECOND,
                    new Sliding(Duration.ofSeconds(1))),
                new Limit(
                    "calls-per-day",
                    Limit.Kind.QUOTA,
                    PER_DAY,
                    new Calendar(Period.DAY, farFromMidnight, 1))),
            Tariff.NOTHING,
            1),
        TOLERANCE,
        new JdbcBudgetLedger(
            JdbcClient.create(database.dataSource()),
            new JdbcTransactionManager(database.dataSource()),
            "node " + node),
        new GrantWatch() {
          @Override
          public void granted(Limit limit, long units) {}

          @Override
          public void forfeited(Limit limit, long grants) {}

          @Override
          public void failed(Limit limit, RuntimeException why) {
            throw why;
          }
        });
  }

  @Test
  void nodesNeverPassWhatTheyShareThoughOneOfThemCrashes() {
    List<CompletableFuture<Void>> nodes =
        IntStream.range(0, 3)
            .mapToObj(node ->
                CompletableFuture.runAsync(
                    () -> callUntilTheDayIsUsedUp(node), Thread::startVirtualThread))
            .toList();
    nodes.forEach(CompletableFuture::join);

    List<Instant> calls = new ArrayList<>(sent);
    calls.sort(Instant::compareTo);
    for (int i = PER_SECOND; i < calls.size(); i++) {
      assertThat(Duration.between(calls.get(i - PER_SECOND), calls.get(i)))
          .as("call %d", i)
          .isGreaterThan(Duration.ofSeconds(1));
    }
    // The crash loses a block of one call at most.
    assertThat(calls).hasSizeBetween(PER_DAY - 1, PER_DAY);
  }

  /** Node 0 crashes after some calls: it is gone without a word, and a new one takes its place. */
  private void callUntilTheDayIsUsedUp(int node) {
    Budget budget = budget(node);
    int calls = 0;
    while (true) {
      Instant now = clock.instant();
      Readiness ready = budget.ready(now);
      if (ready.why() == Readiness.Why.QUOTA) {
        return;
      }
      if (!ready.isReady(now)) {
        LockSupport.parkNanos(Duration.between(now, ready.at()).toNanos());
        continue;
      }
      Spending spending = budget.spend(now);
      if (budget.sends(spending, clock.instant())) {
        sent.add(clock.instant());
        calls++;
      }
      if (node == 0 && calls == 20) {
        budget = budget(node);
      }
    }
  }
}
