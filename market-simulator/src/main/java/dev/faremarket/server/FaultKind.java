package dev.faremarket.server;

/** What can go wrong with a provider. The comment says what the client sees. */
public enum FaultKind {
  /** 429 with a {@code Retry-After} of a few seconds, although the limit is not reached. */
  RATE_LIMITED,
  /** 503 with an error text. */
  SERVER_ERROR,
  /** The connection stays open and nothing comes. */
  HANG,
  /** The right reply, a few bytes at a time. */
  DRIP_FEED,
  /** The connection ends in the middle of the body. */
  TRUNCATED,
  /** 200 with a body that is no JSON. */
  MALFORMED,
  /** 200 that says there are no flights, although there are. */
  EMPTY,
  /** 200 whose body is an error text and nothing else. */
  ERROR_IN_OK,
  /** Every row comes twice. */
  DUPLICATE_ROWS,
  /** Prices of some hours ago, with their true (old) time. */
  STALE_CACHE,
  /** The cheapest fare is quoted at one unit of the currency. */
  ONE_DOLLAR_FARE,
  /** The reply is in another currency than the one asked for, and says so. */
  CURRENCY_FLIP,
  /** Prices a hundred times too high: minor units written as if they were major ones. */
  MINOR_UNITS,
  /** Prices below zero. */
  NEGATIVE_PRICE,
  /** Round trips at about twice the price, marked as such, although one way was asked for. */
  RETURN_FOR_ONE_WAY,
  /** One-way fares at about half the price, marked as such, although a round trip was asked for. */
  ONE_WAY_FOR_RETURN,
  /** The right reply followed by 64 MiB of blanks. */
  HUGE_BODY
}
