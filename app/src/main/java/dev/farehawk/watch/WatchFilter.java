package dev.farehawk.watch;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of somebody's watches.
 *
 * @param state null for all that are not deleted
 * @param origin airport or metro code, upper case; null for any
 * @param destination airport or metro code, upper case; null for any
 * @param month a date of departure lies in it; null for any
 * @param text part of the name, or a code; null for any
 * @param codes places that the text may also mean
 */
public record WatchFilter(
    @Nullable State state,
    @Nullable String origin,
    @Nullable String destination,
    @Nullable YearMonth month,
    @Nullable String text,
    List<String> codes) {

  /** All of them. */
  public static final WatchFilter ALL = new WatchFilter(null, null, null, null, null, List.of());

  /** The longest text that is looked for. */
  public static final int LONGEST_TEXT = 80;

  /** Keeps its own copy, and refuses a text that is too long. */
  public WatchFilter {
    codes = List.copyOf(codes);
    if (text != null && text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "a text to look for has at most " + LONGEST_TEXT + " characters");
    }
  }

  /** How a watch is looked after; a snoozed one is none of the active ones here. */
  public enum State {
    ACTIVE,
    SNOOZED,
    PAUSED,
    EXPIRED
  }

  /** Whether it lets every watch pass. */
  public boolean isAll() {
    return equals(ALL);
  }
}
