package dev.farehawk.web.watch;

/**
 * Both ends of a trip, as people call them.
 *
 * @param joint what stands between them for screen readers, which do not speak the arrow
 * @param spoken both in a phrase, for titles and screen readers
 */
public record RouteWords(End from, End to, String joint, String spoken) {

  /** City and IATA code; the code may be a metro area's. */
  public record End(String city, String code) {}
}
