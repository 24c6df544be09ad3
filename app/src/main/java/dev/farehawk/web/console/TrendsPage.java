package dev.farehawk.web.console;

import java.util.List;

/** The last seven days: small charts, and the same as a table. */
public record TrendsPage(List<Chart> charts, List<String> currencies, List<Hour> hours) {

  /** Keeps its own copies. */
  public TrendsPage {
    charts = List.copyOf(charts);
    currencies = List.copyOf(currencies);
    hours = List.copyOf(hours);
  }

  /**
   * A figure over the hours.
   *
   * @param latest of the last hour, in words
   * @param range its highest hour, in words
   * @param line the path of an SVG, in the size of {@link TrendLine}
   */
  public record Chart(String id, String name, String latest, String range, String line) {}

  /** One hour, newest first; {@code costs} in the order of the currencies. */
  public record Hour(
      String hour, String calls, String changes, String alerts, String onTime, List<String> costs) {

    /** Keeps its own copy. */
    public Hour {
      costs = List.copyOf(costs);
    }
  }
}
