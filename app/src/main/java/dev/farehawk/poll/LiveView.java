package dev.farehawk.poll;

import dev.farehawk.fare.FareQueryRef;
import java.util.Collection;
import java.util.List;

/** The live plan as whoever plans calls for several fares sees it. */
interface LiveView {

  /** What is known of each of these, in their order. */
  List<Outlook> of(Collection<FareQueryRef> fareQueries, long now);

  /**
   * What a single look is worth at the margin, in watchers times drops a day; infinite where nobody
   * looks at single fares.
   */
  double price();

  /**
   * Calls for several show these from now on, or, by a negative number, no longer.
   *
   * @param steps of {@link ShownInGroups}
   */
  void shown(Collection<FareQueryRef> fareQueries, int steps);
}
