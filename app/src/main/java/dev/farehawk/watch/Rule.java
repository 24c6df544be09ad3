package dev.farehawk.watch;

import dev.farehawk.fare.Money;

/** The condition of a watch. */
public sealed interface Rule {

  /** Fires when the oracle finds a changed price worthy. The default. */
  record OracleSays() implements Rule {}

  /** Fires when the price is at or below the target, also at the first look. */
  record TargetPrice(Money target) implements Rule {

    /** Refuses a target of nothing. */
    public TargetPrice {
      if (target.minor() <= 0) {
        throw new IllegalArgumentException("a target price must be above zero, not " + target);
      }
    }
  }

  /**
   * Fires when the price has fallen by this much since the first live look after creation or
   * re-arming.
   *
   * @param percent 1 to 95
   */
  record FallsBy(int percent) implements Rule {

    /** Refuses a fall that would always or never happen. */
    public FallsBy {
      if (percent < 1 || percent > 95) {
        throw new IllegalArgumentException("a fall is 1 to 95 percent, not " + percent);
      }
    }
  }
}
