package dev.farehawk.poll;

import java.util.EnumMap;
import java.util.Map;

/**
 * How often siblings of each relation had dropped too, against what was expected of the average
 * sibling. Learned from sympathetic looks; begins at a guess that counts for a few looks.
 */
final class RelationHits {

  private static final double PRIOR_HITS = 3;
  private static final double MOST = 1.5;

  private final Map<Relation, Count> counts = new EnumMap<>(Relation.class);

  private record Count(double found, double expected) {}

  RelationHits() {
    for (Relation relation : Relation.values()) {
      counts.put(relation, new Count(PRIOR_HITS * relation.guess(), PRIOR_HITS));
    }
  }

  /** Factor of the average sibling's chance. */
  double factor(Relation relation) {
    Count count = count(relation);
    return Math.min(MOST, count.found / count.expected);
  }

  /** A look is made at which an average sibling would have dropped with this chance. */
  void looked(Relation relation, double chance) {
    Count count = count(relation);
    counts.put(relation, new Count(count.found, count.expected + chance));
  }

  void dropped(Relation relation) {
    Count count = count(relation);
    counts.put(relation, new Count(count.found + 1, count.expected));
  }

  private Count count(Relation relation) {
    Count count = counts.get(relation);
    if (count == null) {
      throw new IllegalStateException("no count for " + relation);
    }
    return count;
  }
}
