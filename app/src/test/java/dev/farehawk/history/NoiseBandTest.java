package dev.farehawk.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NoiseBandTest {

  private final NoiseBand onePercent = NoiseBand.ofPercent(1);

  @Test
  void theFirstPriceIsNoNoise() {
    assertThat(onePercent.around(List.of(), 10_000)).isNull();
  }

  @Test
  void exactlyOnePercentIsNoiseAndACentMoreIsNot() {
    assertThat(onePercent.around(List.of(10_000L), 9_900)).isEqualTo(10_000);
    assertThat(onePercent.around(List.of(10_000L), 9_899)).isNull();
    assertThat(onePercent.around(List.of(10_000L), 10_100)).isEqualTo(10_000);
    assertThat(onePercent.around(List.of(10_000L), 10_101)).isNull();
  }

  @Test
  void aPriceThatCreepsAwayCountsOnceItHasLeftTheBand() {
    List<Long> prices = List.of(10_000L, 9_970L, 9_940L, 9_910L);
    assertThat(onePercent.around(prices, 9_880)).isNull();
    assertThat(onePercent.around(List.of(10_000L, 9_970L, 9_940L, 9_910L, 9_880L), 9_850))
        .as("around what it crept to")
        .isEqualTo(9_880);
  }

  @Test
  void noBandMeansNoNoise() {
    assertThat(NoiseBand.ofPercent(0).around(List.of(10_000L), 9_999)).isNull();
  }

  @Property
  void aPriceThatFlickersInsideTheBandNeverMoves(@ForAll("flickers") List<Long> prices) {
    List<Long> before = new ArrayList<>(List.of(10_000L));
    for (long price : prices) {
      assertThat(onePercent.around(before, price)).isEqualTo(10_000);
      before.add(price);
    }
  }

  @Provide
  Arbitrary<List<Long>> flickers() {
    return Arbitraries.longs().between(9_900, 10_100).list().ofMaxSize(14);
  }
}
