package dev.farehawk.provider;

/** Why a row of a reply was left out. Rows are counted by reason, never mended by guessing. */
public enum RowFault {
  /** It has no price. */
  PRICE_MISSING,
  /** Its price is zero, negative, or no number that money can be. */
  PRICE_IMPOSSIBLE,
  /** It is for other airports, such as another one of the same city. */
  OTHER_AIRPORT,
  /** It departs on another date than the one it stands for. */
  OTHER_DATE,
  /** It is a round trip, although one way was asked for. */
  OTHER_TRIP,
  /** Its price is in another currency than asked for. */
  OTHER_CURRENCY,
  /** The provider made it up for tests; nobody can buy it. */
  TEST_OFFER,
  /** Its carrier or its flights cannot be read. */
  UNREADABLE,
  /** The reply holds the same row twice. */
  DUPLICATE
}
