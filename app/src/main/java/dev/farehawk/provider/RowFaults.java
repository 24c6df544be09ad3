package dev.farehawk.provider;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/** Counts the rows of one reply that were left out. */
public final class RowFaults {

  private final Map<RowFault, Integer> counts = new EnumMap<>(RowFault.class);
  private String otherCurrency = "";

  /** One more row was left out. */
  public void count(RowFault fault) {
    counts.merge(fault, 1, Integer::sum);
  }

  /** One more row was left out, because its price is in this other currency. */
  public void countCurrency(String currency) {
    count(RowFault.OTHER_CURRENCY);
    if (otherCurrency.isEmpty()) {
      otherCurrency = Refusal.quoted(currency);
    }
  }

  /**
   * What it means that no row at all is left. Prices in another currency are well formed and will
   * come in it next time too; with anything else the reply cannot be trusted.
   *
   * @param wanted the currency asked for
   */
  public ProviderError unusable(String wanted) {
    return counts.keySet().equals(EnumSet.of(RowFault.OTHER_CURRENCY))
        ? new ProviderError.Invalid(
            "asked for " + wanted + ", the provider sells this in " + otherCurrency)
        : new ProviderError.Malformed("no row of the reply can be used: " + counts());
  }

  /** How many rows, by reason; without the reasons that did not occur. */
  public Map<RowFault, Integer> counts() {
    return Collections.unmodifiableMap(new EnumMap<>(counts));
  }

  /** Whether no row was left out. */
  public boolean none() {
    return counts.isEmpty();
  }
}
