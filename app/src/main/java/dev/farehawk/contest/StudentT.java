package dev.farehawk.contest;

import java.util.Arrays;

/** Half the width of a 95 % interval of a mean. */
final class StudentT {

  /** Two-sided 95 % quantiles of Student's t by degrees of freedom, from one. */
  private static final double[] QUANTILES = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086
  };

  private static final double NORMAL = 1.96;

  private StudentT() {}

  /** Zero for a single value, which says nothing of its spread. */
  static double margin(double[] values) {
    int n = values.length;
    if (n < 2) {
      return 0;
    }
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double quantile = n - 2 < QUANTILES.length ? QUANTILES[n - 2] : NORMAL;
    return quantile * Math.sqrt(squares / (n - 1) / n);
  }
}
