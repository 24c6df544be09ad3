package dev.farehawk.poll;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many price drops are seen in time, and how many could be, for what is watched now. Shares are
 * of drops times the people who wait for them; in time is within D' after the drop.
 *
 * @param counted the time whose drops are counted
 * @param watched what is watched
 * @param looks that are made and allowed
 * @param reached by the looks that were made
 * @param possible with the looks that are allowed
 * @param learned what the planner has learned, on which all of this rests
 */
public record LiveCoverage(
    Counted counted,
    Watched watched,
    Looks looks,
    Reached reached,
    Possible possible,
    Learned learned) {

  /**
   * The time whose drops are counted. It ends D' ago: what fell later may still be seen in time.
   *
   * @param moments within it at which the looks were read
   */
  public record Counted(Instant since, Instant until, int moments) {}

  /**
   * What is watched.
   *
   * @param fareQueries fare queries that are planned
   * @param neverLooked those that nobody has looked at yet; their drops count as missed
   * @param alertsPerDay drops times people who wait for them, a day, as learned
   */
  public record Watched(int fareQueries, int neverLooked, double alertsPerDay) {}

  /**
   * Looks a second.
   *
   * @param allowed by the limits of all live sources, in the time ahead
   * @param made in the time that is counted; null until there are two moments
   * @param full one look at every fare query within D'
   */
  public record Looks(double allowed, @Nullable Double made, double full) {}

  /**
   * What the looks that were made have reached.
   *
   * @param onTime share of the time in which some look came within D', times people and drops
   * @param withSiblings the same, and drops that a sibling's drop gave away, if each was followed
   *     up; an estimate
   * @param tenths of the fare queries, the most watched first
   */
  public record Reached(double onTime, double withSiblings, List<CoveredTenth> tenths) {

    /** Keeps its own copy. */
    public Reached {
      tenths = List.copyOf(tenths);
    }
  }

  /**
   * A tenth of the fare queries; each drop counts once, however many people wait for it.
   *
   * @param tenth 1 is the most watched
   * @param ofWatchers share of the watchers who wait for one of them
   * @param onTime as {@link Reached#onTime}
   */
  public record CoveredTenth(int tenth, double ofWatchers, double onTime) {}

  /**
   * What the looks could reach at most, see {@link OnTimeBounds}.
   *
   * @param looks a second that are taken: those allowed, or those made if these were more
   * @param independent by any schedule that takes fares as independent
   * @param any by any policy that learns only by looking
   */
  public record Possible(double looks, double independent, double any) {}
}
