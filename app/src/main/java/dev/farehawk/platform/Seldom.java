package dev.farehawk.platform;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says when something that may come thousands of times a second is to be told: the first at once,
 * then once in a while, with how many there were. Safe for many threads.
 */
public final class Seldom {

  private final Duration every;
  private @Nullable Instant told;
  private long untold;

  /**
   * Nothing has come yet.
   *
   * @param every from one telling to the next at the least
   */
  public Seldom(Duration every) {
    this.every = every;
  }

  /**
   * Counts one.
   *
   * @return how many came since it was told last, this one included; 0 when it is not yet time
   */
  public synchronized long count(Instant now) {
    untold++;
    if (told != null && now.isBefore(told.plus(every))) {
      return 0;
    }
    told = now;
    long all = untold;
    untold = 0;
    return all;
  }
}
