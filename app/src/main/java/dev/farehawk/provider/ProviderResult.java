package dev.farehawk.provider;

import java.util.List;
import java.util.Map;

/** What a call came to. */
public sealed interface ProviderResult {

  /**
   * Prices.
   *
   * @param requestId the provider's own id of the reply, or ours
   * @param answers at least one
   * @param dropped rows that were left out, by reason
   */
  record Found(String requestId, List<Answer> answers, Map<RowFault, Integer> dropped)
      implements ProviderResult {

    /** Keeps its own copies. */
    public Found {
      answers = List.copyOf(answers);
      dropped = Map.copyOf(dropped);
    }
  }

  /** No prices, for this reason. */
  record Failed(ProviderError error) implements ProviderResult {}
}
