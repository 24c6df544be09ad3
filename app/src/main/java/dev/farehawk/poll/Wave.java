package dev.farehawk.poll;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The siblings to look at after one drop, the likeliest and most watched first, and what has been
 * found so far. Ends after D': who has not been looked at by then is late anyway.
 */
final class Wave {

  final int number;
  final int market;
  final int carrier;
  final int startedAt;
  int hit;
  int inFlight;

  /** How likely what was found is, by where the first drop came from. */
  final double[] known = SiblingHits.nothingKnown();

  private final long[] fareQueries;
  private final Relation[] relations;
  private final float[] weights;
  private int next;

  /**
   * A wave that begins.
   *
   * @param fareQueries ids in the order of looking
   * @param relations one per fare query
   * @param weights factor of the relation times watchers over calls, one per fare query
   */
  Wave(Origin origin, long[] fareQueries, Relation[] relations, float[] weights) {
    this.number = origin.number();
    this.market = origin.market();
    this.carrier = origin.carrier();
    this.startedAt = origin.startedAt();
    this.fareQueries = fareQueries;
    this.relations = relations;
    this.weights = weights;
  }

  /** What a wave began with; the tick is that of the drop's sighting. */
  record Origin(int number, int market, int carrier, int startedAt) {}

  boolean isExhausted() {
    return next == fareQueries.length;
  }

  long nextFareQuery() {
    return fareQueries[next];
  }

  Relation nextRelation() {
    return relations[next];
  }

  /** Watchers that the next look would reach if it finds a drop for sure, per call. */
  float nextWeight() {
    return next < weights.length ? weights[next] : 0;
  }

  void advance() {
    next++;
  }

  /** Visits those looked at so far in other markets. */
  void eachElsewhere(LongConsumer visit) {
    for (int i = 0; i < next; i++) {
      if (relations[i].isElsewhere()) {
        visit.accept(fareQueries[i]);
      }
    }
  }

  /** How a fare query came into this wave; null if it is none of those looked at so far. */
  @Nullable Relation relationOf(long fareQuery) {
    for (int i = 0; i < next; i++) {
      if (fareQueries[i] == fareQuery) {
        return relations[i];
      }
    }
    return null;
  }
}
