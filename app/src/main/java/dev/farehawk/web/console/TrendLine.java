package dev.farehawk.web.console;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Draws a figure over the hours as the path of an SVG; hours without a figure are gaps. Pure.
 *
 * <p>Zero lies at the bottom, the highest hour at the top.
 */
public final class TrendLine {

  /** Width of the drawing. */
  public static final int WIDTH = 336;

  /** Height of the drawing. */
  public static final int HEIGHT = 64;

  private static final double MARGIN = 3;

  private TrendLine() {}

  /** The path through these, the oldest first. */
  static String of(List<@Nullable Double> values) {
    double highest = highest(values);
    double step = values.size() < 2 ? 0 : (WIDTH - 2 * MARGIN) / (values.size() - 1);
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (int i = 0; i < values.size(); i++) {
      Double value = values.get(i);
      if (value == null) {
        drawing = false;
        continue;
      }
      double x = MARGIN + i * step;
      double y = HEIGHT - MARGIN - value / highest * (HEIGHT - 2 * MARGIN);
      path.append(String.format(Locale.ROOT, "%s%.1f %.1f", drawing ? "L" : "M", x, y));
      if (!drawing) {
        // A lone hour shows as a dot, by the round end of a line of no length.
        path.append(String.format(Locale.ROOT, "L%.1f %.1f", x, y));
      }
      drawing = true;
    }
    return path.toString();
  }

  private static double highest(List<@Nullable Double> values) {
    double highest = 0;
    for (Double value : values) {
      highest = value == null ? highest : Math.max(highest, value);
    }
    return highest == 0 ? 1 : highest;
  }
}
