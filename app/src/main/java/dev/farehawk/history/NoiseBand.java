package dev.farehawk.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which moves of a price are noise of conversion, rounding and fees rather than of the fare. Pure.
 *
 * <p>A price is settled until another leaves the band around it; that one is then the settled
 * price. So a price that flickers inside the band never counts as moved, however often, while one
 * that creeps away counts as soon as it has left the band. A time of unavailability settles nothing
 * anew.
 *
 * <p>The usual width of 1 % is measured: an airline's own price moves by a rung of 16 % or more,
 * while 39 % of a metasearch's changes are below 1 %, and a nightly exchange-rate update moves 69 %
 * of a market's fares, nearly all of them by less than 1 %.
 *
 * @param basisPoints half the width of the band, in hundredths of a percent of the settled price
 */
record NoiseBand(long basisPoints) {

  /** A wider band would swallow what arms a watch again, which is a rise by more than 5 %. */
  static final int MOST_PERCENT = 4;

  private static final long WHOLE = 10_000;

  static NoiseBand ofPercent(double percent) {
    return new NoiseBand(Math.round(100 * percent));
  }

  /**
   * The settled price that this one only flickers around; null when it is a clear move, or the
   * first price of all.
   *
   * @param before overall prices before this one, oldest first, unavailable times left out
   */
  @Nullable Long around(List<Long> before, long minor) {
    if (before.isEmpty()) {
      return null;
    }
    long settled = before.getFirst();
    for (long price : before) {
      if (!covers(settled, price)) {
        settled = price;
      }
    }
    return covers(settled, minor) ? (Long) settled : null;
  }

  /** Whether a price this far below another is clearly below it. */
  boolean clearlyBelow(long minor, long other) {
    return minor < other && !covers(other, minor);
  }

  private boolean covers(long settled, long minor) {
    return Math.abs(minor - settled) * WHOLE <= basisPoints * settled;
  }
}
