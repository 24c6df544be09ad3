package dev.farehawk.web.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.history.PriceHistory.Point;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.history.ChartDrawing.Band;
import dev.farehawk.web.history.ChartDrawing.Frame;
import dev.farehawk.web.history.ChartDrawing.Subject;
import dev.farehawk.words.Languages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChartDrawingTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Frame FRAME = new Frame(120, 120, 10, 10, 10, 10);
  private static final Pattern STEP = Pattern.compile("([MHV])([0-9.]+)");
  private static final Clockwork TIME =
      new Clockwork(START, ZoneId.of("UTC"), Languages.load().english());

  @Test
  void aPriceHoldsUntilTheNextOneIsSeen() {
    ChartDrawing chart = draw(null, at(0, 200L), at(5, 100L));

    assertThat(chart.line()).startsWith("M10.0 ").containsPattern("H60.0 V[0-9.]+ H110.0$");
  }

  @Test
  void theLineBreaksWhileNothingIsOnSale() {
    ChartDrawing chart = draw(null, at(0, 200L), at(2, null), at(8, 200L));

    assertThat(chart.line().chars().filter(c -> c == 'M')).hasSize(2);
    assertThat(chart.line()).doesNotContain("V");
  }

  @Test
  void lowerPricesAreDrawnLower() {
    ChartDrawing chart = draw(null, at(0, 200L), at(3, 100L), at(6, 150L));

    ChartDrawing.Dot lowest = Objects.requireNonNull(chart.marks().lowest());
    ChartDrawing.Dot now = Objects.requireNonNull(chart.marks().latest());
    assertThat(lowest.y()).isGreaterThan(now.y());
    assertThat(lowest.label()).isEqualTo("€1");
  }

  @Test
  void nothingIsMarkedAsCurrentWhenSoldOut() {
    ChartDrawing chart = draw(null, at(0, 200L), at(3, null));

    assertThat(chart.marks().latest()).isNull();
    assertThat(chart.marks().lowest()).isNotNull();
  }

  @Test
  void theTypicalBandLiesBetweenItsPrices() {
    ChartDrawing chart = draw(new Band(100, 150, 200), at(0, 50L), at(3, 250L));

    ChartDrawing.Stripe band = Objects.requireNonNull(chart.band());
    assertThat(band.y()).isBetween(10.0, 110.0);
    assertThat(band.middle()).isBetween(band.y(), band.y() + band.height());
  }

  @Test
  void axesAreLabelledWithRoundPrices() {
    ChartDrawing chart = draw(null, at(0, 20_000L), at(3, 30_000L));

    assertThat(chart.axes().prices())
        .extracting(ChartDrawing.Tick::label)
        .contains("200", "250", "300");
  }

  @Test
  void aRangeOfLessThanTwoNiceStepsStillHasTwoLabels() {
    assertThat(draw(null, at(0, 137L), at(3, 3L)).axes().prices()).hasSizeBetween(2, 7);
    assertThat(draw(null, at(0, 1L)).axes().prices()).hasSizeBetween(2, 7);
    for (long high = 2; high < 3_000; high++) {
      assertThat(draw(null, at(0, high), at(3, 1L)).axes().prices()).hasSizeBetween(2, 7);
    }
  }

  @Test
  void anEmptyHistoryDrawsNoLine() {
    assertThat(draw(null).line()).isEmpty();
  }

  @Test
  void anEmptyWindowIsRefused() {
    assertThatThrownBy(() -> new Subject(List.of(), null, START, START, TIME, "EUR"))
        .hasMessageContaining("empty");
  }

  @Property(tries = 200)
  void everythingStaysInsideThePlot(
      @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 1, max = 900_000_000L) Long> prices,
      @ForAll @LongRange(min = 1, max = 400) long days) {
    List<Point> points = new ArrayList<>();
    Duration step = Duration.ofDays(days).dividedBy(prices.size());
    for (int i = 0; i < prices.size(); i++) {
      points.add(new Point(START.plus(step.multipliedBy(i)), prices.get(i)));
    }
    Subject subject =
        new Subject(points, null, START, START.plus(Duration.ofDays(days)), TIME, "EUR");

    ChartDrawing chart = ChartDrawing.draw(subject, Frame.NARROW);

    Matcher steps = STEP.matcher(chart.line());
    while (steps.find()) {
      double number = Double.parseDouble(steps.group(2));
      if (steps.group(1).equals("V")) {
        assertThat(number).isBetween((double) Frame.NARROW.top(), (double) Frame.NARROW.floor());
      } else {
        assertThat(number).isBetween((double) Frame.NARROW.left(), (double) Frame.NARROW.end());
      }
    }
    assertThat(chart.axes().times()).hasSizeLessThanOrEqualTo(8);
    assertThat(chart.axes().prices()).hasSizeBetween(2, 7);
  }

  private static ChartDrawing draw(@Nullable Band band, Point... points) {
    return ChartDrawing.draw(
        new Subject(List.of(points), band, START, START.plus(Duration.ofDays(10)), TIME, "EUR"),
        FRAME);
  }

  private static Point at(int day, @Nullable Long amount) {
    return new Point(START.plus(Duration.ofDays(day)), amount);
  }
}
