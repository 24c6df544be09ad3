package dev.faremarket.server;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The faults that are switched on at this moment; may be changed while requests run. */
public final class FaultBoard {
  private static final int MOST_FAULTS = 64;

  private volatile List<Fault> active = List.of();

  /**
   * Replaces all faults; an empty list heals the providers.
   *
   * @throws IllegalArgumentException for more than 64 faults
   */
  public void set(List<Fault> faults) {
    if (faults.size() > MOST_FAULTS) {
      throw new IllegalArgumentException(
          "at most " + MOST_FAULTS + " faults at once, not " + faults.size());
    }
    active = List.copyOf(faults);
  }

  /** What is switched on. */
  public List<Fault> active() {
    return active;
  }

  /** The fault that hits this request, if any: the first in the list whose dice fall so. */
  @Nullable FaultKind draw(MarketApi api, RandomGenerator random) {
    for (Fault fault : active) {
      if (fault.hits(api) && random.nextDouble() < fault.rate()) {
        return fault.kind();
      }
    }
    return null;
  }
}
