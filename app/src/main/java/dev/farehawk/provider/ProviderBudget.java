package dev.farehawk.provider;

import java.util.List;

/**
 * What a planner needs to know of a provider's budget.
 *
 * @param callsAtHand calls that this node may make now without asking the others, as far as rates
 *     and quotas go
 * @param currency ISO code of the currency that the provider bills in
 * @param microsPerCall price of a billed call once the free ones are used up
 * @param nextCallMicros price of the next billed call: nothing while free ones are left
 * @param limits every limit
 */
public record ProviderBudget(
    long callsAtHand,
    String currency,
    long microsPerCall,
    long nextCallMicros,
    List<LimitState> limits) {

  /** Keeps its own copy. */
  public ProviderBudget {
    limits = List.copyOf(limits);
  }

  /** Nothing known, nothing paid; for a provider that is not asked. */
  static ProviderBudget none() {
    return new ProviderBudget(0, "USD", 0, 0, List.of());
  }
}
