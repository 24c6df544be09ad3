package dev.farehawk.web.watch;

/** Both ends of a trip, as people call them. */
public record RouteWords(End from, End to) {

  /** City and IATA code; the code may be a metro area's. */
  public record End(String city, String code) {}

  /** For titles and screen readers. */
  public String spoken() {
    return from.city() + " to " + to.city();
  }
}
