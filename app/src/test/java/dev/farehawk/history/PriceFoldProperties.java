package dev.farehawk.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

class PriceFoldProperties {

  private final PriceFold fold = new PriceFold(HistoryConfig.defaults());

  /** What one look shows. */
  record Shown(String provider, boolean cached, List<String> prices) {}

  @Provide
  Arbitrary<List<Shown>> markets() {
    Arbitrary<String> price =
        Combinators.combine(
                Arbitraries.of("LX", "TP", "FR"),
                Arbitraries.oneOf(
                    Arbitraries.integers().between(80, 130), Arbitraries.of(1, 20, 9000)))
            .as((carrier, amount) -> carrier + " " + amount);
    Arbitrary<Shown> look =
        Combinators.combine(
                Arbitraries.of("one", "two"),
                Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)),
                price.list().ofMaxSize(4))
            .as(Shown::new);
    return look.list().ofMaxSize(30);
  }

  @Property(tries = 300)
  void theOverallPriceIsTheLowestLivePrice(@ForAll("markets") List<Shown> market) {
    FareQueryState state = FareQueryState.UNKNOWN;
    for (Observation seen : looks(market)) {
      state = fold.decide(state, seen, seen.fetchedAt()).next();
      assertThat(state.overall() == null ? null : state.overall().amountMinor())
          .isEqualTo(lowestLive(state));
    }
  }

  @Property(tries = 300)
  void everySecondOfTwoEqualObservationsChangesNothing(@ForAll("markets") List<Shown> market) {
    FareQueryState state = FareQueryState.UNKNOWN;
    for (Observation seen : looks(market)) {
      state = fold.decide(state, seen, seen.fetchedAt()).next();
      PriceFold.Decision again = fold.decide(state, seen, seen.fetchedAt());
      assertThat(again.effects().isEmpty()).isTrue();
      assertThat(again.next()).isEqualTo(state);
    }
  }

  @Property(tries = 300)
  void changesAreTheStepsOfTheOverallPrice(@ForAll("markets") List<Shown> market) {
    FareQueryState state = FareQueryState.UNKNOWN;
    Long before = null;
    for (Observation seen : looks(market)) {
      PriceFold.Decision decision = fold.decide(state, seen, seen.fetchedAt());
      state = decision.next();
      List<PricePoint> steps =
          decision.effects().points().stream()
              .filter(point -> point.series().equals(SeriesKey.OVERALL))
              .toList();
      assertThat(steps).hasSameSizeAs(decision.effects().changes()).hasSizeLessThanOrEqualTo(1);
      for (PriceChange change : decision.effects().changes()) {
        assertThat(change.previousMinor()).isEqualTo(before);
        assertThat(change.amountMinor())
            .isEqualTo(steps.getFirst().amountMinor())
            .isNotEqualTo(before);
        before = change.amountMinor();
      }
    }
  }

  @Property(tries = 300)
  void aReplayInAnyOrderAfterwardsChangesNoLivePrice(@ForAll("markets") List<Shown> market) {
    FareQueryState state = FareQueryState.UNKNOWN;
    List<Observation> looks = looks(market);
    for (Observation seen : looks) {
      state = fold.decide(state, seen, seen.fetchedAt()).next();
    }
    for (Observation late : looks.reversed()) {
      if (late.freshness() == Freshness.LIVE) {
        assertThat(fold.decide(state, late, late.fetchedAt()).effects().isEmpty()).isTrue();
      }
    }
  }

  private static List<Observation> looks(List<Shown> market) {
    Looks looks = Looks.at(Looks.someQuery());
    List<Observation> observations = new ArrayList<>();
    for (Shown shown : market) {
      String[] prices = shown.prices().toArray(String[]::new);
      observations.add(
          shown.cached()
              ? looks.by("cache").remembers(prices)
              : looks.by(shown.provider()).shows(prices));
    }
    return observations;
  }

  private static @Nullable Long lowestLive(FareQueryState state) {
    return state.series().entrySet().stream()
        .filter(entry -> entry.getKey().freshness() == Freshness.LIVE)
        .map(entry -> entry.getValue().amountMinor())
        .filter(Objects::nonNull)
        .min(Long::compare)
        .orElse(null);
  }
}
