package dev.farehawk.web.watch;

import dev.farehawk.web.history.ChartDrawing;
import java.time.Instant;
import java.time.LocalDate;
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
    State state,
    Marks marks) {

  /**
   * By what it is sorted.
   *
   * @param departure first date
   * @param moved when its price changed last; null before the first
   * @param currency of its amounts
   * @param best lowest price since it began, in minor units; null when none is known
   * @param bestSaid the same in words
   * @param about the price in the reader's own currency; null when there is nothing to add
   */
  public record Marks(
      LocalDate departure,
      @Nullable Instant moved,
      String currency,
      @Nullable Long best,
      @Nullable String bestSaid,
      @Nullable String about) {}

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
