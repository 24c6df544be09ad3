package dev.farehawk.watch;

/**
 * What a watch is about.
 *
 * @param origin airport or metro code, as wished
 * @param destination airport or metro code, as wished
 * @param currency ISO 4217 code its prices are in: the origin country's
 */
public record Journey(String origin, String destination, Dates dates, String currency) {}
