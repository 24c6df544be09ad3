package dev.faremarket.server;

/** The contracts that the server speaks. */
public enum MarketApi {
  /** Cached prices of a whole month in the shape of the Travelpayouts Data API, version 3. */
  CALENDAR,
  /** One departure date searched live in the shape of SerpApi's Google Flights engine. */
  LIVE
}
