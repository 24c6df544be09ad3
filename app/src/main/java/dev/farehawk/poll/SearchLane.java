package dev.farehawk.poll;

/**
 * How many calls searches may make of one provider: a share of all calls made, saved up to a limit.
 * So searches never push the watched fares aside, and a provider that is rarely asked is rarely
 * searched. Pure; not safe for many threads.
 */
final class SearchLane {

  private final double share;
  private final int most;
  private double saved;
  private long seen;

  /**
   * A lane that begins full, because the first search is often made before the first watch.
   *
   * @param share calls of searches for each call made, above 0 and at most 1
   * @param most calls that can be saved up
   */
  SearchLane(double share, int most) {
    this.share = share;
    this.most = most;
    this.saved = most;
  }

  /**
   * Takes one call.
   *
   * @param made calls made of the provider until now, those of searches too
   * @return false if nothing is saved
   */
  boolean take(long made) {
    saved = Math.min(most, saved + share * Math.max(0, made - seen));
    seen = Math.max(seen, made);
    if (saved < 1) {
      return false;
    }
    saved -= 1;
    return true;
  }

  /** Gives back what {@link #take} took, because no call came of it. */
  void giveBack() {
    saved = Math.min(most, saved + 1);
  }
}
