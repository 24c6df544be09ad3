package dev.farehawk.provider.declarative;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import dev.farehawk.provider.ProviderReply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A definition of a made-up provider, to change in tests, and questions and replies for it. */
final class Sample {

  static final LocalDate DAY = LocalDate.of(2027, 3, 14);
  static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

  /** Live, one date per call, POST with a JSON body. */
  static final String LIVE =
      """
      farehawk-provider: 1
      title: Made-up Air, search
      contract:
        documented-at: https://example.org/docs
        read-on: "2026-11-25"
        access: free-key
      address: https://api.example.org
      capabilities:
        freshness: live
        granularity: itinerary
        price-basis: party-total
        dates-per-call: one
        carriers: all
        choices: [return, party, cabin, currency]
      limits:
        calls: 60
        window: 1m
      request:
        method: POST
        path: /search/{origin}/{destination}
        auth:
          kind: header
          name: X-Key
        headers:
          X-Api-Version: "3"
        query:
          back: "{return|dd.MM.yyyy}"
        body:
          year: "{departure|yyyy|number}"
          month: "{departure|MM|number}"
          day: "{departure|dd|number}"
          adults: "{adults|number}"
          cabin: "{cabin}"
          currency: "{currency|lower}"
          options: {nonstop: false, sort: [price, "{{literal}}"]}
        cabins:
          economy: Y
          premium-economy: W
          business: C
          first: F
      reply:
        id: id
        rows: offers
        skip:
          - when: "kind == 'train'"
            as: OTHER_TRIP
        fields:
          price: {at: cents, then: [minor]}
          currency: {at: currency, of: reply, then: [upper]}
          origin: {at: out.from, then: [{lookup: {in: places}}, {get: iata}]}
          destination: {at: out.to, then: [{lookup: {in: places}}, {get: iata}]}
          departs: {at: out.leaves, then: [{date-time: "uuuu-MM-dd HH:mm"}]}
          returns: {at: back.leaves, then: [{date-time: "uuuu-MM-dd HH:mm"}]}
          carrier: {at: out.flight, then: [{split-first: " "}, upper]}
          stops: {at: out.via, then: [count]}
          duration: {at: out.takes, then: [iso-duration]}
          seats: seats
          link: {at: path, then: [{prefix: "https://example.org"}]}
          observed: {at: seen, then: [{instant: epoch-seconds}]}
      errors:
        text: "fault.words"
        rules:
          - status: 200
            when: "fault.code == 'none'"
            is: EMPTY
          - status: [403, 429]
            when: "fault.code == 'over'"
            is: QUOTA_EXHAUSTED
          - status: 5xx
            is: TRANSIENT
            retry-after: 7s
      rate:
        remaining: X-Left
        reset: X-Reset
        format: epoch
      """;

  private Sample() {}

  static Definition definition() {
    return DefinitionFile.parse("sample.yaml", LIVE);
  }

  static DeclarativeProvider provider() {
    return new DeclarativeProvider("sample", definition());
  }

  /** The sample with one passage replaced, which must be there once. */
  static String with(String passage, String other) {
    int at = LIVE.indexOf(passage);
    if (at < 0 || LIVE.indexOf(passage, at + 1) >= 0) {
      throw new IllegalArgumentException("not there once: " + passage);
    }
    return LIVE.replace(passage, other);
  }

  static FareQueryRef oneWay(long id, LocalDate departure) {
    return new FareQueryRef(id, FareQuery.oneWay(Market.of("ZRH", "LHR"), departure, "CH", "CHF"));
  }

  static FareQueryRef party(long id, @Nullable LocalDate returning, int adults, Cabin cabin) {
    return new FareQueryRef(
        id, new FareQuery(Market.of("ZRH", "LHR"), DAY, returning, adults, cabin, "CH", "CHF"));
  }

  static ProviderReply reply(int status, String body, String... headers) {
    Map<String, String> all = new LinkedHashMap<>(Map.of("content-type", "application/json"));
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return new ProviderReply("ours-1", status, all, body.getBytes(StandardCharsets.UTF_8), NOW);
  }

  /** A good reply with these rows. */
  static String body(String... rows) {
    return """
    {"id": 4711, "currency": "chf", "offers": [%s],
     "places": {"1": {"iata": "ZRH"}, "2": {"iata": "LHR"}, "3": {"iata": "LGW"}}}\
    """
        .formatted(String.join(",", rows));
  }

  /** A good row at this price in cents, with more members. */
  static String row(String cents, String more) {
    return """
    {"cents": %s, "out": {"from": 1, "to": "2", "leaves": "2027-03-14 07:05", "flight": "lx 318",
      "via": [], "takes": "PT1H55M"}, "seats": 4, "path": "/b/1"%s}\
    """
        .formatted(cents, more.isEmpty() ? "" : ", " + more);
  }
}
