package dev.farehawk.alert;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.Freshness;
import dev.farehawk.poll.LookStatus;
import dev.farehawk.poll.Looks;
import dev.farehawk.provider.ProviderGateways;
import dev.farehawk.provider.ProviderStatus;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the poll stage and the providers' gateways. */
final class PollingLookKeeper implements LookKeeper {

  private final ProviderGateways gateways;
  private final Supplier<Looks> looks;

  /**
   * With these gateways.
   *
   * @param looks asked when it is needed: polling is put together after the stages it feeds
   */
  PollingLookKeeper(ProviderGateways gateways, Supplier<Looks> looks) {
    this.gateways = gateways;
    this.looks = looks;
  }

  @Override
  public @Nullable String unanswered(FareQuery like) {
    List<String> live =
        gateways.all().stream()
            .filter(one -> one.provider().capabilities().freshness() == Freshness.LIVE)
            .filter(one -> one.status().health() != ProviderStatus.Health.DISABLED)
            .filter(one -> one.provider().capabilities().answers(like))
            .map(one -> one.provider().name())
            .toList();
    if (!live.isEmpty()) {
      return null;
    }
    String off =
        gateways.status().stream()
            .filter(status -> status.health() == ProviderStatus.Health.DISABLED)
            .map(ProviderStatus::provider)
            .sorted()
            .collect(Collectors.joining(", "));
    return off.isEmpty()
        ? "No source of live prices is set up for such a trip."
        : "Switched off: " + off + "; no other source answers for such a trip.";
  }

  @Override
  public Map<Long, String> why(Collection<Long> fareQueries) {
    return looks.get().of(fareQueries).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> words(entry.getValue())));
  }

  private static String words(LookStatus status) {
    return status.why().words();
  }
}
