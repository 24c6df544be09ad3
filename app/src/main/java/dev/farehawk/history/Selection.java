package dev.farehawk.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the price of the offers that pass one filter stands.
 *
 * @param amountMinor lowest of them; null when none is on sale, or none was ever seen
 * @param since when it became so; null when none was ever seen
 * @param recent its last {@value FareQueryState#RECENT} amounts, oldest first, unavailable times
 *     left out
 * @param windows of a filter with a departure window, what each provider asks at least; otherwise
 *     empty, because its prices follow from the series
 */
record Selection(
    @Nullable Long amountMinor,
    @Nullable Instant since,
    List<Long> recent,
    Map<String, SelectedPrice> windows) {

  /** Of a filter that no price is known to pass. */
  static final Selection UNKNOWN = new Selection(null, null, List.of(), Map.of());

  /** Keeps its own copies. */
  Selection {
    recent = List.copyOf(recent);
    windows = Map.copyOf(windows);
  }
}
