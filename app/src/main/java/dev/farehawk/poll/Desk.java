package dev.farehawk.poll;

import dev.farehawk.platform.Wake;
import dev.farehawk.provider.HourlyHazard;
import dev.farehawk.provider.ProviderGateway;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One provider, its agenda, and the lock that lets many threads share the agenda. */
final class Desk<A extends Agenda> {

  private final ProviderGateway gateway;
  private final A agenda;
  private final PaceSpending pacing = new PaceSpending(HourlyHazard.measured());
  private final Wake wake = new Wake();
  private final ReentrantLock lock = new ReentrantLock();

  Desk(ProviderGateway gateway, A agenda) {
    this.gateway = gateway;
    this.agenda = agenda;
  }

  ProviderGateway gateway() {
    return gateway;
  }

  PaceSpending pacing() {
    return pacing;
  }

  Wake wake() {
    return wake;
  }

  /** Does something with the agenda while nobody else does. */
  <R extends @Nullable Object> R with(Function<A, R> action) {
    lock.lock();
    try {
      return action.apply(agenda);
    } finally {
      lock.unlock();
    }
  }
}
