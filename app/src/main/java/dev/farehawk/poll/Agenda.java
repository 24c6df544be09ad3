package dev.farehawk.poll;

import dev.farehawk.fare.CarrierCode;
import org.jspecify.annotations.Nullable;

/**
 * What one provider is to be asked, in order. Pure: time is an argument, in milliseconds. Not safe
 * for many threads; see {@link Desk}.
 */
public interface Agenda {

  /** Whether {@link #take} may return something. */
  boolean hasWork(long now);

  /** The next look; null if nothing is due. Each one must be settled. */
  @Nullable Look take(long now);

  /** Tells who asks least for a fare query, as the last look has shown. */
  void cheapest(long fareQuery, CarrierCode carrier);

  /**
   * Sets the reserve price: what a call in turn must be worth at least, in watchers times drops a
   * day; zero when the rate alone decides.
   */
  void reserve(double density);

  /** Tells how a look went. The call is spent either way. */
  void settle(Look look, LookOutcome outcome, long now);
}
