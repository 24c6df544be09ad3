package dev.farehawk.provider;

import dev.farehawk.platform.flags.Switches;
import dev.farehawk.provider.budget.BudgetLedger;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateways to all enabled providers, in the order of configuration. */
public final class ProviderGateways implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ProviderGateways.class);

  private final List<ProviderConfig> configs;
  private final List<ProviderGateway> gateways;

  /** Gateways that no operator stops. */
  public ProviderGateways(
      List<ProviderConfig> configs,
      BudgetLedger ledger,
      CallBook book,
      Clock clock,
      MeterRegistry metrics) {
    this(configs, ledger, book, clock, metrics, Switches.NONE_STOPPED);
  }

  /**
   * Opens a gateway to each enabled provider.
   *
   * @throws IllegalArgumentException if two of them have one name
   */
  public ProviderGateways(
      List<ProviderConfig> configs,
      BudgetLedger ledger,
      CallBook book,
      Clock clock,
      MeterRegistry metrics,
      Switches switches) {
    Set<String> names = new HashSet<>();
    for (ProviderConfig config : configs) {
      if (!names.add(config.name())) {
        throw new IllegalArgumentException(
            "two entries of farehawk.providers are named " + config.name());
      }
    }
    this.configs = List.copyOf(configs);
    this.gateways =
        configs.stream()
            .filter(ProviderConfig::on)
            .peek(ProviderGateways::warnOfLegacy)
            .map(config -> new ProviderGateway(config, ledger, book, clock, metrics, switches))
            .toList();
  }

  /** One per enabled provider. */
  public List<ProviderGateway> all() {
    return gateways;
  }

  /** How every configured provider is doing, disabled ones too. */
  public List<ProviderStatus> status() {
    List<ProviderStatus> status = new ArrayList<>();
    gateways.forEach(gateway -> status.add(gateway.status()));
    configs.stream()
        .filter(config -> !config.on())
        .map(config ->
            new ProviderStatus(
                config.name(),
                config.kind(),
                ProviderStatus.Health.DISABLED,
                whyOff(config),
                null,
                0,
                0,
                null,
                null,
                ProviderBudget.none()))
        .forEach(status::add);
    return List.copyOf(status);
  }

  private static String whyOff(ProviderConfig config) {
    String legacy = config.legacy();
    return legacy == null
        ? "switched off in the configuration"
        : "switched off unless it is switched on: " + legacy;
  }

  private static void warnOfLegacy(ProviderConfig config) {
    String legacy = config.legacy();
    if (legacy != null) {
      log.warn("provider {} is switched on, although it is a legacy: {}", config.name(), legacy);
    }
  }

  /** Returns what was granted and not used in time; call it about once a minute. */
  public void tidy() {
    gateways.forEach(ProviderGateway::tidy);
  }

  @Override
  public void close() {
    gateways.forEach(ProviderGateway::close);
  }
}
