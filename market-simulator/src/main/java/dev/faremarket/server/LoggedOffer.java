package dev.faremarket.server;

/**
 * The lowest price of one carrier and number of stops in a logged reply, as it was shown.
 *
 * @param carrier IATA airline code
 * @param stops 0 for nonstop
 * @param priceMinor as shown, in minor units; below zero when a fault made it so
 */
public record LoggedOffer(String carrier, int stops, long priceMinor) {}
