package dev.farehawk.web.history;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.history.PriceChart;
import dev.farehawk.history.PriceHistory.Point;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.Prices;
import dev.farehawk.web.history.ChartDrawing.Band;
import dev.farehawk.web.history.ChartDrawing.Dot;
import dev.farehawk.web.history.ChartDrawing.Frame;
import dev.farehawk.web.history.ChartDrawing.Subject;
import dev.farehawk.web.watch.WatchPage.ChartSection;
import dev.farehawk.web.watch.WatchPage.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chart with its title, its description for screen readers and its table. */
public final class ChartWords {

  /** How far back a chart goes. */
  public static final Duration LONGEST = Duration.ofDays(90);

  private static final int MOST_ROWS = 200;

  private ChartWords() {}

  /** Draws the overall price of a fare; null when there was none in the time shown. */
  public static @Nullable ChartSection section(
      PriceChart.Chart chart, @Nullable Band band, FareQueryRef fare, Clockwork time) {
    List<Point> steps = chart.overall().steps();
    if (steps.isEmpty()) {
      return null;
    }
    Instant oldest = time.now().minus(LONGEST);
    Instant first = steps.getFirst().observedAt();
    // A price seen a moment ago still gets a line that can be seen.
    Instant latestStart = time.now().minus(Duration.ofMinutes(10));
    Instant from = first.isBefore(oldest) ? oldest : first;
    Subject subject =
        new Subject(
            steps,
            band,
            from.isAfter(latestStart) ? latestStart : from,
            time.now(),
            time.zone(),
            fare.query().currency());
    ChartDrawing wide = ChartDrawing.draw(subject, Frame.WIDE);
    return new ChartSection(
        wide,
        ChartDrawing.draw(subject, Frame.NARROW),
        "Lowest price from "
            + fare.query().market().origin()
            + " to "
            + fare.query().market().destination(),
        spoken(wide, subject),
        rows(steps, fare.query().currency(), time));
  }

  private static String spoken(ChartDrawing drawing, Subject subject) {
    Dot lowest = drawing.marks().lowest();
    Dot now = drawing.marks().latest();
    StringBuilder words = new StringBuilder();
    words.append(subject.points().size()).append(" changes. ");
    words.append(now == null ? "Nothing is on sale now. " : "Now " + now.label() + ". ");
    if (lowest != null) {
      words.append("The lowest was ").append(lowest.label()).append(". ");
    }
    Band band = subject.band();
    if (band != null) {
      words
          .append("It usually lies between ")
          .append(Prices.format(band.low(), subject.currency()))
          .append(" and ")
          .append(Prices.format(band.high(), subject.currency()))
          .append('.');
    }
    return words.toString().strip();
  }

  private static List<Row> rows(List<Point> steps, String currency, Clockwork time) {
    return steps.reversed().stream()
        .limit(MOST_ROWS)
        .map(point -> {
          Long amount = point.amountMinor();
          return new Row(
              time.shortly(point.observedAt()),
              amount == null ? "nothing on sale" : Prices.format(amount, currency));
        })
        .toList();
  }
}
