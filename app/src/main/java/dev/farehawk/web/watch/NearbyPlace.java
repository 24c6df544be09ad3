package dev.farehawk.web.watch;

/**
 * An airport near the origin or destination of a form.
 *
 * @param name city and code
 * @param kilometres from the place
 */
public record NearbyPlace(String name, long kilometres) {}
