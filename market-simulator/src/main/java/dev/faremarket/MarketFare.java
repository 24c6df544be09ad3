package dev.faremarket;

import java.time.LocalDateTime;

/**
 * The cheapest fare of one carrier on one route and departure date at one moment, one way or there
 * and back.
 *
 * @param carrier IATA airline code of the first segment's marketing carrier
 * @param stops 0 for nonstop
 * @param amountMinor price for one adult in minor units of the currency
 * @param currency ISO 4217 code, derived from the origin's country
 * @param flightNumber number without the carrier code
 * @param departsAt local time at the origin
 * @param durationMinutes from departure to arrival
 * @param seatsLeft seats left at this price
 */
public record MarketFare(
    String carrier,
    int stops,
    long amountMinor,
    String currency,
    String flightNumber,
    LocalDateTime departsAt,
    int durationMinutes,
    int seatsLeft) {}
