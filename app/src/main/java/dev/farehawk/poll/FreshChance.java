package dev.farehawk.poll;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The chance that an endpoint shows a drop while it is still worth telling: drops that it was the
 * first to show against drops that should have been there to show. The posterior mean of a Poisson
 * rate under a Gamma prior, which is low on purpose: a cache that promises nothing is not trusted
 * with much until it has shown something.
 *
 * <p>Only fares that a live look has seen within D' before count. Of others a cache shows every
 * drop that lasts, sooner or later, however slow it is, and nobody knows how old it was. Pure.
 */
final class FreshChance {

  private static final double PRIOR = 0.25;
  private static final double PRIOR_DROPS = 4;
  private static final double MOST = 0.99;
  private static final int MOST_SUSPICIONS = 4096;

  private final boolean learns;
  private final long within;
  private final Map<Long, Suspicion> suspicions = new LastFew();
  private double shown;
  private double expected;

  private record Suspicion(long at, boolean counts) {}

  private static final class LastFew extends LinkedHashMap<Long, Suspicion> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Suspicion> eldest) {
      return size() > MOST_SUSPICIONS;
    }
  }

  private FreshChance(boolean learns, long within) {
    this.learns = learns;
    this.within = within;
  }

  /**
   * Of cached prices.
   *
   * @param within D' in milliseconds; a suspicion that nobody has confirmed by then is forgotten
   */
  static FreshChance learned(long within) {
    return new FreshChance(true, within);
  }

  /** Of live prices, which show what there is. */
  static FreshChance certain() {
    return new FreshChance(false, 0);
  }

  double get() {
    return learns ? Math.min(MOST, (PRIOR * PRIOR_DROPS + shown) / (PRIOR_DROPS + expected)) : 1;
  }

  /** So many drops should have happened where they could be shown. */
  void expect(double drops) {
    expected += drops;
  }

  /**
   * A price was shown that is worth a confirmation.
   *
   * @param counts whether the fare was looked at live within D' before
   */
  void suspected(long fareQuery, boolean counts, long at) {
    if (learns) {
      Suspicion now = new Suspicion(at, counts);
      suspicions.merge(
          fareQuery, now, (before, later) -> at - before.at <= within ? before : later);
    }
  }

  /** A live provider has shown a drop; it confirms what was suspected in the time before. */
  void dropped(long fareQuery, long at) {
    Suspicion suspicion = suspicions.remove(fareQuery);
    if (suspicion != null && suspicion.counts && at - suspicion.at <= within) {
      shown += 1;
    }
  }
}
