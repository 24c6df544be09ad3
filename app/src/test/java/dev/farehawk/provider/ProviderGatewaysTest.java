package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.farehawk.provider.budget.InMemoryBudgetLedger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ProviderGatewaysTest {

  private final Logger log = (Logger) LoggerFactory.getLogger(ProviderGateways.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void listen() {
    logged.start();
    log.addAppender(logged);
  }

  @AfterEach
  void listenNoMore() {
    log.detachAppender(logged);
  }

  private static ProviderGateways gateways(@Nullable Boolean enabled) {
    return new ProviderGateways(
        List.of(
            new ProviderConfig(
                "old", ProviderKind.AMADEUS, null, AmadeusContract.KEY, enabled, null)),
        new InMemoryBudgetLedger(),
        _ -> {},
        Clock.systemUTC(),
        new SimpleMeterRegistry());
  }

  @Test
  void aLegacyIsLeftAloneAndSaysWhy() {
    try (ProviderGateways gateways = gateways(null)) {
      assertThat(gateways.all()).isEmpty();
      assertThat(gateways.status())
          .singleElement()
          .returns(ProviderStatus.Health.DISABLED, ProviderStatus::health)
          .satisfies(status -> assertThat(status.why()).contains("closed on 17 July 2026"));
      assertThat(logged.list).isEmpty();
    }
  }

  @Test
  void aLegacyThatIsSwitchedOnIsWarnedOf() {
    try (ProviderGateways gateways = gateways(true)) {
      assertThat(gateways.all()).hasSize(1);
      assertThat(logged.list)
          .singleElement()
          .satisfies(event ->
              assertThat(event.getFormattedMessage())
                  .contains("old")
                  .contains("closed on 17 July 2026"));
    }
  }
}
