package dev.farehawk.ops.replay;

import dev.farehawk.fare.Cabin;
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
import dev.farehawk.oracle.Oracle;
import dev.farehawk.place.Places;
import dev.farehawk.platform.Progress;
import dev.farehawk.watch.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/** Runs a recording through history, oracle and alert, one watch on each series, at full speed. */
public final class Replay {

  private static final int MOST_IN_A_BATCH = 5_000;
  private static final int LOOKS_BETWEEN_WORDS = 50_000;
  private static final String UNKNOWN_COUNTRY = "ZZ";

  private final Recording recording;
  private final RecordedClock clock;
  private final ReplayPipeline pipeline;
  private final Places places;
  private final Progress progress;
  private final CarrierCodes carriers = new CarrierCodes();
  private final Map<RecordedSeries, FareQueryRef> queries = new LinkedHashMap<>();

  private Replay(
      Recording recording,
      RecordedClock clock,
      ReplayPipeline pipeline,
      Places places,
      Progress progress) {
    this.recording = recording;
    this.clock = clock;
    this.pipeline = pipeline;
    this.places = places;
    this.progress = progress;
  }

  /**
   * What a replay leaves behind.
   *
   * @param alerts in the order they were given
   */
  public record Result(ReplayPipeline.Counts counts, List<ReplayAlert> alerts) {}

  /**
   * Replays a whole recording.
   *
   * @param source an empty database with the schema, for this replay alone
   */
  public static Result of(
      Recording recording,
      DataSource source,
      Oracle oracle,
      RandomGenerator random,
      Places places,
      Progress progress) {
    RecordedClock clock = new RecordedClock(recording.looks().getFirst().at());
    ReplayPipeline pipeline = new ReplayPipeline(source, oracle, clock, random);
    return new Replay(recording, clock, pipeline, places, progress).run();
  }

  private Result run() {
    watchEverySeries();
    List<RecordedLook> batch = new ArrayList<>();
    Set<RecordedSeries> inBatch = new HashSet<>();
    int looks = 0;
    for (RecordedLook look : recording.looks()) {
      if (!inBatch.add(look.series()) || batch.size() == MOST_IN_A_BATCH) {
        feed(batch, looks - batch.size());
        batch.clear();
        inBatch.clear();
        inBatch.add(look.series());
      }
      batch.add(look);
      if (++looks % LOOKS_BETWEEN_WORDS == 0) {
        progress.step("%,d of %,d looks replayed".formatted(looks, recording.looks().size()));
      }
    }
    feed(batch, looks - batch.size());
    return new Result(pipeline.counts(), alerts());
  }

  private void watchEverySeries() {
    List<RecordedSeries> series =
        recording.looks().stream().map(RecordedLook::series).distinct().toList();
    List<FareQueryRef> refs =
        pipeline.watch(series.stream().map(this::fareQuery).toList(), new Rule.OracleSays());
    int next = 0;
    for (RecordedSeries one : series) {
      queries.put(one, refs.get(next++));
    }
  }

  private FareQuery fareQuery(RecordedSeries series) {
    Market market = Market.of(series.origin(), series.destination());
    return new FareQuery(
        market,
        series.departure(),
        series.returning(),
        1,
        Cabin.ECONOMY,
        places.airport(market.origin()).map(airport -> airport.country()).orElse(UNKNOWN_COUNTRY),
        series.currency());
  }

  private void feed(List<RecordedLook> batch, int firstNumber) {
    clock.advanceTo(batch.getLast().at());
    List<Observation> observations = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      observations.add(observation(batch.get(i), firstNumber + i));
    }
    pipeline.run(observations);
  }

  private Observation observation(RecordedLook look, int number) {
    String currency = look.series().currency();
    List<Offer> offers =
        look.offers().stream()
            .map(price -> offer(carriers.of(price.carrier()), price.minor(), currency))
            .toList();
    return new Observation(
        "recorded-" + number,
        "recording",
        Objects.requireNonNull(queries.get(look.series())),
        LookReason.IMPORT,
        Granularity.DATE_MIN,
        Freshness.LIVE,
        look.at(),
        look.at(),
        offers);
  }

  private static Offer offer(CarrierCode carrier, long minor, String currency) {
    return new Offer(
        carrier,
        StopsClass.ANY,
        new Money(minor, currency),
        PriceBasis.PER_ADULT,
        null,
        null,
        null,
        null);
  }

  private List<ReplayAlert> alerts() {
    Map<Long, RecordedSeries> seriesOf = new HashMap<>();
    queries.forEach((series, ref) -> seriesOf.put(ref.id(), series));
    return pipeline.told().stream()
        .map(told ->
            new ReplayAlert(
                Objects.requireNonNull(seriesOf.get(told.fareQuery())),
                told.observedAt(),
                told.minor(),
                told.score()))
        .toList();
  }
}
