package dev.farehawk.poll;

import dev.farehawk.fare.LookReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An honest word on how a fare query is looked at, for the pages.
 *
 * @param lastLive when a live provider last answered for it; null if never
 * @param lastCached when a calendar last showed its date; null if never
 * @param nextLook when it comes up next, not after now when it waits for its turn; null if nobody
 *     will look
 * @param lane what the next look is for; null if nobody will look
 * @param provider who is asked next; null if nobody
 * @param failing whether the last look failed
 * @param atLeastEvery longest time between two looks that is planned; null if nobody will look
 * @param cost what the next look costs; null if nobody will look
 * @param why why so often
 */
public record LookStatus(
    @Nullable Instant lastLive,
    @Nullable Instant lastCached,
    @Nullable Instant nextLook,
    @Nullable LookReason lane,
    @Nullable String provider,
    boolean failing,
    @Nullable Duration atLeastEvery,
    @Nullable Cost cost,
    Why why) {

  /**
   * Why a fare query is looked at as often as it is.
   *
   * @param words a sentence or two, in English
   */
  public record Why(Reason reason, String words) {}

  /** All reasons. */
  public enum Reason {
    NO_SOURCE,
    NO_WATCH,
    NOT_ASKED,
    FAILED,
    FIRST,
    CONFIRMATION,
    SYMPATHETIC,
    FLOOR,
    DEADLINE,
    NOW_AND_THEN,
    SAVED
  }

  /**
   * What a look costs.
   *
   * @param currency ISO code of the currency that the provider bills in
   * @param micros millionths of it; zero while calls are free
   */
  public record Cost(String currency, long micros) {}
}
