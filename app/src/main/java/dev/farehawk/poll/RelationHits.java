package dev.farehawk.poll;

import java.util.EnumMap;
import java.util.Map;

/**
 * How often siblings of each relation had dropped too, against what was expected of the average
 * sibling. Learned from sympathetic looks; begins at a guess that counts for a few looks. What
 * would have dropped anyway since it was last looked at does not count: of fares that are seldom
 * looked at that is much, and it says nothing of the drop that sent the look. By how much that may
 * be more than expected is taken off too, because looks cost: when unsure, a relation tells less.
 */
final class RelationHits {

  private static final double PRIOR_HITS = 3;
  private static final double MOST = 1.5;

  /** What remains of the hits when none was more than chance, so that it is tried again. */
  private static final double LEAST_HITS = 0.01;

  /** Standard deviations of what would have dropped anyway. */
  private static final double DOUBT = 2;

  private final Map<Relation, Count> counts = new EnumMap<>(Relation.class);

  private record Count(double found, double expected, double anyway) {}

  RelationHits() {
    for (Relation relation : Relation.values()) {
      counts.put(relation, new Count(PRIOR_HITS * relation.guess(), PRIOR_HITS, 0));
    }
  }

  /** Factor of the average sibling's chance. */
  double factor(Relation relation) {
    Count count = count(relation);
    double surely = count.found - count.anyway - DOUBT * Math.sqrt(count.anyway);
    return Math.min(MOST, Math.max(LEAST_HITS, surely) / count.expected);
  }

  /** A look is made at which an average sibling would have dropped with this chance. */
  void looked(Relation relation, double chance) {
    Count count = count(relation);
    counts.put(relation, new Count(count.found, count.expected + chance, count.anyway));
  }

  /** The look is made; with this chance it shows a drop whose time had come anyway. */
  void anyway(Relation relation, double byItself) {
    Count count = count(relation);
    counts.put(relation, new Count(count.found, count.expected, count.anyway + byItself));
  }

  void dropped(Relation relation) {
    Count count = count(relation);
    counts.put(relation, new Count(count.found + 1, count.expected, count.anyway));
  }

  private Count count(Relation relation) {
    Count count = counts.get(relation);
    if (count == null) {
      throw new IllegalStateException("no count for " + relation);
    }
    return count;
  }
}
