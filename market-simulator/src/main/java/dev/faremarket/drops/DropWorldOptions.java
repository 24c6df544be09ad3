package dev.faremarket.drops;

/**
 * What kind of world drops happen in.
 *
 * @param keys fare queries
 * @param keysPerCluster mean number of watched dates of one carrier in one market
 * @param watcherExponent s of the Zipf law of watchers: the rank-th key has rank^-s
 * @param dropsPerDay drops of a mean key a day
 * @param filingShare share of the drops that come from filings, 0 to below 1
 * @param hitChance mean chance that a filing drops a key of its cluster
 * @param hitSpread how much that chance differs from filing to filing: the correlation of two keys'
 *     hits, 0 for not at all
 * @param rateSpread standard deviation of the logarithm of rates, of keys and of clusters
 * @param routes of one carrier from one airport, which wide filings hit together; 1 for none
 * @param wideShare share of the filings that are wide, 0 to 1
 */
public record DropWorldOptions(
    int keys,
    double keysPerCluster,
    double watcherExponent,
    double dropsPerDay,
    double filingShare,
    double hitChance,
    double hitSpread,
    double rateSpread,
    int routes,
    double wideShare) {

  /**
   * Drops a day as one low-cost carrier's falls of 15 %; three fifths of them in filings, which hit
   * half of the dates, more or fewer from one to the next.
   */
  public static final DropWorldOptions USUAL =
      new DropWorldOptions(20_000, 25, 0.92, 0.086, 0.6, 0.5, 0.14, 0.7);

  /** A world in which each filing is of one route. */
  public DropWorldOptions(
      int keys,
      double keysPerCluster,
      double watcherExponent,
      double dropsPerDay,
      double filingShare,
      double hitChance,
      double hitSpread,
      double rateSpread) {
    this(
        keys,
        keysPerCluster,
        watcherExponent,
        dropsPerDay,
        filingShare,
        hitChance,
        hitSpread,
        rateSpread,
        1,
        0);
  }

  /** The same world with filings that hit several routes of a carrier. */
  public DropWorldOptions withRoutes(int more, double share) {
    return new DropWorldOptions(
        keys,
        keysPerCluster,
        watcherExponent,
        dropsPerDay,
        filingShare,
        hitChance,
        hitSpread,
        rateSpread,
        more,
        share);
  }

  /** Refuses a world that cannot be. */
  public DropWorldOptions {
    require(keys >= 10 && keys <= 5_000_000, "keys must be 10 to 5000000");
    require(keysPerCluster >= 1 && keysPerCluster <= 10_000, "keys per cluster must be 1 to 10000");
    require(watcherExponent >= 0 && watcherExponent <= 3, "the watcher exponent must be 0 to 3");
    require(dropsPerDay > 0 && dropsPerDay <= 24, "drops a day must be above 0 and at most 24");
    require(filingShare >= 0 && filingShare <= 1, "the filing share must be 0 to 1");
    require(hitChance > 0 && hitChance <= 1, "the hit chance must be above 0 and at most 1");
    require(hitSpread >= 0 && hitSpread < 1, "the hit spread must be 0 to below 1");
    require(rateSpread >= 0 && rateSpread <= 3, "the rate spread must be 0 to 3");
    require(routes >= 1 && routes <= 26, "filing routes must be 1 to 26");
    require(wideShare >= 0 && wideShare <= 1, "the share of wide filings must be 0 to 1");
    require(routes > 1 || wideShare == 0, "wide filings need more than one route");
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }

  /** E[q^2] of the hit chance q over filings. */
  public double hitChanceSquared() {
    return hitChance * hitChance + hitSpread * hitChance * (1 - hitChance);
  }
}
