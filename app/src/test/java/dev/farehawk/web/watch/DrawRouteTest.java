package dev.farehawk.web.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.AirportCode;
import dev.farehawk.place.Airport;
import dev.farehawk.place.Places;
import dev.farehawk.web.watch.RouteMap.Spot;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawRouteTest {

  private static final Places PLACES = Places.load();

  @ParameterizedTest
  @CsvSource({"ZRH, LIS", "LHR, JFK", "AKL, LAX", "SYD, SCL", "SVO, HNL", "ZRH, BSL", "JNB, PER"})
  void everythingIsOnTheSheet(String from, String to) {
    DrawRoute.Drawing drawing =
        DrawRoute.draw(List.of(airport(from)), List.of(airport(to)), near(from));

    assertThat(drawing.spots())
        .allMatch(spot -> spot.x() >= 0 && spot.x() <= RouteMap.WIDTH)
        .allMatch(spot -> spot.y() >= 0 && spot.y() <= RouteMap.HEIGHT);
    assertThat(drawing.net()).hasSizeBetween(2, 24);
    double[] xs = xs(drawing.way());
    for (int i = 1; i < xs.length; i++) {
      assertThat(Math.abs(xs[i] - xs[i - 1])).as("one line, step %d", i).isLessThan(120);
    }
  }

  @Test
  void westIsLeftAndNorthIsAbove() {
    DrawRoute.Drawing drawing =
        DrawRoute.draw(List.of(airport("LIS")), List.of(airport("HEL")), List.of());

    Spot lisbon = spot(drawing, "LIS");
    Spot helsinki = spot(drawing, "HEL");
    assertThat(lisbon.x()).isLessThan(helsinki.x());
    assertThat(lisbon.y()).isGreaterThan(helsinki.y());
    assertThat(lisbon.end()).isEqualTo("end");
    assertThat(helsinki.end()).isEqualTo("start");
  }

  @Test
  void theWayOverTheDateLineGoesOverThePacific() {
    DrawRoute.Drawing drawing =
        DrawRoute.draw(List.of(airport("AKL")), List.of(airport("LAX")), List.of());

    assertThat(spot(drawing, "AKL").x()).isLessThan(spot(drawing, "LAX").x());
  }

  @Test
  void theShortestWayIsBentNorthward() {
    DrawRoute.Drawing drawing =
        DrawRoute.draw(List.of(airport("LHR")), List.of(airport("SFO")), List.of());

    double[] ys = ys(drawing.way());
    assertThat(Arrays.stream(ys).min().orElseThrow())
        .isLessThan(Math.min(ys[0], ys[ys.length - 1]) - 20);
  }

  private static Spot spot(DrawRoute.Drawing drawing, String code) {
    return drawing.spots().stream()
        .filter(spot -> spot.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static double[] xs(String way) {
    return coordinates(way, 0);
  }

  private static double[] ys(String way) {
    return coordinates(way, 1);
  }

  private static double[] coordinates(String way, int which) {
    return Arrays.stream(way.substring(1).split("L", -1))
        .mapToDouble(point -> Double.parseDouble(point.split(" ", -1)[which]))
        .toArray();
  }

  private static List<Airport> near(String code) {
    return PLACES.near(airport(code), 150, 4).stream().map(Places.Near::airport).toList();
  }

  private static Airport airport(String code) {
    return PLACES.require(AirportCode.of(code));
  }
}
