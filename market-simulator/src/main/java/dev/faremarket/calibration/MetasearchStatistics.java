package dev.faremarket.calibration;

import static dev.faremarket.calibration.SeriesStatistics.dropOf;

import dev.faremarket.calibration.SeriesStatistics.Event;
import java.util.Arrays;
import java.util.List;

/** The figures of the fare statistics that describe series B, from daily lowest prices. */
public final class MetasearchStatistics {

  private static final int EVER = 10_000;
  private static final int OBSERVATIONS_BEFORE = 28;

  private final List<LowestPrices> routes;
  private final SeriesStatistics steps;

  MetasearchStatistics(List<LowestPrices> routes) {
    this.routes = List.copyOf(routes);
    this.steps = new SeriesStatistics(routes.stream().map(LowestPrices::prices).toList());
  }

  static Event moveOf(double share) {
    return move -> Math.abs(move) >= share;
  }

  /** Share of the steps at which the event happens. */
  double share(Event event) {
    return share(event, 0, EVER);
  }

  /** The same within these days to departure. */
  double share(Event event, int fromDays, int toDays) {
    return steps.share(event, fromDays, toDays);
  }

  /** Share of the steps with the first event at which the second happens. */
  double shareOf(Event all, Event event) {
    return share(move -> all.holds(move) && event.holds(move)) / share(all);
  }

  /** Share of the steps with this event at which another carrier became the cheapest. */
  double switches(Event event) {
    return counted(event, true, false);
  }

  /** Share of the steps without a change of the cheapest carrier at which the event happens. */
  double sameCarrier(Event event) {
    return counted(event, false, true);
  }

  private double counted(Event event, boolean switches, boolean amongSame) {
    long all = 0;
    long hits = 0;
    for (LowestPrices route : routes) {
      DailyPrices prices = route.prices();
      for (int d = 0; d < prices.departures(); d++) {
        for (int look = 1; look < prices.looks(); look++) {
          if (prices.isStep(d, look)) {
            boolean switched = route.isSwitch(d, look);
            boolean happens = event.holds(prices.move(d, look));
            all += (amongSame ? !switched : happens) ? 1 : 0;
            hits += switched == switches && happens ? 1 : 0;
          }
        }
      }
    }
    return (double) hits / all;
  }

  /** How long a price stays after a drop of at least this. */
  SurvivalCurve deals(double drop) {
    return steps.deals(drop, 0, EVER);
  }

  /** Quantile of the sizes of rises (sign 1) or falls (sign -1). */
  double size(int sign, double quantile) {
    return steps.size(sign, quantile);
  }

  /** P(drop of at least 15 % given one on the date next to it). */
  double together() {
    return steps.together(dropOf(0.15), 1);
  }

  /** Share of the prices at or below so much of the median of the 28 before. */
  double low(double share) {
    long all = 0;
    long low = 0;
    for (LowestPrices route : routes) {
      DailyPrices prices = route.prices();
      for (int d = 0; d < prices.departures(); d++) {
        for (int look = OBSERVATIONS_BEFORE; look < prices.looks(); look++) {
          long median = median(prices, d, look);
          if (median > 0 && prices.price(d, look) > 0) {
            all++;
            low += prices.price(d, look) <= share * median ? 1 : 0;
          }
        }
      }
    }
    return (double) low / all;
  }

  /** Of the looks before this one; 0 where one of them saw nothing. */
  private static long median(DailyPrices prices, int departure, int look) {
    long[] before = new long[OBSERVATIONS_BEFORE];
    for (int i = 0; i < before.length; i++) {
      before[i] = prices.price(departure, look - 1 - i);
    }
    Arrays.sort(before);
    return before[0] == 0 ? 0 : before[OBSERVATIONS_BEFORE / 2];
  }
}
