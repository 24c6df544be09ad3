package dev.farehawk.web.watch;

import dev.farehawk.web.history.ChartDrawing;
import org.jspecify.annotations.Nullable;

/**
 * One watch on the list.
 *
 * @param price cheapest now; null when nothing is known or on sale
 * @param priceNote beside the price: which date it is for, or why there is none
 * @param spark recent prices; null while there are none
 * @param looks when we last looked and will look next, and why
 */
public record WatchCard(
    String id,
    Trip trip,
    @Nullable String price,
    String priceNote,
    Chip chip,
    @Nullable ChartDrawing spark,
    Looks looks,
    State state) {

  /** What is watched: where, when to fly and when it fires, in words. */
  public record Trip(RouteWords route, String dates, String rule) {}

  /**
   * When we look.
   *
   * @param trouble what keeps us from looking; null when nothing does
   */
  public record Looks(String last, String next, @Nullable String trouble) {}

  /** What its owner may do with it. */
  public enum State {
    ACTIVE,
    PAUSED,
    ENDED
  }
}
