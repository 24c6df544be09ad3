package dev.farehawk.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.farehawk.poll.Purchases.Endpoint;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class PageWorthTest {

  @Property(tries = 100)
  void aCallIsWorthWhatTheBestPurchaseWithItGainsOverTheBestWithout(
      @ForAll @DoubleRange(min = 0.01, max = 1) double shows,
      @ForAll @DoubleRange(min = 0.01, max = 20) double price,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = random.doubles(random.nextInt(1, 40), 0.01, 30).toArray();
    Endpoint live = new Endpoint(false, 1, 1, 1);
    Purchases singles = new Purchases(List.of(live));
    Purchases both = new Purchases(List.of(live, new Endpoint(true, shows, 1, 1)));

    double gain = 0;
    for (double value : values) {
      gain += PageWorth.gain(value, shows, price);
    }

    double without = singles.best(values, new double[] {price}).value();
    // A page that costs nothing is always bought.
    double with = both.best(values, new double[] {price, 0}).value();
    assertThat(gain).isCloseTo(with - without, within(1e-9));
    assertThat(gain).isGreaterThanOrEqualTo(-1e-12);
  }
}
