package dev.farehawk.history;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.LookReason;
import dev.farehawk.fare.Market;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.Observation;
import dev.farehawk.fare.Offer;
import dev.farehawk.fare.PriceBasis;
import dev.farehawk.fare.StopsClass;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Observations in few words. Each look happens a minute after the one before and has a request id
 * of its own.
 */
public final class Looks {

  /** When the first look happens. */
  public static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

  private final FareQueryRef query;
  private Instant time = START;
  private int requests;
  private String provider = "live";
  private LookReason reason = LookReason.READY;

  private Looks(FareQueryRef query) {
    this.query = query;
  }

  /** Looks at this fare query. */
  public static Looks at(FareQueryRef query) {
    return new Looks(query);
  }

  /** A fare query that stands in no database. */
  public static FareQueryRef someQuery() {
    return new FareQueryRef(
        1, FareQuery.oneWay(Market.of("ZRH", "LIS"), LocalDate.of(2026, 12, 20), "CH", "CHF"));
  }

  /** When the newest look happened. */
  public Instant now() {
    return time;
  }

  /** The next look is by this provider. */
  public Looks by(String name) {
    provider = name;
    return this;
  }

  /** The next looks happen for this reason. */
  public Looks because(LookReason why) {
    reason = why;
    return this;
  }

  /** The next look happens so much later. */
  public Looks later(Duration span) {
    time = time.plus(span);
    return this;
  }

  /** A live reply of nonstop prices such as {@code "LX 120"}, in whole francs. */
  public Observation shows(String... prices) {
    return look(
        Freshness.LIVE, Stream.of(prices).map(price -> offer(price, PriceBasis.PARTY_TOTAL)));
  }

  /** A cached reply, dated now. */
  public Observation remembers(String... prices) {
    return look(
        Freshness.CACHED, Stream.of(prices).map(price -> offer(price, PriceBasis.PARTY_TOTAL)));
  }

  /** A live reply of these offers. */
  public Observation offers(List<Offer> offers) {
    return look(Freshness.LIVE, offers.stream());
  }

  /** A nonstop offer of so many whole units. */
  public static Offer offer(String price, PriceBasis basis) {
    String[] words = price.split(" ", -1);
    String currency = words.length > 2 ? words[2] : "CHF";
    return new Offer(
        new CarrierCode(words[0]),
        StopsClass.NONSTOP,
        new Money(Long.parseLong(words[1]) * 100, currency),
        basis,
        null,
        null,
        null,
        null);
  }

  private Observation look(Freshness freshness, Stream<Offer> offers) {
    time = time.plus(Duration.ofMinutes(1));
    requests++;
    return new Observation(
        "request-" + requests,
        provider,
        query,
        reason,
        Granularity.ITINERARY,
        freshness,
        time,
        time,
        offers.toList());
  }
}
