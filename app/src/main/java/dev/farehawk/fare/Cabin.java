package dev.farehawk.fare;

/** Travel class of a fare query. */
public enum Cabin {
  ECONOMY,
  PREMIUM_ECONOMY,
  BUSINESS,
  FIRST
}
