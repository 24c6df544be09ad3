package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.platform.flags.Switches;
import dev.farehawk.provider.budget.InMemoryBudgetLedger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A provider that takes a token back: every request stays within its limits all the same. */
class TakenBackTokenTest {

  private final AmadeusContract contract = new AmadeusContract();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final List<CallBook.Entry> booked = new CopyOnWriteArrayList<>();

  private ProviderGateway gateway(StubProvider stub, int callsPerHour) {
    return new ProviderGateway(
        new ProviderConfig(
            "amadeus",
            ProviderKind.AMADEUS,
            stub.checking(contract).address(),
            AmadeusContract.KEY,
            true,
            new ProviderLimits(
                callsPerHour, Duration.ofHours(1), 0L, 0L, Duration.ofSeconds(20), 4)),
        new InMemoryBudgetLedger(),
        booked::add,
        Clock.systemUTC(),
        metrics,
        Switches.NONE_STOPPED);
  }

  /** Waits out the pacing inside the window, and nothing longer. */
  private static CallTicket granted(ProviderGateway gateway) {
    Admission admission = gateway.admit(() -> {});
    while (!(admission instanceof Admission.Granted)) {
      Thread.onSpinWait();
      admission = gateway.admit(() -> {});
    }
    return ((Admission.Granted) admission).ticket();
  }

  private static ProviderResult call(ProviderGateway gateway) {
    try (CallTicket ticket = granted(gateway)) {
      return gateway.call(
          ticket, gateway.provider().plan(List.of(AdapterContract.ASKED)).getFirst());
    }
  }

  @Test
  void theCallIsMadeOnceMoreWithANewToken() {
    try (StubProvider stub = StubProvider.json(200, "{\"data\": []}");
        ProviderGateway gateway = gateway(stub, 100_000)) {
      call(gateway);
      contract.takeBack(1);

      assertThat(AdapterContract.error(call(gateway))).isInstanceOf(ProviderError.Empty.class);
      assertThat(stub.questions())
          .extracting(question -> question.path().replaceAll(".*/", ""))
          .containsExactly("token", "flight-offers", "flight-offers", "token", "flight-offers");
      assertThat(booked)
          .extracting(CallBook.Entry::outcome)
          .containsExactly("EMPTY", "TRANSIENT", "EMPTY");
    }
  }

  @Test
  void aSecondRefusalIsTheProvidersWord() {
    contract.takeBack(99);
    try (StubProvider stub = StubProvider.json(200, "{\"data\": []}");
        ProviderGateway gateway = gateway(stub, 100_000)) {
      assertThat(AdapterContract.error(call(gateway))).isInstanceOf(ProviderError.Auth.class);
      assertThat(stub.questions()).hasSize(4);
      assertThat(gateway.status().health()).isEqualTo(ProviderStatus.Health.PAUSED);
    }
  }

  @Test
  void withoutRoomForAnotherCallNoneIsMade() {
    contract.takeBack(1);
    try (StubProvider stub = StubProvider.json(200, "{\"data\": []}");
        ProviderGateway gateway = gateway(stub, 1)) {
      assertThat(call(gateway)).isEqualTo(new ProviderResult.Failed(AccessTokens.BOUGHT));
      assertThat(stub.questions()).hasSize(1);
      assertThat(gateway.budget().limits().getFirst().left()).isZero();
    }
  }

  @Test
  void aLoginCountsAgainstTheRateLimitsAndIsNotBilled() {
    try (StubProvider stub = StubProvider.json(200, "{\"data\": []}");
        ProviderGateway gateway = gateway(stub, 100_000)) {
      call(gateway);
      call(gateway);

      assertThat(stub.questions()).hasSize(3);
      assertThat(gateway.budget().limits().getFirst().used()).isEqualTo(3);
      assertThat(booked).hasSize(2);
      assertThat(metrics.get("farehawk.provider.logins").counter().count()).isEqualTo(1);
    }
  }

  @Test
  void aRefusedLoginTakesOneTurnOfTheRateAndPausesEveryCall() {
    contract.refuseLogins();
    try (StubProvider stub = StubProvider.json(200, "{\"data\": []}");
        ProviderGateway gateway = gateway(stub, 100_000)) {
      assertThat(AdapterContract.error(call(gateway))).isInstanceOf(ProviderError.Auth.class);
      assertThat(stub.questions()).hasSize(1);
      assertThat(gateway.budget().limits().getFirst().used()).isEqualTo(1);
      assertThat(booked).extracting(CallBook.Entry::outcome).containsExactly("AUTH");
      assertThat(booked).noneMatch(CallBook.Entry::billed);
      assertThat(gateway.status().health()).isEqualTo(ProviderStatus.Health.PAUSED);
    }
  }
}
