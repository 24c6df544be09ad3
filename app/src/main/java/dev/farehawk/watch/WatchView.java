package dev.farehawk.watch;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A watch as its owner sees it.
 *
 * @param label what its owner calls it; null for none
 * @param fareQueries what it expands to, by departure date, then market; empty once deleted
 */
public record WatchView(
    UUID id,
    UUID account,
    Journey journey,
    Rule rule,
    @Nullable String label,
    Status status,
    List<FareQueryRef> fareQueries) {

  /** Keeps its own copy of the fare queries. */
  public WatchView {
    fareQueries = List.copyOf(fareQueries);
  }

  /** Whether a watch is looked after. */
  public enum Lifecycle {
    ACTIVE,
    /** Its owner wants no alerts for now; nobody is asked on its behalf. */
    PAUSED,
    /** Its last departure date has gone. */
    EXPIRED,
    DELETED
  }

  /** Whether it would fire now. */
  public enum Phase {
    ARMED,
    /** It has told its owner and waits for the price to rise or to fall deeper. */
    FIRED
  }

  /**
   * Where a watch is in its life.
   *
   * @param triggers how many alerts it has had
   * @param snoozedUntil its owner wants to hear nothing before; null when not snoozed
   * @param wakeBelow at this price or below its owner wants to be woken; null for never
   */
  public record Status(
      Lifecycle lifecycle,
      Phase phase,
      int triggers,
      Instant createdAt,
      @Nullable Instant snoozedUntil,
      @Nullable Money wakeBelow) {

    /** Of a new watch. */
    static Status created(Instant at) {
      return new Status(Lifecycle.ACTIVE, Phase.ARMED, 0, at, null, null);
    }
  }
}
