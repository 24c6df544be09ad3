package dev.farehawk.watch;

import dev.farehawk.fare.FareFilter;
import org.jspecify.annotations.Nullable;

/**
 * A watch as somebody entered it, not checked yet; codes in any case.
 *
 * @param filter which offers will do
 * @param label what its owner calls it; null or blank for none
 */
public record WatchDraft(Trip trip, FareFilter filter, Rule rule, @Nullable String label) {

  /** One adult, one way, in economy. */
  public WatchDraft(
      String origin, String destination, Dates dates, Rule rule, @Nullable String label) {
    this(Trip.oneWay(origin, destination, dates), rule, label);
  }

  /** The same under another name. */
  public WatchDraft named(@Nullable String other) {
    return new WatchDraft(trip, filter, rule, other);
  }

  /** Whichever offer. */
  public WatchDraft(Trip trip, Rule rule, @Nullable String label) {
    this(trip, FareFilter.NONE, rule, label);
  }
}
