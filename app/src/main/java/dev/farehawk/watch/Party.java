package dev.farehawk.watch;

import dev.farehawk.fare.Cabin;

/**
 * Who flies, and in which cabin; prices are for all of them.
 *
 * @param adults 1 to 9
 */
public record Party(int adults, Cabin cabin) {

  /** The largest party that providers sell to at once. */
  public static final int MOST_ADULTS = 9;

  /** One adult in economy. */
  public static final Party SOLO = new Party(1, Cabin.ECONOMY);
}
