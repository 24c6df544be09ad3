package dev.farehawk.web.watch;

import java.util.List;

/**
 * A map of a trip, drawn without anything from elsewhere: a net of degrees, the airports at both
 * ends and near them, and the shortest way between.
 *
 * @param net lines of latitude and longitude
 * @param way the great circle, as an SVG path
 * @param spoken route and distance in one sentence
 * @param near what lies near each end, in words
 */
public record RouteMap(
    List<Line> net, String way, List<Spot> spots, String title, String spoken, List<Near> near) {

  /** Width of the drawing. */
  public static final int WIDTH = 640;

  /** Height of the drawing. */
  public static final int HEIGHT = 300;

  /** Keeps its own copies. */
  public RouteMap {
    net = List.copyOf(net);
    spots = List.copyOf(spots);
    near = List.copyOf(near);
  }

  /** A straight line. */
  public record Line(double x1, double y1, double x2, double y2) {}

  /**
   * An airport.
   *
   * @param code shown beside it; empty for those that are only near
   * @param end of the text that stands at the spot: {@code start}, {@code middle} or {@code end}
   */
  public record Spot(double x, double y, String code, double textX, double textY, String end) {

    /** Whether the trip begins or ends there. */
    public boolean main() {
      return !code.isEmpty();
    }
  }

  /** Airports near one end, such as {@code Basel (BSL), 75 km}. */
  public record Near(String title, List<String> airports) {

    /** Keeps its own copy. */
    public Near {
      airports = List.copyOf(airports);
    }
  }
}
