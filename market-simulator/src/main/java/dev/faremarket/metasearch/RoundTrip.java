package dev.faremarket.metasearch;

/**
 * There and back with one airline, as the metasearch shows it.
 *
 * @param carrier IATA airline code
 * @param amountMinor price for one adult in minor units of the money of the place of departure
 */
public record RoundTrip(String carrier, long amountMinor) {}
