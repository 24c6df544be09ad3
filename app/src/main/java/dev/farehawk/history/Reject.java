package dev.farehawk.history;

/** Why an observation, or one offer of it, was not compared with anything. */
public enum Reject {
  /** The lowest of a period or a route: not a price of this date. */
  GRANULARITY,
  /** Another currency than the fare query's; never converted. */
  CURRENCY,
  /** Not known for whom the price is, or for one adult of several. */
  BASIS,
  /** Of the airline that providers invent for their test mode; nobody can fly it. */
  TEST_PRICE,
  /** Zero, negative, or beyond {@link ComparableOffers#HIGHEST_MINOR}. */
  AMOUNT,
  /** More different carriers and stops in one reply than are kept. */
  TOO_MANY,
  /** Dated in the future, or long gone. */
  TIME,
  /** Not newer than what is known of this provider. */
  STALE
}
