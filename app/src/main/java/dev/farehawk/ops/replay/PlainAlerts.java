package dev.farehawk.ops.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What a plain rule would have alerted, under the same arming, firing and re-arming as a watch. */
final class PlainAlerts {

  private static final double DEEPER = 0.95;
  private static final double REARM = 1.05;

  private PlainAlerts() {}

  /**
   * The rule's firings over all series, cut to the best {@code most} by score; ties go to the
   * earlier one.
   */
  static List<ReplayAlert> of(PlainRule rule, Map<RecordedSeries, SeriesPrices> prices, int most) {
    List<ReplayAlert> fired = new ArrayList<>();
    prices.forEach((series, ofSeries) -> fire(rule, series, ofSeries, fired));
    fired.sort(
        Comparator.comparingDouble(ReplayAlert::score)
            .reversed()
            .thenComparing(ReplayAlert::at)
            .thenComparing(alert -> alert.series().toString()));
    return List.copyOf(fired.subList(0, Math.min(most, fired.size())));
  }

  private static void fire(
      PlainRule rule, RecordedSeries series, SeriesPrices prices, List<ReplayAlert> fired) {
    long alerted = 0;
    for (int i = 0; i < prices.size(); i++) {
      long minor = prices.minor(i);
      if (minor > REARM * alerted) {
        alerted = 0;
      }
      OptionalDouble score = rule.score(prices, i);
      boolean armed = alerted == 0 || minor <= DEEPER * alerted;
      if (score.isPresent() && armed) {
        fired.add(new ReplayAlert(series, prices.at(i), minor, score.getAsDouble()));
        alerted = minor;
      }
    }
  }
}
