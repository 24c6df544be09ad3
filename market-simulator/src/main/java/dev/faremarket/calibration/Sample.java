package dev.faremarket.calibration;

import java.util.Arrays;

/** Numbers whose quantiles are asked for. */
final class Sample {

  private double[] values = new double[1 << 12];
  private int size;

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  double mean() {
    return Arrays.stream(values, 0, size).average().orElseThrow();
  }

  double quantile(double share) {
    if (size == 0) {
      throw new IllegalStateException("nothing was seen");
    }
    double[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    return sorted[(int) (share * (size - 1))];
  }
}
