package dev.farehawk.fare;

/** What one price of a provider stands for. */
public enum Granularity {
  /** One itinerary that could be booked. */
  ITINERARY,
  /** The lowest of a departure date. */
  DATE_MIN,
  /** The lowest of a period, such as a month. */
  PERIOD_MIN,
  /** The lowest of a route on any date. */
  ROUTE_MIN
}
