package dev.farehawk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

  @Test
  void carriesTheTimeAndTheVersion() {
    UUID id = ids(1).next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
  }

  @Test
  void laterIdsSortAfterEarlierOnesEvenWhenTheClockStandsOrJumpsBack() {
    Ids ids = ids(2);
    List<UUID> before = Stream.generate(ids::next).limit(10_000).toList();
    now.set(NOON.minusSeconds(3600));
    List<UUID> after = Stream.generate(ids::next).limit(10_000).toList();

    List<UUID> all = Stream.concat(before.stream(), after.stream()).toList();
    assertThat(all)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Comparator.comparing(UUID::toString));
  }

  @Test
  void theSameSeedAndClockGiveTheSameIds() {
    assertThat(ids(3).next()).isEqualTo(ids(3).next()).isNotEqualTo(ids(4).next());
  }

  @Test
  void derivedIdsDependOnEveryPartAndWhereItEnds() {
    UUID watch = new UUID(1, 2);

    assertThat(Ids.derived("alert", watch, 7)).isEqualTo(Ids.derived("alert", watch, 7));
    assertThat(
            List.of(
                Ids.derived("alert", watch, 7),
                Ids.derived("alert", watch, 8),
                Ids.derived("delivery", watch, 7),
                Ids.derived("alert", watch + "7"),
                Ids.derived("a", "bc"),
                Ids.derived("a", "b", "c"),
                Ids.derived("ab", "c")))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.version() == 8 && id.variant() == 2);
  }

  private Ids ids(long seed) {
    InstantSource clock = now::get;
    return Ids.timeOrdered(clock, new SplittableRandom(seed));
  }
}
