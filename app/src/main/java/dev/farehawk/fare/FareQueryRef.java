package dev.farehawk.fare;

/**
 * A fare query together with the number it is stored under.
 *
 * @param id key of the table {@code fare_query}
 */
public record FareQueryRef(long id, FareQuery query) {}
