package dev.farehawk.provider;

import dev.farehawk.platform.Wake;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Waits for a right to call whose moment is known, as long as it comes in time. */
final class Patience {

  private final InstantSource clock;

  Patience(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * The right to call, unless it would come later than this.
   *
   * @param gate is asked at a moment, and again when it said that it may let the call through
   */
  Optional<CallTicket> until(Instant latest, Function<Instant, Admission> gate) {
    while (true) {
      switch (gate.apply(clock.instant())) {
        case Admission.Granted(CallTicket ticket) -> {
          return Optional.of(ticket);
        }
        case Admission.Wait(Instant until, String _) -> {
          if (until.isAfter(latest) || !waited(Duration.between(clock.instant(), until))) {
            return Optional.empty();
          }
        }
      }
    }
  }

  /** False when interrupted, which whoever runs the call will see. */
  private static boolean waited(Duration time) {
    try {
      if (time.isPositive()) {
        new Wake().await(time);
      }
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
