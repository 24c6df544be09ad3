package dev.farehawk.ops.calibration;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How often the chances that one judge gave came true. A price proved a discount when, until
 * departure, no price more than 5 % lower was seen. Pure.
 *
 * @param oracle name and version of the judge
 * @param samples verdicts that the future has decided
 * @param brier mean squared difference of chance and outcome (Brier, 1950): 0 is perfect, lower is
 *     better
 * @param baseline the Brier score of always giving the share that came true; a judge worth its name
 *     is below it
 * @param bins ten of equal width, the lowest chances first
 */
public record Calibration(
    String oracle, long samples, double brier, double baseline, List<Bin> bins) {

  /** Fewer verdicts than these say nothing of a judge. */
  public static final int LEAST_SAMPLES = 200;

  /** Fewer verdicts than these say nothing of a bin. */
  public static final int LEAST_IN_BIN = 30;

  private static final int BINS = 10;
  private static final double Z95 = 1.959964;

  /** Keeps its own copy. */
  public Calibration {
    bins = List.copyOf(bins);
  }

  /** Whether there are enough verdicts to say anything. */
  public boolean tells() {
    return samples >= LEAST_SAMPLES;
  }

  /**
   * Verdicts with chances from {@code number / 10} on, up to the next bin's.
   *
   * @param chance mean of the chances given; null when there are none
   * @param share that came true; null when there are none
   * @param atLeast lower end of the share's 95 % interval (Wilson, 1927); null when there are none
   * @param atMost its upper end; null when there are none
   */
  public record Bin(
      int number,
      long samples,
      @Nullable Double chance,
      @Nullable Double share,
      @Nullable Double atLeast,
      @Nullable Double atMost) {

    /** Whether there are enough verdicts to say anything. */
    public boolean tells() {
      return samples >= LEAST_IN_BIN;
    }
  }

  /**
   * Sums of the decided verdicts of one judge with chances of one bin.
   *
   * @param chances sum of the chances
   * @param cameTrue how many proved a discount
   * @param squares sum of the squared differences
   */
  record Sum(
      String oracle, int number, long samples, double chances, long cameTrue, double squares) {}

  /** One for each judge, by name. */
  static List<Calibration> of(List<Sum> sums) {
    Map<String, Map<Integer, Sum>> byOracle = new TreeMap<>();
    for (Sum sum : sums) {
      byOracle.computeIfAbsent(sum.oracle(), _ -> new TreeMap<>()).put(sum.number(), sum);
    }
    return byOracle.entrySet().stream().map(one -> of(one.getKey(), one.getValue())).toList();
  }

  private static Calibration of(String oracle, Map<Integer, Sum> sums) {
    long samples = sums.values().stream().mapToLong(Sum::samples).sum();
    double share = sums.values().stream().mapToLong(Sum::cameTrue).sum() / (double) samples;
    double squares = sums.values().stream().mapToDouble(Sum::squares).sum();
    return new Calibration(
        oracle,
        samples,
        squares / samples,
        share * (1 - share),
        IntStream.range(0, BINS).mapToObj(number -> bin(number, sums.get(number))).toList());
  }

  private static Bin bin(int number, @Nullable Sum sum) {
    if (sum == null) {
      return new Bin(number, 0, null, null, null, null);
    }
    double n = sum.samples();
    double share = sum.cameTrue() / n;
    double z2 = Z95 * Z95;
    double middle = (share + z2 / (2 * n)) / (1 + z2 / n);
    double half = Z95 * Math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n);
    return new Bin(
        number,
        sum.samples(),
        sum.chances() / n,
        share,
        Math.max(0, middle - half),
        Math.min(1, middle + half));
  }
}
