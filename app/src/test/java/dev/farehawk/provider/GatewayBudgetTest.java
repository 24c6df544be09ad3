package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.LookReason;
import dev.farehawk.platform.flags.Switches;
import dev.farehawk.provider.budget.InMemoryBudgetLedger;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What calls through the gateway take from the budget, cost, and teach. */
class GatewayBudgetTest {

  private static final String KEY = "hush-hush";
  private static final FareQueryRef ASKED = AdapterContract.ASKED;
  private static final CallOrder LIVE = CallOrder.live(LookReason.CONFIRMATION);
  private static final String FOUND = new SerpApiProviderTest().reply("CHF", "88");

  private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final InMemoryBudgetLedger ledger = new InMemoryBudgetLedger();
  private final List<CallBook.Entry> booked = new CopyOnWriteArrayList<>();

  private static ProviderLimits paid(long perCallMicros, long free, long perDayMicros) {
    return new ProviderLimits(
        100,
        Duration.ofSeconds(1),
        0L,
        1_000L,
        Duration.ofSeconds(5),
        8,
        ProviderTerms.priced(
            new ProviderPrice(
                "USD", perCallMicros, free, perDayMicros, 0L, BillingRule.SUCCESSFUL_UNCACHED)));
  }

  private ProviderGateway gateway(StubProvider stub, ProviderLimits limits) {
    return new ProviderGateway(
        new ProviderConfig(
            "google", ProviderKind.SERPAPI, stub.address(), ProviderKey.of(KEY), true, limits),
        ledger,
        booked::add,
        clock,
        metrics,
        Switches.NONE_STOPPED);
  }

  private static ProviderResult call(ProviderGateway gateway, CallOrder order) {
    try (CallTicket ticket = granted(gateway)) {
      return gateway.call(ticket, request(gateway), order);
    }
  }

  private static ProviderRequest request(ProviderGateway gateway) {
    return gateway.provider().plan(List.of(ASKED)).getFirst();
  }

  private static CallTicket granted(ProviderGateway gateway) {
    Admission admission = gateway.admit(() -> {});
    while (admission instanceof Admission.Wait wait && wait.why().contains("rate limit")) {
      admission = gateway.admit(() -> {});
    }
    assertThat(admission).isInstanceOf(Admission.Granted.class);
    return ((Admission.Granted) admission).ticket();
  }

