package dev.farehawk.provider;

import java.util.EnumMap;
import java.util.Map;

/** Counts the rows of one reply that were left out. */
public final class RowFaults {

  private final Map<RowFault, Integer> counts = new EnumMap<>(RowFault.class);

  /** One more row was left out. */
  public void count(RowFault fault) {
    counts.merge(fault, 1, Integer::sum);
  }

  /** How many rows, by reason; without the reasons that did not occur. */
  public Map<RowFault, Integer> counts() {
    return Map.copyOf(counts);
  }

  /** Whether no row was left out. */
  public boolean none() {
    return counts.isEmpty();
  }
}
