package dev.farehawk.web.history;

import dev.farehawk.fare.Money;
import dev.farehawk.history.PriceHistory.Point;
import dev.farehawk.web.Clockwork;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A price history as the parts of an SVG: a step line, because a price holds until the next one is
 * seen, over the typical band. Coordinates are in the units of the view box.
 *
 * @param line path of the steps; broken where nothing was on sale
 * @param area the same, closed down to the floor of the plot, for a soft fill
 * @param band the typical band; null while there is too little history
 */
public record ChartDrawing(
    Frame frame, String line, String area, @Nullable Stripe band, Axes axes, Marks marks) {

  private static final int MOST_STEPS = 6;

  /** Size of the view box and the margins around the plot. */
  public record Frame(int width, int height, int left, int right, int top, int bottom) {

    /** A wide chart for a desktop. */
    public static final Frame WIDE = new Frame(640, 290, 52, 16, 18, 34);

    /** A chart for a phone; drawn in its own size so that its letters stay readable. */
    public static final Frame NARROW = new Frame(360, 260, 46, 14, 14, 30);

    /** A small line without axes. */
    public static final Frame SPARK = new Frame(200, 56, 3, 6, 6, 6);

    int plotWidth() {
      return width - left - right;
    }

    int plotHeight() {
      return height - top - bottom;
    }

    /** Lower edge of the plot. */
    public int floor() {
      return height - bottom;
    }

    /** Right edge of the plot. */
    public int end() {
      return width - right;
    }
  }

  /** A horizontal stripe. */
  public record Stripe(double y, double height, double middle) {}

  /** A labelled position on an axis. */
  public record Tick(double at, String label) {}

  /** Labels of both axes. */
  public record Axes(List<Tick> prices, List<Tick> times) {

    /** Keeps its own copies. */
    public Axes {
      prices = List.copyOf(prices);
      times = List.copyOf(times);
    }
  }

  /** A marked price. */
  public record Dot(double x, double y, String label) {}

  /**
   * Marked prices.
   *
   * @param latest the price that holds at the end; null when nothing is on sale
   * @param lowest the lowest price drawn; null when nothing was ever on sale
   */
  public record Marks(@Nullable Dot latest, @Nullable Dot lowest) {}

  /** The typical band in minor units. */
  public record Band(long low, long median, long high) {}

  /**
   * What to draw, and for whom. The window ends now; points before it count as the price at its
   * beginning.
   */
  public record Subject(
      List<Point> points,
      @Nullable Band band,
      Instant from,
      Instant to,
      Clockwork time,
      String currency) {

    /** Keeps its own copy; refuses a window of no length. */
    public Subject {
      points = List.copyOf(points);
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("the window " + from + " to " + to + " is empty");
      }
    }
  }

  /** Draws; the more points there are, the longer the path, so callers bound them. */
  public static ChartDrawing draw(Subject subject, Frame frame) {
    Scale scale = Scale.of(subject, frame);
    Steps steps = Steps.of(subject, scale);
    return new ChartDrawing(
        frame,
        steps.line(),
        steps.area(),
        stripe(subject.band(), scale),
        new Axes(priceTicks(subject, scale), TimeTicks.of(subject, frame)),
        steps.marks());
  }

  private static @Nullable Stripe stripe(@Nullable Band band, Scale scale) {
    if (band == null) {
      return null;
    }
    double top = scale.y(band.high());
    return new Stripe(top, round(Math.max(2, scale.y(band.low()) - top)), scale.y(band.median()));
  }

  /** Round prices, at least two: nice steps lie up to 2.5 apart, so six wanted are never one. */
  private static List<Tick> priceTicks(Subject subject, Scale scale) {
    List<Tick> ticks = new ArrayList<>();
    long step = niceStep((scale.high() - scale.low()) / (double) MOST_STEPS);
    for (long at = Math.ceilDiv(scale.low(), step) * step; at <= scale.high(); at += step) {
      ticks.add(new Tick(scale.y(at), axis(at, subject)));
    }
    return ticks;
  }

  /** The bare number in whole units: the chart names its currency elsewhere. */
  private static String axis(long minor, Subject subject) {
    BigDecimal major = new Money(minor, subject.currency()).major();
    return subject.time().words().number(major.setScale(0, RoundingMode.HALF_EVEN).longValue());
  }

  /** The next of 1, 2, 5, 10, 20, 50 ... that is not smaller; never below 1. */
  static long niceStep(double wanted) {
    long unit = 1;
    while (true) {
      for (int factor : new int[] {1, 2, 5}) {
        if (unit * factor >= wanted) {
          return unit * factor;
        }
      }
      unit *= 10;
    }
  }

  static double round(double value) {
    return Math.round(value * 10) / 10.0;
  }

  /** Where a time and a price are drawn. */
  record Scale(Frame frame, Instant from, double seconds, long low, long high) {

    static Scale of(Subject subject, Frame frame) {
      long low = Long.MAX_VALUE;
      long high = Long.MIN_VALUE;
      for (Point point : subject.points()) {
        Long amount = point.amountMinor();
        if (amount != null) {
          low = Math.min(low, amount);
          high = Math.max(high, amount);
        }
      }
      Band band = subject.band();
      if (band != null) {
        low = Math.min(low, band.low());
        high = Math.max(high, band.high());
      }
      if (low > high) {
        low = 0;
        high = 100;
      }
      long air = Math.max(1, Math.max((high - low) / 8, high / 50));
      double seconds = Duration.between(subject.from(), subject.to()).toMillis() / 1000.0;
      return new Scale(frame, subject.from(), seconds, Math.max(0, low - air), high + air);
    }

    double x(Instant at) {
      double share = Duration.between(from, at).toMillis() / 1000.0 / seconds;
      return round(frame.left() + Math.clamp(share, 0.0, 1.0) * frame.plotWidth());
    }

    double y(long amount) {
      double share = (amount - low) / (double) (high - low);
      return round(frame.top() + (1 - share) * frame.plotHeight());
    }
  }

  /** The step line and what is marked on it. */
  private record Steps(String line, String area, Marks marks) {

    static Steps of(Subject subject, Scale scale) {
      StringBuilder line = new StringBuilder();
      StringBuilder area = new StringBuilder();
      int floor = scale.frame().floor();
      Dot lowest = null;
      long lowestAmount = Long.MAX_VALUE;
      Dot now = null;
      double runFrom = 0;
      boolean open = false;
      List<Point> points = subject.points();
      for (int i = 0; i < points.size(); i++) {
        Long amount = points.get(i).amountMinor();
        double x = scale.x(points.get(i).observedAt());
        Instant until = i + 1 < points.size() ? points.get(i + 1).observedAt() : subject.to();
        if (amount == null || until.isBefore(subject.from())) {
          if (open) {
            area.append(String.format(Locale.ROOT, "V%d H%s Z ", floor, runFrom));
            open = false;
          }
          now = null;
          continue;
        }
        double y = scale.y(amount);
        if (!open) {
          line.append("M").append(x).append(' ').append(y).append(' ');
          area.append("M").append(x).append(' ').append(y).append(' ');
          runFrom = x;
          open = true;
        } else {
          line.append("V").append(y).append(' ');
          area.append("V").append(y).append(' ');
        }
        double end = scale.x(until);
        line.append("H").append(end).append(' ');
        area.append("H").append(end).append(' ');
        String label = subject.time().words().price(amount, subject.currency());
        if (amount <= lowestAmount) {
          lowestAmount = amount;
          lowest = new Dot(x, y, label);
        }
        now = new Dot(end, y, label);
      }
      if (open) {
        area.append(String.format(Locale.ROOT, "V%d H%s Z", floor, runFrom));
      }
      return new Steps(line.toString().strip(), area.toString().strip(), new Marks(now, lowest));
    }
  }
}