  private static LimitState limit(ProviderGateway gateway, LimitState.Kind kind) {
    return gateway.budget().limits().stream()
        .filter(limit -> limit.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void freeCallsComeFirstAndThenEachCosts() {
    try (StubProvider stub = StubProvider.json(200, FOUND);
        ProviderGateway gateway = gateway(stub, paid(25_000, 2, 0))) {
      assertThat(gateway.budget().nextCallMicros()).isZero();

      for (int i = 0; i < 3; i++) {
        call(gateway, LIVE);
      }

      assertThat(booked).extracting(CallBook.Entry::costMicros).containsExactly(0L, 0L, 25_000L);
      assertThat(booked).allMatch(CallBook.Entry::billed);
      assertThat(booked).extracting(CallBook.Entry::reason).containsOnly(LookReason.CONFIRMATION);
      assertThat(gateway.budget().nextCallMicros()).isEqualTo(25_000);
      assertThat(metrics.get("farehawk.provider.cost.micros").counter().count()).isEqualTo(25_000);
    }
  }

  @Test
  void anAnswerThatIsNotBilledCostsNothingAndGivesTheQuotaBack() {
    try (StubProvider stub = StubProvider.json(503, "{\"error\":\"down\"}");
        ProviderGateway gateway = gateway(stub, paid(25_000, 0, 50_000))) {
      for (int i = 0; i < 5; i++) {
        call(gateway, LIVE);
      }

      assertThat(booked).hasSize(5).noneMatch(CallBook.Entry::billed);
      assertThat(booked).extracting(CallBook.Entry::outcome).containsOnly("TRANSIENT");
      assertThat(limit(gateway, LimitState.Kind.QUOTA).used()).isZero();
      assertThat(limit(gateway, LimitState.Kind.MONEY).used()).isZero();
    }
  }

  @Test
  void aCallWithoutAReplyIsTakenForBilled() {
    try (StubProvider stub = new StubProvider(HttpExchange::close);
        ProviderGateway gateway = gateway(stub, paid(25_000, 0, 0))) {
      call(gateway, LIVE);

      assertThat(booked).extracting(CallBook.Entry::costMicros).containsExactly(25_000L);
      assertThat(limit(gateway, LimitState.Kind.QUOTA).used()).isEqualTo(1);
    }
  }

  @Test
  void stopsWhenTheMoneyOfTheDayIsSpent() {
    try (StubProvider stub = StubProvider.json(200, FOUND);
        ProviderGateway gateway = gateway(stub, paid(25_000, 0, 60_000))) {
      call(gateway, LIVE);
      call(gateway, LIVE);

      Admission third = gateway.admit(() -> {});
      while (third instanceof Admission.Wait wait && wait.why().contains("rate limit")) {
        third = gateway.admit(() -> {});
      }

      assertThat(third).isInstanceOf(Admission.Wait.class);
      assertThat(((Admission.Wait) third).why()).contains("budget is spent");
      assertThat(gateway.status().health()).isEqualTo(ProviderStatus.Health.PAUSED);
      assertThat(gateway.status().why()).contains("budget is spent");
      assertThat(metrics.get("farehawk.provider.refused").tag("reason", "MONEY").counter().count())
          .isPositive();
    }
  }

  @Test
  void aCallIsCutOffWhenItsAnswerLosesItsWorth() {
    try (StubProvider stub = new StubProvider(exchange -> hang(exchange));
        ProviderGateway gateway = gateway(stub, paid(0, 0, 0))) {
      Instant worthUntil = clock.instant().plusMillis(300);

      ProviderResult result = call(gateway, LIVE.worthUntil(worthUntil));

      assertThat(result).isInstanceOf(ProviderResult.Failed.class);
      assertThat(clock.instant()).isBetween(worthUntil.minusMillis(50), worthUntil.plusSeconds(4));
      assertThat(booked).hasSize(1);
    }
  }

  private static void hang(HttpExchange exchange) throws IOException, InterruptedException {
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().flush();
    new java.util.concurrent.CountDownLatch(1).await();
  }

  @Test
  void aCallThatWouldComeTooLateIsNotMadeAndCostsNothing() {
    try (StubProvider stub = StubProvider.json(200, FOUND);
        ProviderGateway gateway = gateway(stub, paid(25_000, 0, 0))) {
      ProviderResult result = call(gateway, LIVE.worthUntil(clock.instant()));

      assertThat(result).isInstanceOf(ProviderResult.Failed.class);
      assertThat(stub.asked()).isEmpty();
      assertThat(booked).isEmpty();
      assertThat(limit(gateway, LimitState.Kind.QUOTA).used()).isZero();
      assertThat(gateway.status().failures()).isZero();
    }
  }

  @Test
  void theSameQuestionIsNotPaidAgainWhileItsAnswerIsFreeUnlessItMustBeLive() {
    try (StubProvider stub = StubProvider.json(200, FOUND);
        ProviderGateway gateway = gateway(stub, paid(25_000, 0, 0))) {
      ProviderResult first = call(gateway, LIVE);
      ProviderResult second = call(gateway, LIVE.contentWith(Duration.ofMinutes(5)));
      assertThat(stub.asked()).hasSize(1);
      ProviderResult third = call(gateway, LIVE);

      assertThat(stub.asked()).hasSize(2);
      assertThat(freshness(first)).containsOnly(Freshness.LIVE);
      assertThat(freshness(second)).containsOnly(Freshness.CACHED);
      assertThat(freshness(third)).containsOnly(Freshness.LIVE);
      assertThat(booked).hasSize(2);
      assertThat(limit(gateway, LimitState.Kind.QUOTA).used()).isEqualTo(2);
      assertThat(metrics.get("farehawk.provider.remembered").counter().count()).isEqualTo(1);
    }
  }

  private static Set<Freshness> freshness(ProviderResult result) {
    return ((ProviderResult.Found) result)
        .answers().stream().map(Answer::freshness).collect(Collectors.toSet());
  }

  @Test
  void believesTheProviderWhenItSaysThatLessIsLeft() {
    try (StubProvider stub =
            new StubProvider(exchange -> {
              exchange.getResponseHeaders().set("X-RateLimit-Remaining", "1");
              exchange.getResponseHeaders().set("X-RateLimit-Reset", "600");
              StubProvider.send(exchange, 200, "application/json", FOUND);
            });
        ProviderGateway gateway = gateway(stub, paid(0, 0, 0))) {
      call(gateway, LIVE);
      CallTicket last = granted(gateway);

      Admission next = gateway.admit(() -> {});

      assertThat(next).isInstanceOf(Admission.Wait.class);
      assertThat(((Admission.Wait) next).why()).contains("provider says");
      assertThat(((Admission.Wait) next).until()).isAfter(clock.instant().plusSeconds(500));
      last.close();
    }
  }

  @Test
  void aFreeInquiryTakesFromTheRateAndNotFromTheQuota() {
    try (StubProvider stub =
            new StubProvider(exchange -> {
              boolean account = exchange.getRequestURI().getPath().equals("/account.json");
              StubProvider.send(
                  exchange,
                  account ? 200 : 429,
                  "application/json",
                  account ? "{\"total_searches_left\": 0}" : "{\"error\":\"too many\"}");
            });
        ProviderGateway gateway = gateway(stub, paid(0, 0, 0))) {
      ProviderResult result = call(gateway, LIVE);

      assertThat(AdapterContract.error(result).kind()).isEqualTo("QUOTA_EXHAUSTED");
      assertThat(stub.asked()).hasSize(2);
      assertThat(limit(gateway, LimitState.Kind.RATE).used()).isEqualTo(2);
      assertThat(limit(gateway, LimitState.Kind.QUOTA).used()).isZero();
      assertThat(metrics.get("farehawk.provider.inquiries").counter().count()).isEqualTo(1);
    }
  }

  @Test
  void anInquiryThatTheRateHasNoRoomForIsNotMade() {
    ProviderLimits one =
        new ProviderLimits(1, Duration.ofHours(1), 0L, 0L, Duration.ofSeconds(5), 8);
    try (StubProvider stub = StubProvider.json(429, "{\"error\":\"too many\"}");
        ProviderGateway gateway = gateway(stub, one)) {
      ProviderResult result = call(gateway, LIVE);

      assertThat(AdapterContract.error(result).kind()).isEqualTo("RATE_LIMITED");
      assertThat(stub.asked()).hasSize(1);
    }
  }

  @Test
  void measuresEverythingAndTellsNoSecret() {
    try (StubProvider stub = StubProvider.json(401, "{\"error\":\"the key hush-hush is bad\"}");
        ProviderGateway gateway = gateway(stub, paid(25_000, 1, 1_000_000))) {
      call(gateway, LIVE);

      assertThat(metrics.getMeters())
          .extracting(meter -> meter.getId().getName())
          .contains(
              "farehawk.provider.admitted",
              "farehawk.provider.breaker",
              "farehawk.provider.budget.grant.age",
              "farehawk.provider.budget.held",
              "farehawk.provider.budget.left",
              "farehawk.provider.budget.used",
              "farehawk.provider.calls",
              "farehawk.provider.grants",
              "farehawk.provider.places.taken");
      assertThat(metrics.getMeters())
          .flatExtracting(meter -> meter.getId().getTags())
          .extracting(Tag::getValue)
          .noneMatch(value -> value.contains("hush"));
      assertThat(metrics.get("farehawk.provider.budget.left").tag("limit", "calls-per-month"))
          .extracting(search -> search.gauge().value())
          .isEqualTo(1_000.0);
      assertThat(metrics.getMeters()).extracting(Meter::getId).doesNotHaveDuplicates();
    }
  }
}
