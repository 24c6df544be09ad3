package dev.farehawk.oracle;

import dev.farehawk.history.PriceHistory;
import dev.farehawk.history.PriceHistory.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long each price stood within a span of the past. Times without any price count for nothing.
 *
 * @param spans ascending by price
 * @param points how many price points reach into the span
 */
record PastPrices(List<Span> spans, int points) {

  /** This price stood that long. */
  record Span(long minor, double days) {}

  /** What stood between two moments, as far as it is known. */
  static PastPrices between(PriceHistory history, Instant from, Instant to) {
    List<Span> spans = new ArrayList<>();
    List<Point> points = history.points();
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      Instant begin = point.observedAt().isBefore(from) ? from : point.observedAt();
      Instant next = i + 1 < points.size() ? points.get(i + 1).observedAt() : to;
      Instant end = next.isAfter(to) ? to : next;
      if (point.amountMinor() != null && begin.isBefore(end)) {
        spans.add(new Span(point.amountMinor(), days(begin, end)));
      }
    }
    int count = spans.size();
    spans.sort(Comparator.comparingLong(Span::minor));
    return new PastPrices(spans, count);
  }

  double observedDays() {
    return spans.stream().mapToDouble(Span::days).sum();
  }

  /** Share of the time that the price was this low or lower; null when nothing is known. */
  @Nullable Double shareAtOrBelow(long minor) {
    double all = observedDays();
    return all == 0
        ? null
        : spans.stream().filter(span -> span.minor() <= minor).mapToDouble(Span::days).sum() / all;
  }

  /** The lowest price at or below which it stood for this share of the time. */
  @Nullable Long quantile(double share) {
    double wanted = observedDays() * share;
    double passed = 0;
    for (Span span : spans) {
      passed += span.days();
      if (passed >= wanted) {
        return span.minor();
      }
    }
    return spans.isEmpty() ? null : spans.getLast().minor();
  }

  private static double days(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 86_400_000.0;
  }
}
