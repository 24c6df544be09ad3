package dev.faremarket.judge;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which offers the owner of a watch would take; a price of others is no reason to tell anything.
 *
 * @param mostStops null for any number
 * @param only carriers; empty for all
 * @param without carriers that will not do
 */
public record OfferFilter(
    @Nullable Integer mostStops, SortedSet<String> only, SortedSet<String> without) {

  /** Carriers in any order. */
  public static OfferFilter of(@Nullable Integer mostStops, Set<String> only, Set<String> without) {
    return new OfferFilter(mostStops, new TreeSet<>(only), new TreeSet<>(without));
  }

  /** Keeps its own copies. */
  public OfferFilter {
    only = Collections.unmodifiableSortedSet(new TreeSet<>(only));
    without = Collections.unmodifiableSortedSet(new TreeSet<>(without));
  }

  boolean passes(String carrier, int stops, boolean stopsTold) {
    return (mostStops == null || (stopsTold && stops <= mostStops))
        && (only.isEmpty() || only.contains(carrier))
        && !without.contains(carrier);
  }
}
