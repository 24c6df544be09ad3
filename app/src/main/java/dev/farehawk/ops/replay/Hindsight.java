package dev.farehawk.ops.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Judges alerts by what the prices did afterwards. */
final class Hindsight {

  /** An alert within this factor of the later minimum was as good as the best. */
  static final double NEAR_MINIMUM = 1.05;

  private static final List<Integer> DAYS_AFTER = List.of(1, 3, 7, 14);

  private final Map<RecordedSeries, SeriesPrices> prices;

  Hindsight(Map<RecordedSeries, SeriesPrices> prices) {
    this.prices = prices;
  }

  /**
   * In sum.
   *
   * @param alerts how many there were
   * @param judged how many of them could be judged: their series was seen until a week before
   *     departure
   * @param leftOut the others
   * @param shareNearLaterMinimum of the judged, those at most 5 % above the lowest price until
   *     departure; null if none
   * @param medianRegret of the judged: price told over the lowest price until departure, less one;
   *     null if none
   */
  record Summary(
      int alerts,
      int judged,
      int leftOut,
      @Nullable Double shareNearLaterMinimum,
      @Nullable Double medianRegret) {}

  /**
   * What one alert's price did afterwards, as ratios to the price told.
   *
   * @param days length of the time after the alert
   * @param lowest lowest price in it; null when it was not looked at
   * @param last price at its last look; null when it was not looked at
   */
  record After(int days, @Nullable Double lowest, @Nullable Double last) {}

  Summary sum(List<ReplayAlert> alerts) {
    List<Double> regrets = new ArrayList<>();
    int leftOut = 0;
    for (ReplayAlert alert : alerts) {
      Double regret = regret(alert);
      if (regret == null) {
        leftOut++;
      } else {
        regrets.add(regret);
      }
    }
    regrets.sort(null);
    return new Summary(
        alerts.size(),
        regrets.size(),
        leftOut,
        regrets.isEmpty() ? null : shareNear(regrets),
        regrets.isEmpty() ? null : median(regrets));
  }

  /**
   * Price told over the lowest one until departure, less one; null when the record ends too early
   * to know.
   */
  @Nullable Double regret(ReplayAlert alert) {
    SeriesPrices ofSeries = pricesOf(alert);
    if (!ofSeries.seenUntilDeparture()) {
      return null;
    }
    OptionalLong lowest = ofSeries.lowestFrom(alert.at());
    return lowest.isPresent() ? alert.minor() / (double) lowest.getAsLong() - 1 : null;
  }

  List<After> after(ReplayAlert alert) {
    SeriesPrices ofSeries = pricesOf(alert);
    return DAYS_AFTER.stream()
        .map(days -> {
          Duration span = Duration.ofDays(days);
          return new After(
              days,
              ratio(ofSeries.lowestWithin(alert.at(), span), alert),
              ratio(ofSeries.lastWithin(alert.at(), span), alert));
        })
        .toList();
  }

  private SeriesPrices pricesOf(ReplayAlert alert) {
    SeriesPrices ofSeries = prices.get(alert.series());
    if (ofSeries == null) {
      throw new IllegalStateException("an alert on a series that was never fed: " + alert.series());
    }
    return ofSeries;
  }

  private static @Nullable Double ratio(OptionalLong minor, ReplayAlert alert) {
    return minor.isPresent() ? minor.getAsLong() / (double) alert.minor() : null;
  }

  private static double shareNear(List<Double> regrets) {
    long near = regrets.stream().filter(r -> r <= NEAR_MINIMUM - 1 + 1e-9).count();
    return near / (double) regrets.size();
  }

  private static double median(List<Double> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
