package dev.faremarket.server;

import dev.faremarket.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One live reply as it went out: offers, or the word that there are none.
 *
 * @param requestId the reply's {@code search_metadata.id}
 * @param servedAt wall time at which the prices were read from the market
 * @param route the route asked for; a reply about several routes is logged once for each
 * @param departure local date of departure
 * @param returning local date of the return; null for one way
 * @param currency the currency that the reply names
 * @param offers lowest price of each carrier and number of stops; empty when it said "no flights"
 * @param fault the fault that shaped the reply; null for an honest one
 */
public record LoggedReply(
    String requestId,
    Instant servedAt,
    Route route,
    LocalDate departure,
    @Nullable LocalDate returning,
    String currency,
    List<LoggedOffer> offers,
    @Nullable FaultKind fault) {

  /** A reply about one-way fares. */
  public LoggedReply(
      String requestId,
      Instant servedAt,
      Route route,
      LocalDate departure,
      String currency,
      List<LoggedOffer> offers,
      @Nullable FaultKind fault) {
    this(requestId, servedAt, route, departure, null, currency, offers, fault);
  }

  /** Fixes the list of offers. */
  public LoggedReply {
    offers = List.copyOf(offers);
  }
}
