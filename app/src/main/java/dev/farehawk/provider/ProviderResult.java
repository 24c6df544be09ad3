package dev.farehawk.provider;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a call came to. */
public sealed interface ProviderResult {

  /**
   * Prices.
   *
   * @param requestId the provider's own id of the reply, or ours
   * @param answers at least one, unless more pages follow
   * @param dropped rows that were left out, by reason
   * @param more what the provider gave to get the next page with, for {@link Paging}; null when
   *     this is all
   */
  record Found(
      String requestId, List<Answer> answers, Map<RowFault, Integer> dropped, @Nullable String more)
      implements ProviderResult {

    /** All there is. */
    public Found(String requestId, List<Answer> answers, Map<RowFault, Integer> dropped) {
      this(requestId, answers, dropped, null);
    }

    /** Keeps its own copies. */
    public Found {
      answers = List.copyOf(answers);
      dropped = Map.copyOf(dropped);
    }
  }

  /** No prices, for this reason. */
  record Failed(ProviderError error) implements ProviderResult {}
}
