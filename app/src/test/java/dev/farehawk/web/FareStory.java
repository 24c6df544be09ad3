package dev.farehawk.web;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.LookReason;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.Observation;
import dev.farehawk.fare.Offer;
import dev.farehawk.fare.PriceBasis;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.history.ImportHistory;
import dev.farehawk.history.ImportHistory.Past;
import dev.farehawk.history.ImportHistory.Step;
import dev.farehawk.poll.ObservationSink;
import dev.farehawk.watch.WatchView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Prices of a watch's fares, brought into a running site the ways that real ones come. */
final class FareStory {

  private static final CarrierCode SWISS = new CarrierCode("LX");
  private static final CarrierCode TAP = new CarrierCode("TP");
  private static final long[] USUAL = {
    18900, 21400, 19900, 21400, 23900, 21400, 19900, 22400, 20900, 23900, 21900, 21400
  };

  private FareStory() {}

  /** Twelve weeks of two airlines, weekly ups and downs, on every fare of the watches. */
  static void past(RunningSite site, WatchView... watches) {
    Instant now = Instant.now();
    List<Past> pasts = new ArrayList<>();
    for (FareQueryRef fare :
        Stream.of(watches).flatMap(watch -> watch.fareQueries().stream()).toList()) {
      long shift = fare.query().departure().getDayOfWeek().getValue() * 700L;
      List<Step> steps = new ArrayList<>();
      for (int week = 0; week < USUAL.length; week++) {
        Instant at = now.minus(Duration.ofDays(7L * (USUAL.length - week)));
        steps.add(new Step(at, SWISS, StopsClass.NONSTOP, USUAL[week] + shift));
        steps.add(
            new Step(at.plus(Duration.ofDays(3)), TAP, StopsClass.ONE, USUAL[week] + shift + 1250));
      }
      pasts.add(new Past(fare.id(), "fares", "import-" + fare.id(), steps));
    }
    ImportHistory.Outcome outcome = site.part(ImportHistory.class).importAll(pasts);
    if (outcome.fareQueries() != pasts.size()) {
      throw new IllegalStateException("not all was imported: " + outcome);
    }
  }

  /** Somebody looked at all fares of the watch so long ago, and found what was known. */
  static void seen(RunningSite site, WatchView watch, Duration ago) {
    int _ =
        JdbcClient.create(site.database().dataSource())
            .sql(
                """
                INSERT INTO fare_query_seen (fare_query, live_at)
                SELECT fare, :at::timestamptz FROM unnest(:fares::bigint[]) AS fare
                ON CONFLICT (fare_query) DO UPDATE SET live_at = EXCLUDED.live_at
                """)
            .param("at", Instant.now().minus(ago).toString())
            .param("fares", watch.fareQueries().stream().map(FareQueryRef::id).toArray(Long[]::new))
            .update();
  }

  /** A provider shows this price of the watch's first fare; all stages then do their work. */
  static void look(RunningSite site, WatchView watch, long minor) {
    FareQueryRef fare = watch.fareQueries().getFirst();
    Instant now = Instant.now();
    Offer offer =
        new Offer(
            SWISS,
            StopsClass.NONSTOP,
            new Money(minor, fare.query().currency()),
            PriceBasis.PARTY_TOTAL,
            null,
            null,
            null,
            "https://example.org/fares/LX");
    try {
      site.part(ObservationSink.class)
          .accept(
              new Observation(
                  UUID.randomUUID().toString(),
                  "fares",
                  fare,
                  LookReason.FIRST_LOOK,
                  Granularity.ITINERARY,
                  Freshness.LIVE,
                  now,
                  now,
                  List.of(offer)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
