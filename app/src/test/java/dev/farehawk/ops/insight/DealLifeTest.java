package dev.farehawk.ops.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.ops.insight.DealLife.Low;
import dev.farehawk.ops.insight.DealLife.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DealLifeTest {

  private static final Instant BEGAN = Instant.parse("2026-03-01T00:00:00Z");

  /** Remission times of the 6-MP group of Freireich et al. (1963); censored ones are negative. */
  private static final List<Integer> TEXTBOOK =
      List.of(
          6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35);

  @Test
  void agreesWithTheTextbook() {
    DealLife life = Objects.requireNonNull(DealLife.of(lows(1, "LX", TEXTBOOK), 1, "LX"));

    assertThat(life.samples()).isEqualTo(21);
    assertThat(life.ended()).isEqualTo(9);
    assertThat(life.median()).isEqualTo(Duration.ofHours(23));
    assertThat(life.atLeast()).isEqualTo(Duration.ofHours(13));
    assertThat(life.atMost()).isNull();
    assertThat(life.longest()).isEqualTo(Duration.ofHours(35));
  }

  @Test
  void lowsThatStillStandMakeTheEstimateLonger() {
    DealLife all = life(lows(1, "LX", List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)));
    DealLife some = life(lows(1, "LX", List.of(1, 2, 3, 4, 5, -6, -7, -8, -9, -10)));
    DealLife most = life(lows(1, "LX", List.of(1, 2, 3, 4, -5, -6, -7, -8, -9, -10)));

    assertThat(all.median()).isEqualTo(Duration.ofHours(5));
    assertThat(all.atMost()).isNotNull();
    assertThat(some.median()).isEqualTo(Duration.ofHours(5));
    assertThat(some.atMost()).isNull();
    assertThat(most.median()).isNull();
    assertThat(most.longest()).isEqualTo(Duration.ofHours(10));
  }

  @Test
  void fewLowsArePooledAndTooFewSayNothing() {
    List<Low> own = lows(1, "LX", List.of(2, 3, 4));
    List<Low> carrier = lows(2, "LX", List.of(2, 3, 4, 5, 6));
    List<Low> others = lows(3, "TP", List.of(2, 3, 4, 5, 6));

    assertThat(DealLife.of(own, 1, "LX")).isNull();
    assertThat(DealLife.of(joined(own, lows(2, "LX", List.of(-2, -3, -4, -5, -6, -7))), 1, "LX"))
        .isNull();
    assertThat(pool(joined(own, carrier))).isEqualTo(Pool.CARRIER);
    assertThat(pool(joined(own, others))).isEqualTo(Pool.MARKET);
    assertThat(pool(joined(lows(1, "LX", TEXTBOOK), carrier))).isEqualTo(Pool.FARE);
  }

  @Test
  void aDeeperFallWithinALowIsNoLowOfItsOwn() {
    List<Low> lows = lows(1, "LX", List.of(4, 4, 4, 4, 4, 4, 4, 4));
    Low outer = lows.getFirst();
    Low inner =
        new Low(1, "LX", outer.began().plus(Duration.ofHours(1)), outer.ended(), outer.seenUpTo());

    assertThat(life(joined(lows, List.of(inner))).samples()).isEqualTo(8);
  }

  private static Pool pool(List<Low> lows) {
    return life(lows).pool();
  }

  private static DealLife life(List<Low> lows) {
    return Objects.requireNonNull(DealLife.of(lows, 1, "LX"));
  }

  private static List<Low> joined(List<Low> some, List<Low> more) {
    List<Low> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  /** One after another, of so many hours; a negative one was only seen to stand so long. */
  private static List<Low> lows(long fare, String carrier, List<Integer> hours) {
    List<Low> lows = new ArrayList<>();
    Instant began = BEGAN;
    for (int length : hours) {
      Instant until = began.plus(Duration.ofHours(Math.abs(length)));
      @Nullable Instant ended = length > 0 ? until : null;
      lows.add(new Low(fare, carrier, began, ended, until));
      began = began.plus(Duration.ofDays(3));
    }
    return lows;
  }
}
