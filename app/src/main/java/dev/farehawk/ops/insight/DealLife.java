package dev.farehawk.ops.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long lows last: the median of their lives by the product-limit estimate, which counts a low
 * that still stands for as long as it has been seen to stand (Kaplan and Meier, 1958). Its 95 %
 * interval is that of Brookmeyer and Crowley (1982) on the log-log scale. Pure.
 *
 * @param pool which lows it rests on
 * @param samples how many lows
 * @param ended how many of them were seen to end
 * @param median half of them last at least so long; null when more than half of them were still
 *     standing when last seen
 * @param atLeast lower end of the interval
 * @param atMost upper end of the interval; null when it is open
 * @param longest the longest time that one was seen to stand
 */
public record DealLife(
    Pool pool,
    int samples,
    int ended,
    @Nullable Duration median,
    Duration atLeast,
    @Nullable Duration atMost,
    Duration longest) {

  /** Fewer lows than these say nothing. */
  public static final int LEAST_SAMPLES = 8;

  /** Fewer ended ones than these say nothing. */
  public static final int LEAST_ENDED = 4;

  private static final double Z95 = 1.959964;

  /** Which lows are alike enough; the narrowest that holds enough of them is taken. */
  public enum Pool {
    /** Of this very fare. */
    FARE,
    /** Of this market, asked by this airline. */
    CARRIER,
    /** Of this market. */
    MARKET
  }

  /**
   * One low of the past.
   *
   * @param ended when the fare was first seen more than 5 % dearer, or not on sale; null when it
   *     was not
   * @param seenUpTo the last moment that anybody looked
   */
  public record Low(
      long fareQuery, String carrier, Instant began, @Nullable Instant ended, Instant seenUpTo) {

    private Instant until() {
      return ended == null ? seenUpTo : ended;
    }
  }

  /** A life, and whether it was seen to its end. */
  private record Life(Duration length, boolean complete) {}

  /**
   * Estimates.
   *
   * @param lows of one market, in any order; a low within a low counts once
   * @param carrier who asks the present price
   * @return null when there is too little history
   */
  public static @Nullable DealLife of(List<Low> lows, long fareQuery, String carrier) {
    List<Low> apart = apart(lows);
    for (Pool pool : Pool.values()) {
      List<Life> lives =
          apart.stream()
              .filter(low ->
                  switch (pool) {
                    case FARE -> low.fareQuery() == fareQuery;
                    case CARRIER -> low.carrier().equals(carrier);
                    case MARKET -> true;
                  })
              .map(low -> new Life(Duration.between(low.began(), low.until()), low.ended() != null))
              .toList();
      long ended = lives.stream().filter(Life::complete).count();
      if (lives.size() >= LEAST_SAMPLES && ended >= LEAST_ENDED) {
        return estimate(pool, lives, (int) ended);
      }
    }
    return null;
  }

  /** A deeper fall within a low begins none of its own. */
  private static List<Low> apart(List<Low> lows) {
    List<Low> apart = new ArrayList<>();
    Map<Long, Instant> until = new HashMap<>();
    for (Low low : lows.stream().sorted(Comparator.comparing(Low::began)).toList()) {
      Instant before = until.get(low.fareQuery());
      if (before == null || !low.began().isBefore(before)) {
        if (low.until().isAfter(low.began())) {
          apart.add(low);
          until.put(low.fareQuery(), low.until());
        }
      }
    }
    return apart;
  }

  private static DealLife estimate(Pool pool, List<Life> lives, int ended) {
    List<Life> ordered =
        lives.stream()
            .sorted(Comparator.comparing(Life::length).thenComparing(life -> !life.complete()))
            .toList();
    double survival = 1;
    double greenwood = 0;
    Duration median = null;
    Duration atLeast = null;
    Duration atMost = null;
    int i = 0;
    while (i < ordered.size()) {
      Duration length = ordered.get(i).length();
      int atRisk = ordered.size() - i;
      int deaths = 0;
      for (; i < ordered.size() && ordered.get(i).length().equals(length); i++) {
        deaths += ordered.get(i).complete() ? 1 : 0;
      }
      if (deaths > 0) {
        survival *= 1 - (double) deaths / atRisk;
        greenwood += deaths == atRisk ? 0 : (double) deaths / ((double) atRisk * (atRisk - deaths));
        median = median == null && survival <= 0.5 ? length : median;
        atLeast = atLeast == null && bound(survival, greenwood, Z95) <= 0.5 ? length : atLeast;
        atMost = atMost == null && bound(survival, greenwood, -Z95) <= 0.5 ? length : atMost;
      }
    }
    Duration longest = ordered.getLast().length();
    return new DealLife(
        pool, lives.size(), ended, median, atLeast == null ? longest : atLeast, atMost, longest);
  }

  /** Log-log bound of a survival: below it for a positive z, above it for a negative one. */
  private static double bound(double survival, double greenwood, double z) {
    if (survival <= 0 || survival >= 1) {
      return survival;
    }
    double log = Math.log(survival);
    return Math.pow(survival, Math.exp(z * Math.sqrt(greenwood) / Math.abs(log)));
  }
}
