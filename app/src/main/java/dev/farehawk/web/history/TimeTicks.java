package dev.farehawk.web.history;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Labels of the time axis: round hours, days or months of the reader's zone, few enough to read.
 */
final class TimeTicks {

  // CLDR skeletons: each language has its own order of these fields.
  private static final String HOUR = "Hm";
  private static final String DAY = "MMMd";
  private static final String MONTH = "yMMM";
  private static final int[] MINUTES = {1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720};
  private static final int[] DAYS = {1, 2, 3, 7, 14};
  private static final int[] MONTHS = {1, 2, 3, 6, 12};
  private static final int PIXELS_PER_LABEL = 74;

  private TimeTicks() {}

  static List<ChartDrawing.Tick> of(ChartDrawing.Subject subject, ChartDrawing.Frame frame) {
    Duration span = Duration.between(subject.from(), subject.to());
    int most = Math.max(2, frame.plotWidth() / PIXELS_PER_LABEL);
    ZonedDateTime from = subject.from().atZone(subject.time().zone());
    for (int minutes : MINUTES) {
      if (span.toMinutes() / minutes < most) {
        ZonedDateTime hour = from.truncatedTo(ChronoUnit.DAYS);
        return ticks(subject, frame, hour, Step.minutes(minutes), HOUR);
      }
    }
    for (int days : DAYS) {
      if (span.toDays() / days < most) {
        ZonedDateTime day = from.truncatedTo(ChronoUnit.DAYS);
        return ticks(subject, frame, day, Step.days(days), DAY);
      }
    }
    ZonedDateTime month = from.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
    for (int months : MONTHS) {
      if (span.toDays() / (30.0 * months) < most) {
        return ticks(subject, frame, month, Step.months(months), MONTH);
      }
    }
    return ticks(subject, frame, month, Step.months(60), MONTH);
  }

  private static List<ChartDrawing.Tick> ticks(
      ChartDrawing.Subject subject,
      ChartDrawing.Frame frame,
      ZonedDateTime start,
      Step step,
      String label) {
    List<ChartDrawing.Tick> ticks = new ArrayList<>();
    double seconds = Duration.between(subject.from(), subject.to()).toMillis() / 1000.0;
    ZonedDateTime at = start;
    while (!at.toInstant().isAfter(subject.to())) {
      Instant instant = at.toInstant();
      double share = Duration.between(subject.from(), instant).toMillis() / 1000.0 / seconds;
      // A label centred on the very edge would be cut off.
      if (share >= 0.04 && share <= 0.97) {
        double x = ChartDrawing.round(frame.left() + share * frame.plotWidth());
        ticks.add(new ChartDrawing.Tick(x, subject.time().words().time(label, at)));
      }
      at = step.after(at);
    }
    return ticks;
  }

  private record Step(long amount, ChronoUnit unit) {

    static Step minutes(int minutes) {
      return new Step(minutes, ChronoUnit.MINUTES);
    }

    static Step days(int days) {
      return new Step(days, ChronoUnit.DAYS);
    }

    static Step months(int months) {
      return new Step(months, ChronoUnit.MONTHS);
    }

    ZonedDateTime after(ZonedDateTime at) {
      return at.plus(amount, unit);
    }
  }
}
