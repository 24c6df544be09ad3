package dev.farehawk.poll;

import dev.farehawk.platform.Wake;
import dev.farehawk.provider.HourlyHazard;
import dev.farehawk.provider.ProviderGateway;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One provider and its agenda, which many threads share. */
final class Desk<A extends Agenda> {

  private final ProviderGateway gateway;
  private final Guarded<A> agenda;
  private final PaceSpending pacing = new PaceSpending(HourlyHazard.measured());
  private final Wake wake = new Wake();

  Desk(ProviderGateway gateway, Guarded<A> agenda) {
    this.gateway = gateway;
    this.agenda = agenda;
  }

  ProviderGateway gateway() {
    return gateway;
  }

  PaceSpending pacing() {
    return pacing;
  }

  String provider() {
    return gateway.provider().name();
  }

  Wake wake() {
    return wake;
  }

  /** Does something with the agenda while nobody else does. */
  <R extends @Nullable Object> R with(Function<A, R> action) {
    return agenda.with(action);
  }
}
