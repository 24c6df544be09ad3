package dev.farehawk.web.history;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.history.PriceChart;
import dev.farehawk.history.PriceHistory.Point;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.history.ChartDrawing.Band;
import dev.farehawk.web.history.ChartDrawing.Dot;
import dev.farehawk.web.history.ChartDrawing.Frame;
import dev.farehawk.web.history.ChartDrawing.Subject;
import dev.farehawk.web.watch.WatchPage.ChartSection;
import dev.farehawk.web.watch.WatchPage.Row;
import dev.farehawk.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
            time,
            fare.query().currency());
    ChartDrawing wide = ChartDrawing.draw(subject, Frame.WIDE);
    return new ChartSection(
        wide,
        ChartDrawing.draw(subject, Frame.NARROW),
        time.words()
            .say(
                "chart.title",
                "origin",
                fare.query().market().origin().iata(),
                "destination",
                fare.query().market().destination().iata()),
        spoken(wide, subject),
        rows(steps, fare.query().currency(), time));
  }

  private static String spoken(ChartDrawing drawing, Subject subject) {
    Dot lowest = drawing.marks().lowest();
    Dot now = drawing.marks().latest();
    Words words = subject.time().words();
    List<String> sentences = new ArrayList<>();
    sentences.add(words.say("chart.changes", "count", subject.points().size()));
    sentences.add(
        now == null ? words.say("chart.nothing") : words.say("chart.now", "price", now.label()));
    if (lowest != null) {
      sentences.add(words.say("chart.lowest", "price", lowest.label()));
    }
    Band band = subject.band();
    if (band != null) {
      sentences.add(
          words.say(
              "chart.usual",
              "low",
              words.price(band.low(), subject.currency()),
              "high",
              words.price(band.high(), subject.currency())));
    }
    return String.join(" ", sentences);
  }

  private static List<Row> rows(List<Point> steps, String currency, Clockwork time) {
    return steps.reversed().stream()
        .limit(MOST_ROWS)
        .map(point -> {
          Long amount = point.amountMinor();
          return new Row(
              time.shortly(point.observedAt()),
              amount == null
                  ? time.words().say("chart.row.nothing")
                  : time.words().price(amount, currency));
        })
        .toList();
  }
}
