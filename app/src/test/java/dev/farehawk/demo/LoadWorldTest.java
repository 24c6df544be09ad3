package dev.farehawk.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.place.Places;
import dev.faremarket.Route;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadWorldTest {

  private static final Instant START = Instant.parse("2026-11-26T12:00:00Z");
  private static final LoadOptions.Scale SCALE = new LoadOptions.Scale(10, 3_000, 2_000, 40, 1);

  private final LoadWorld world =
      new LoadWorld(
          new LoadOptions(
              SCALE,
              new LoadOptions.Pace(10, Duration.ofMinutes(10), 1, Duration.ofMinutes(1)),
              Path.of("unused")),
          Places.load(),
          START);

  @Test
  void everyFareIsFoundByWhatRepliesSayOfIt() {
    Set<Object> different = new HashSet<>();
    for (long id = 1; id <= SCALE.fareQueries(); id++) {
      FareQueryRef fare = world.fare(id);
      Route route =
          new Route(
              fare.query().market().origin().iata(), fare.query().market().destination().iata());
      assertThat(world.id(route, fare.query().departure())).isEqualTo(id);
      different.add(fare.query());
    }
    assertThat(different).hasSize(SCALE.fareQueries());
    assertThat(world.id(new Route("AAA", "BBB"), START.atZone(ZoneOffset.UTC).toLocalDate()))
        .isZero();
  }

  @Test
  void partsTogetherAreTheWhole() {
    List<Long> ids = new ArrayList<>();
    for (int part = 0; part < 3; part++) {
      world.fares(new Part(part, 3)).forEach(fare -> ids.add(fare.id()));
    }
    assertThat(ids).hasSize(SCALE.fareQueries()).doesNotHaveDuplicates();
    assertThat(world.fares(Part.WHOLE)).hasSize(SCALE.fareQueries());
  }

  @Test
  void refusesAFareThatNobodyWatches() {
    assertThatThrownBy(() -> new LoadOptions.Scale(10, 1_999, 2_000, 40, 1))
        .hasMessageContaining("--watches must be at least --fare-queries");
    assertThatThrownBy(() -> new LoadOptions.Scale(10, 20_000, 12_001, 40, 1))
        .hasMessageContaining("at most 300 for each");
  }
}
