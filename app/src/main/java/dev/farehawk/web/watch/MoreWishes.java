package dev.farehawk.web.watch;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What is folded away in the form: all of it may be left alone.
 *
 * @param back one of {@link Back}
 * @param returning date of the way back, ISO 8601
 * @param least fewest nights
 * @param most most nights
 * @param stops "0", "1", or empty for any
 * @param airlines codes of the only airlines, with commas
 * @param notAirlines codes of those that will not do
 * @param departsFrom begin of the departure window
 * @param departsUntil end of it
 * @param alsoFrom further origins, with commas
 * @param alsoTo further destinations
 */
public record MoreWishes(
    @Nullable String back,
    @Nullable String returning,
    @Nullable String least,
    @Nullable String most,
    @Nullable String adults,
    @Nullable String cabin,
    @Nullable String stops,
    @Nullable String airlines,
    @Nullable String notAirlines,
    @Nullable String departsFrom,
    @Nullable String departsUntil,
    @Nullable String alsoFrom,
    @Nullable String alsoTo)
    implements Serializable {

  /** Nothing asked for. */
  public static final MoreWishes NONE =
      new MoreWishes(null, null, null, null, null, null, null, null, null, null, null, null, null);

  /** Whether and how somebody comes back. */
  public enum Back {
    NONE,
    DATE,
    NIGHTS
  }

  /** Whether this way back is chosen; none when none is. */
  public boolean chose(Back choice) {
    return choice.name().equals(back) || (back == null && choice == Back.NONE);
  }

  /** Whether this cabin is chosen; economy when none is. */
  public boolean choseCabin(String choice) {
    return choice.equals(cabin) || (cabin == null && choice.equals("ECONOMY"));
  }

  /** Whether so many stops are chosen; empty is any. */
  public boolean choseStops(String choice) {
    return choice.equals(stops) || (stops == null && choice.isEmpty());
  }

  /** Whether anything is asked for, so that it must be seen. */
  public boolean any() {
    return !(chose(Back.NONE)
        && blank(least)
        && blank(most)
        && (blank(adults) || "1".equals(adults))
        && choseCabin("ECONOMY")
        && blank(stops)
        && blank(airlines)
        && blank(notAirlines)
        && blank(departsFrom)
        && blank(departsUntil)
        && blank(alsoFrom)
        && blank(alsoTo));
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
