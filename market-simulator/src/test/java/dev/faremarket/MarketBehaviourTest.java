package dev.faremarket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faremarket.model.Airline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the daily calibration cannot see: the hours, and what moves together. */
class MarketBehaviourTest {

  private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-03-15T00:00:00Z");
  private static final LocalDate FIRST_DEPARTURE = LocalDate.parse("2026-03-20");
  private static final int DEPARTURES = 60;
  private static final SimulatedMarket MARKET = SimulatedMarket.of(MarketConfig.of(11, 60));

  /** One carrier's changes on one departure. */
  private record Line(Route route, LocalDate departure, String carrier) {}

  private static final Map<Line, List<FareChange>> CHANGES = changes();

  private static final Set<String> LOW_COST =
      Airline.load().stream()
          .filter(Airline::lowCost)
          .map(Airline::code)
          .collect(Collectors.toSet());

  @Test
  void filingsOfALowCostCarrierHitManyDatesOfAMarketInTheSameSecond() {
    assertThat(shareInGroups(true, 5)).isBetween(0.25, 0.7);
  }

  @Test
  void aNetworkCarrierMovesFewerDatesAtOnceButNotEachOnItsOwn() {
    assertThat(shareInGroups(false, 2)).isBetween(0.2, 0.6);
    assertThat(shareInGroups(false, 5)).isLessThan(0.2);
  }

  private static double shareInGroups(boolean lowCost, int atLeast) {
    Map<String, Integer> together = new HashMap<>();
    CHANGES.forEach((line, changes) -> {
      if (LOW_COST.contains(line.carrier()) == lowCost) {
        changes.forEach(
            c -> together.merge(line.carrier() + line.route() + c.at(), 1, Integer::sum));
      }
    });
    int all = together.values().stream().mapToInt(Integer::intValue).sum();
    int inGroups = together.values().stream().filter(n -> n >= atLeast).mapToInt(n -> n).sum();
    return (double) inGroups / all;
  }

  @Test
  void bothDirectionsMoveTogether() {
    int steps = 0;
    int moved = 0;
    int both = 0;
    for (Line line : CHANGES.keySet()) {
      Line back = new Line(line.route().reversed(), line.departure(), line.carrier());
      for (Instant day = FROM; day.isBefore(TO); day = day.plus(Duration.ofDays(1))) {
        boolean here = moved(line, day);
        steps++;
        moved += here ? 1 : 0;
        both += here && moved(back, day) ? 1 : 0;
      }
    }
    double usual = (double) moved / steps;
    assertThat((double) both / moved).isGreaterThan(usual * 1.3);
  }

  @Test
  void flickersAreUndoneWithinThreeHours() {
    int changes = 0;
    int undone = 0;
    for (List<FareChange> line : CHANGES.values()) {
      for (int i = 2; i < line.size(); i++) {
        changes++;
        boolean soon = Duration.between(line.get(i - 1).at(), line.get(i).at()).toHours() < 3;
        boolean back = Objects.equals(line.get(i).amountMinor(), line.get(i - 2).amountMinor());
        undone += soon && back ? 1 : 0;
      }
    }
    assertThat((double) undone / changes).isBetween(0.10, 0.30);
  }

  @Test
  void dealsLastHoursToDays() {
    List<Duration> lives = new ArrayList<>();
    for (List<FareChange> line : CHANGES.values()) {
      for (int i = 1; i + 1 < line.size(); i++) {
        Long before = line.get(i - 1).amountMinor();
        Long deal = line.get(i).amountMinor();
        if (before != null && deal != null && deal < 0.85 * before) {
          lives.add(Duration.between(line.get(i).at(), line.get(i + 1).at()));
        }
      }
    }
    assertThat(lives).hasSizeGreaterThan(1000);
    double hours = lives.stream().filter(d -> d.toHours() < 24).count();
    double days = lives.stream().filter(d -> d.toHours() >= 24).count();
    assertThat(hours / lives.size()).isBetween(0.2, 0.7);
    assertThat(days / lives.size()).isBetween(0.3, 0.8);
  }

  @Test
  void fewerChangesHappenByNight() {
    int[] byHour = new int[24];
    CHANGES.forEach((line, changes) -> {
      if (isEuropean(line.route().origin()) && isEuropean(line.route().destination())) {
        changes.forEach(c -> byHour[(int) (c.at().getEpochSecond() / 3600 % 24)]++);
      }
    });
    int day = byHour[10] + byHour[11] + byHour[12] + byHour[13];
    int night = byHour[1] + byHour[2] + byHour[3] + byHour[4];
    assertThat(night).isPositive();
    assertThat(day).isGreaterThan(3 * night);
  }

  private static boolean isEuropean(String airport) {
    return MARKET.airports().get(airport).zone().getId().startsWith("Europe/");
  }

  private static boolean moved(Line line, Instant day) {
    return CHANGES.getOrDefault(line, List.of()).stream()
        .anyMatch(c -> !c.at().isBefore(day) && c.at().isBefore(day.plus(Duration.ofDays(1))));
  }

  private static Map<Line, List<FareChange>> changes() {
    Map<Line, List<FareChange>> lines = new HashMap<>();
    for (Route route : MARKET.routes()) {
      for (int i = 0; i < DEPARTURES; i++) {
        LocalDate departure = FIRST_DEPARTURE.plusDays(i);
        for (FareChange change : MARKET.changes(route, departure, FROM, TO)) {
          lines
              .computeIfAbsent(
                  new Line(route, departure, change.carrier()), line -> new ArrayList<>())
              .add(change);
        }
      }
    }
    return lines;
  }
}
