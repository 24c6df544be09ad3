package dev.farehawk.poll;

import java.util.Arrays;

/**
 * How far calls for groups of dates show the drops of a fare query anyway, so that a look at it
 * alone is worth less: the chance that all of them miss, as steps down the scale of {@link
 * Density}. Chances multiply, so steps add up. Takes a byte a row, and nothing while there are no
 * groups.
 */
final class ShownInGroups {

  private static final int MOST = 127;
  private static final double STEPS_PER_NAT = Density.STEPS_PER_DOUBLING / Math.log(2);

  private byte[] steps = {};

  /** Steps of the chance that groups show nothing in time, above 0. */
  static int stepsOf(double shown) {
    return (int) Math.min(MOST, Math.round(-Math.log1p(-Math.min(shown, 0.9999)) * STEPS_PER_NAT));
  }

  /** How much less than without groups a look is worth. */
  int steps(int i) {
    return i < steps.length ? steps[i] : 0;
  }

  /** A group shows it from now on, or, by a negative number, no longer. */
  void add(int i, int more) {
    if (i >= steps.length) {
      steps = Arrays.copyOf(steps, Math.max(i + 1, steps.length * 3 / 2));
    }
    steps[i] = (byte) Math.clamp(steps[i] + more, 0, MOST);
  }

  /** A row holds another fare query now. */
  void forget(int i) {
    if (i < steps.length) {
      steps[i] = 0;
    }
  }

  long bytes() {
    return steps.length;
  }
}
