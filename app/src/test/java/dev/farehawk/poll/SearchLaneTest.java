package dev.farehawk.poll;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SearchLaneTest {

  @Test
  void beginsFullAndIsFilledByWhatIsCalledAnyway() {
    SearchLane lane = new SearchLane(0.5, 2);

    assertThat(lane.take(0)).isTrue();
    assertThat(lane.take(0)).isTrue();
    assertThat(lane.take(0)).isFalse();
    assertThat(lane.take(1)).isFalse();
    assertThat(lane.take(2)).isTrue();
    assertThat(lane.take(2)).isFalse();
  }

  @Test
  void givesBackWhatWasNotCalled() {
    SearchLane lane = new SearchLane(0.1, 1);
    assertThat(lane.take(0)).isTrue();

    lane.giveBack();

    assertThat(lane.take(0)).isTrue();
    assertThat(lane.take(0)).isFalse();
  }

  @Property(tries = 200)
  void neverTakesMoreThanItsShareAndWhatWasSaved(
      @ForAll @IntRange(min = 1, max = 100) int percent,
      @ForAll @IntRange(min = 0, max = 5_000) int made) {
    SearchLane lane = new SearchLane(percent / 100.0, 10);
    int taken = 0;
    for (int call = 0; call <= made; call++) {
      if (lane.take(call)) {
        taken++;
      }
    }

    assertThat(taken).isLessThanOrEqualTo(10 + made * percent / 100 + 1);
    assertThat(taken).isGreaterThanOrEqualTo(Math.min(made + 1, made * percent / 100));
  }
}
