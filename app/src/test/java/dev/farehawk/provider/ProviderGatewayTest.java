package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.platform.flags.Switch;
import dev.farehawk.provider.budget.BudgetLedger;
import dev.farehawk.provider.budget.InMemoryBudgetLedger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProviderGatewayTest {

  private static final FareQueryRef ASKED = AdapterContract.ASKED;
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final BudgetLedger ledger = new InMemoryBudgetLedger();
  private final List<CallBook.Entry> booked = new CopyOnWriteArrayList<>();
  private final Set<Switch> stopped = new HashSet<>();

  private ProviderGateway gateway(StubProvider stub, ProviderLimits limits) {
    return new ProviderGateway(
        new ProviderConfig(
            "flights", ProviderKind.SERPAPI, stub.address(), ProviderKey.of("k"), true, limits),
        ledger,
        booked::add,
        Clock.systemUTC(),
        metrics,
        stopped::contains);
  }

  private static ProviderLimits limits(int calls, Duration window, long perDay, int places) {
    return new ProviderLimits(calls, window, perDay, 0L, Duration.ofSeconds(5), places);
  }

  private static CallTicket granted(ProviderGateway gateway) {
    Admission admission = gateway.admit(() -> {});
    assertThat(admission).isInstanceOf(Admission.Granted.class);
    return ((Admission.Granted) admission).ticket();
  }

  private static String refused(ProviderGateway gateway) {
    Admission admission = gateway.admit(() -> {});
    assertThat(admission).isInstanceOf(Admission.Wait.class);
    return ((Admission.Wait) admission).why();
  }

  @Test
  void equalQuestionsInFlightAreOneCall() {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    try (StubProvider stub =
            new StubProvider(exchange -> {
              asked.countDown();
              answer.await();
              StubProvider.send(exchange, 503, "application/json", "{\"error\":\"down\"}");
            });
        ProviderGateway gateway = gateway(stub, limits(100, Duration.ofSeconds(1), 50, 8))) {
      ProviderRequest request = gateway.provider().plan(List.of(ASKED)).getFirst();
      CompletableFuture<ProviderResult> first = call(gateway, request);
      await(asked);
      CallTicket second = granted(gateway);
      assertThat(used(gateway)).isEqualTo(2);
      CompletableFuture<ProviderResult> joined =
          CompletableFuture.supplyAsync(
              () -> gateway.call(second, request), Thread::startVirtualThread);
      while (used(gateway) > 1) {
        Thread.onSpinWait();
      }
      answer.countDown();

      assertThat(joined.join()).isSameAs(first.join());
      assertThat(stub.asked()).hasSize(1);
    }
  }

  private static long used(ProviderGateway gateway) {
    return gateway.budget().limits().stream()
        .filter(limit -> limit.kind() == LimitState.Kind.QUOTA)
        .mapToLong(LimitState::used)
        .sum();
  }

  private static CompletableFuture<ProviderResult> call(
      ProviderGateway gateway, ProviderRequest request) {
    CallTicket ticket = granted(gateway);
    return CompletableFuture.supplyAsync(
        () -> {
          try (ticket) {
            return gateway.call(ticket, request);
          }
        },
        Thread::startVirtualThread);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void asksNothingOfAProviderThatAnOperatorHasStoppedAndSpendsNothing() {
    try (StubProvider stub = StubProvider.json(200, "{}");
        ProviderGateway gateway = gateway(stub, limits(100, Duration.ofSeconds(1), 50, 8))) {
      stopped.add(Switch.provider("flights"));

      assertThat(refused(gateway)).isEqualTo("an operator has stopped it");
      assertThat(gateway.status().health()).isEqualTo(ProviderStatus.Health.PAUSED);
      assertThat(gateway.status().why()).isEqualTo("an operator has stopped it");
      assertThat(used(gateway)).isZero();

      stopped.clear();
      stopped.add(Switch.provider("another"));
      try (CallTicket ticket = granted(gateway)) {
        gateway.call(ticket, gateway.provider().plan(List.of(ASKED)).getFirst());
      }
      assertThat(stub.asked()).hasSize(1);
      assertThat(gateway.status().health()).isEqualTo(ProviderStatus.Health.UP);
    }
  }

  @Test
  void neverHasMoreCallsInFlightThanPlaces() {
    try (StubProvider stub = StubProvider.json(200, "{}");
        ProviderGateway gateway = gateway(stub, limits(100, Duration.ofSeconds(1), 0, 2))) {
      CallTicket one = granted(gateway);
      granted(gateway);
      assertThat(refused(gateway)).contains("places");

      one.close();
      one.close();

      granted(gateway);
      assertThat(refused(gateway)).contains("places");
    }
  }

  @Test
  void stopsAtTheQuotaAndTheRate() {
    try (StubProvider stub = StubProvider.json(200, "{}");
        ProviderGateway quota = gateway(stub, limits(1000, Duration.ofSeconds(1), 1, 9));
        ProviderGateway rate = gateway(stub, limits(1, Duration.ofHours(1), 0, 9))) {
      granted(quota);
      granted(rate);

      assertThat(refused(rate)).contains("rate limit");
      Admission next = quota.admit(() -> {});
      while (next instanceof Admission.Wait wait && wait.why().contains("rate")) {
        next = quota.admit(() -> {});
      }
      assertThat(((Admission.Wait) next).why()).contains("quota");
      assertThat(quota.status().health()).isEqualTo(ProviderStatus.Health.PAUSED);
    }
  }

  @Test
  void leavesAProviderAloneThatKeepsFailing() {
    try (StubProvider stub = StubProvider.json(503, "{\"error\":\"down\"}");
        ProviderGateway gateway = gateway(stub, limits(80, Duration.ofSeconds(1), 0, 9))) {
      assertThat(callsUntilShut(gateway, 200)).isBetween(20, 60);
      assertThat(gateway.status().health()).isEqualTo(ProviderStatus.Health.BROKEN);
    }
  }

  @Test
  void aHiccupDoesNotShutAFastProviderOut() {
    AtomicInteger asked = new AtomicInteger();
    try (StubProvider stub =
            new StubProvider(exchange -> {
              int status = asked.getAndIncrement() < 60 ? 503 : 200;
              StubProvider.send(exchange, status, "application/json", "{}");
            });
        ProviderGateway gateway = gateway(stub, limits(2_000, Duration.ofSeconds(1), 0, 9))) {
      assertThat(callsUntilShut(gateway, 200)).isEqualTo(200);
      assertThat(gateway.status().health()).isEqualTo(ProviderStatus.Health.UP);
    }
  }

  private static int callsUntilShut(ProviderGateway gateway, int most) {
    int calls = 0;
    while (calls < most) {
      Admission admission = gateway.admit(() -> {});
      if (admission instanceof Admission.Granted(CallTicket ticket)) {
        try (ticket) {
          gateway.call(ticket, request(gateway, calls++));
        }
      } else if (admission instanceof Admission.Wait wait && wait.why().contains("failed")) {
        break;
      }
    }
    return calls;
  }

  private static ProviderRequest request(ProviderGateway gateway, int number) {
    LocalDate date = ASKED.query().departure().plusDays(number);
    return gateway
        .provider()
        .plan(
            List.of(
                new FareQueryRef(
                    number + 1, FareQuery.oneWay(ASKED.query().market(), date, "CH", "CHF"))))
        .getFirst();
  }

  @Test
  void aTicketIsGoodForOneCall() {
    try (StubProvider stub = StubProvider.json(200, "{}");
        ProviderGateway gateway = gateway(stub, limits(100, Duration.ofSeconds(1), 0, 9))) {
      CallTicket ticket = granted(gateway);
      ProviderRequest request = request(gateway, 1);
      gateway.call(ticket, request);

      assertThatThrownBy(() -> gateway.call(ticket, request)).hasMessageContaining("one call");
    }
  }
}
