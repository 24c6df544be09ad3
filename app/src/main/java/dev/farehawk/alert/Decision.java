package dev.farehawk.alert;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of looks does to one watch.
 *
 * @param next state of the watch afterwards
 * @param alert at most one, naming the best fare of the batch
 * @param gone the fare of the last alert was seen to be gone, and its owner must hear of it
 * @param suppressed what was due by the rule and is not told
 */
public record Decision(
    WatchState next, Optional<Firing> alert, Optional<Gone> gone, List<Suppressed> suppressed) {

  /**
   * One alert to be given.
   *
   * @param triggerNo number of this firing of the watch, from 1
   * @param event the fare it names; always with a price
   * @param referenceMinor what the fall is measured against; null when the price did not fall from
   *     anything
   */
  public record Firing(int triggerNo, PriceEvent event, @Nullable Long referenceMinor) {}

  /**
   * A told fare is gone.
   *
   * @param triggerNo number of the alert that told of it
   * @param event what was seen instead; without a price when nothing is on sale
   */
  public record Gone(int triggerNo, PriceEvent event) {}

  /** A change that was due by the rule, with why its owner is not told of it. */
  public record Suppressed(long change, Reason reason) {}

  /** Why somebody is not told. */
  public enum Reason {
    /** The owner paused the watch. */
    WATCH_PAUSED,
    /** The owner wants to hear nothing until a moment that had not come. */
    WATCH_SNOOZED,
    /** Another fare of the same watch fell at the same time, and is the better one. */
    BETTER_FARE_TOLD
  }

  /** Keeps its own copy. */
  public Decision {
    suppressed = List.copyOf(suppressed);
  }
}
