package dev.farehawk.web.watch;

import dev.farehawk.place.Airport;
import dev.farehawk.place.Airport.Position;
import dev.farehawk.web.watch.RouteMap.Line;
import dev.farehawk.web.watch.RouteMap.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts airports on a sheet by the equirectangular projection, true to scale in the middle of the
 * sheet. Longitudes are counted from the origin, so that a way over the date line is one line.
 * Pure.
 */
final class DrawRoute {

  private static final int STEPS = 48;
  private static final double MARGIN_X = 96;
  private static final double MARGIN_Y = 44;
  private static final double LEAST_DEGREES = 2;
  private static final double[] NETS = {1, 2, 5, 10, 15, 30};
  private static final int MOST_LINES = 9;
  private static final double TEXT_GAP = 11;

  private final double middleLongitude;
  private final double west;
  private final double north;
  private final double narrowing;
  private final double scale;
  private final double offsetX;
  private final double offsetY;
  private final List<double[]> way;

  /** A point of the sheet. */
  private record At(double x, double y) {}

  /** Of what is drawn. */
  record Drawing(List<Line> net, String way, List<Spot> spots) {}

  private DrawRoute(Airport from, Airport to, List<Airport> others) {
    middleLongitude = from.position().longitude();
    way = greatCircle(from.position(), to.position());
    List<double[]> all = new ArrayList<>(way);
    others.forEach(one -> all.add(degrees(one.position())));
    double east = all.stream().mapToDouble(point -> point[1]).max().orElse(0);
    double least = all.stream().mapToDouble(point -> point[1]).min().orElse(0);
    double top = all.stream().mapToDouble(point -> point[0]).max().orElse(0);
    double bottom = all.stream().mapToDouble(point -> point[0]).min().orElse(0);
    west = least;
    north = top;
    narrowing = Math.max(0.2, Math.cos(Math.toRadians((top + bottom) / 2)));
    double wide = Math.max((east - least) * narrowing, LEAST_DEGREES);
    double high = Math.max(top - bottom, LEAST_DEGREES);
    scale =
        Math.min((RouteMap.WIDTH - 2 * MARGIN_X) / wide, (RouteMap.HEIGHT - 2 * MARGIN_Y) / high);
    offsetX = (RouteMap.WIDTH - (east - least) * narrowing * scale) / 2;
    offsetY = (RouteMap.HEIGHT - (top - bottom) * scale) / 2;
  }

  /**
   * Draws.
   *
   * @param from the airports of the origin, the first one being where the way begins
   * @param to the airports of the destination, the first one being where it ends
   * @param near airports near both ends
   */
  static Drawing draw(List<Airport> from, List<Airport> to, List<Airport> near) {
    List<Airport> others = Stream.of(from, to, near).flatMap(List::stream).distinct().toList();
    DrawRoute sheet = new DrawRoute(from.getFirst(), to.getFirst(), others);
    List<Spot> spots = new ArrayList<>();
    List<Airport> ends = List.of(from.getFirst(), to.getFirst());
    others.stream().filter(one -> !ends.contains(one)).forEach(one -> spots.add(sheet.small(one)));
    boolean eastward =
        sheet.at(to.getFirst().position()).x() >= sheet.at(from.getFirst().position()).x();
    spots.add(sheet.named(from.getFirst(), eastward));
    spots.add(sheet.named(to.getFirst(), !eastward));
    return new Drawing(sheet.net(), sheet.path(), spots);
  }

  /** Latitude, and longitude as counted from the origin's. */
  private double[] degrees(Position position) {
    double away = position.longitude() - middleLongitude;
    return new double[] {position.latitude(), away - 360 * Math.round(away / 360)};
  }

  /** Points on the shortest way, by spherical interpolation. */
  private List<double[]> greatCircle(Position from, Position to) {
    double[] a = vector(from);
    double[] b = vector(to);
    double angle = Math.acos(Math.clamp(a[0] * b[0] + a[1] * b[1] + a[2] * b[2], -1, 1));
    List<double[]> points = new ArrayList<>();
    double before = 0;
    for (int i = 0; i <= STEPS; i++) {
      double part = (double) i / STEPS;
      double[] point = degrees(angle < 1e-9 ? from : between(a, b, angle, part));
      // One unbroken line, also where it passes the far side of the globe.
      point[1] = before + Math.IEEEremainder(point[1] - before, 360);
      before = point[1];
      points.add(point);
    }
    return points;
  }

  private static double[] vector(Position at) {
    double lat = Math.toRadians(at.latitude());
    double lon = Math.toRadians(at.longitude());
    return new double[] {
      Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)
    };
  }

  private static Position between(double[] a, double[] b, double angle, double part) {
    double of = Math.sin(angle) < 1e-9 ? 1 - part : Math.sin((1 - part) * angle) / Math.sin(angle);
    double and = Math.sin(angle) < 1e-9 ? part : Math.sin(part * angle) / Math.sin(angle);
    double x = of * a[0] + and * b[0];
    double y = of * a[1] + and * b[1];
    double z = of * a[2] + and * b[2];
    return new Position(
        Math.toDegrees(Math.atan2(z, Math.hypot(x, y))), Math.toDegrees(Math.atan2(y, x)));
  }

  private At at(Position position) {
    return at(degrees(position));
  }

  private At at(double[] degrees) {
    return new At(
        tenths(offsetX + (degrees[1] - west) * narrowing * scale),
        tenths(offsetY + (north - degrees[0]) * scale));
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private String path() {
    return way.stream()
        .map(this::at)
        .map(at -> String.format(Locale.ROOT, "%.1f %.1f", at.x(), at.y()))
        .collect(Collectors.joining("L", "M", ""));
  }

  private Spot small(Airport airport) {
    At at = at(airport.position());
    return new Spot(at.x(), at.y(), "", at.x(), at.y(), "middle");
  }

  /** Its code stands away from the way: to the left of the western end, right of the eastern. */
  private Spot named(Airport airport, boolean western) {
    At at = at(airport.position());
    return new Spot(
        at.x(),
        at.y(),
        airport.iata(),
        tenths(at.x() + (western ? -TEXT_GAP : TEXT_GAP)),
        tenths(at.y() + 5),
        western ? "end" : "start");
  }

  private List<Line> net() {
    double degreesWide = RouteMap.WIDTH / (scale * narrowing);
    double step = NETS[NETS.length - 1];
    for (double one : NETS) {
      if (degreesWide / one <= MOST_LINES) {
        step = one;
        break;
      }
    }
    List<Line> lines = new ArrayList<>();
    double left = west - offsetX / (scale * narrowing) + middleLongitude;
    for (double lon = Math.ceil(left / step) * step; lon < left + degreesWide; lon += step) {
      double x = tenths((lon - left) * narrowing * scale);
      lines.add(new Line(x, 0, x, RouteMap.HEIGHT));
    }
    double top = north + offsetY / scale;
    double bottom = top - RouteMap.HEIGHT / scale;
    for (double lat = Math.ceil(bottom / step) * step; lat < top; lat += step) {
      double y = tenths((top - lat) * scale);
      lines.add(new Line(0, y, RouteMap.WIDTH, y));
    }
    return lines;
  }
}
