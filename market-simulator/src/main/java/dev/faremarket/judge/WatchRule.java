package dev.faremarket.judge;

/** When a watch wants to be told. */
public sealed interface WatchRule {

  /** When the oracle finds a changed price worthy. */
  record OracleSays() implements WatchRule {}

  /**
   * When the price is at or below a target, also at the first look.
   *
   * @param priceMinor minor units
   */
  record Target(long priceMinor) implements WatchRule {}

  /**
   * When the price fell by so much since the first live look after creation or re-arming.
   *
   * @param percent 1 to 99
   */
  record FallsBy(int percent) implements WatchRule {}
}
