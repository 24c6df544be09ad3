package dev.farehawk.watch;

import dev.farehawk.fare.Money;
import org.jspecify.annotations.Nullable;

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

  /**
   * Fires when the price has fallen by this much since the first live look after creation or
   * re-arming.
   */
  record FallsByAmount(Money amount) implements Rule {

    /** Refuses a fall by nothing. */
    public FallsByAmount {
      if (amount.minor() <= 0) {
        throw new IllegalArgumentException("a fall must be above zero, not " + amount);
      }
    }
  }

  /**
   * Fires when the price is lower than it ever was: within the days before, or since the watch
   * began.
   *
   * @param days 1 to 365; null for since the watch began
   */
  record NewLow(@Nullable Integer days) implements Rule {

    /** The longest time to look back. */
    public static final int MOST_DAYS = 365;

    /** Refuses a time that is none, or longer than prices are worth comparing. */
    public NewLow {
      if (days != null && (days < 1 || days > MOST_DAYS)) {
        throw new IllegalArgumentException(
            "a new low is one of 1 to " + MOST_DAYS + " days, not " + days);
      }
    }
  }
}
