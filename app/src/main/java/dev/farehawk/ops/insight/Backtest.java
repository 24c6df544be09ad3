package dev.farehawk.ops.insight;

import dev.farehawk.alert.Decision;
import dev.farehawk.alert.PriceEvent;
import dev.farehawk.alert.PriceEvent.Kind;
import dev.farehawk.alert.RuleMachine;
import dev.farehawk.alert.WatchState;
import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.Money;
import dev.farehawk.history.PriceHistory;
import dev.farehawk.history.PriceHistory.Point;
import dev.farehawk.oracle.Oracle;
import dev.farehawk.oracle.StatisticalOracle;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.watch.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rule would have told, had it been set at the beginning of a span of the past: the watch's
 * own rule machine and the built-in judge are led through the stored prices. Pure. Flicker of
 * conversions, pauses and snoozes are not known of the past, so none are taken into account.
 */
public final class Backtest {

  /** Prices known for less than this say nothing of a rule. */
  public static final Duration LEAST_KNOWN = Duration.ofDays(14);

  private static final UUID NOBODY = new UUID(0, 0);

  private final Rule rule;
  private final StatisticalOracle judge;
  private final Map<Long, PriceHistory> histories = new HashMap<>();

  private Backtest(Rule rule, StatisticalOracle judge, List<PriceHistory> histories) {
    this.rule = rule;
    this.judge = judge;
    histories.forEach(history -> this.histories.put(history.fareQuery().id(), history));
  }

  /**
   * What would have been told.
   *
   * @param fired how many alerts
   * @param best the lowest price among them; null when there were none
   * @param bestAt when that was seen; null when there were none
   * @param known since the first price in the span
   * @param fares how many fares have prices in the span
   */
  public record Outcome(
      int fired, @Nullable Money best, @Nullable Instant bestAt, Duration known, int fares) {

    /** Whether prices are known long enough for the count to say anything. */
    public boolean tells() {
      return known.compareTo(LEAST_KNOWN) >= 0;
    }
  }

  /** Tries a rule on the histories of a watch's fares. */
  public static Outcome of(
      Rule rule, StatisticalOracle judge, List<PriceHistory> histories, Instant from, Instant to) {
    return new Backtest(rule, judge, histories).run(from, to);
  }

  private Outcome run(Instant from, Instant to) {
    SortedMap<Instant, List<PriceEvent>> events = events(from, to);
    if (events.isEmpty()) {
      return new Outcome(0, null, null, Duration.ZERO, 0);
    }
    WatchState state = WatchState.created(NOBODY, NOBODY, rule, from);
    int fired = 0;
    Money best = null;
    Instant bestAt = null;
    for (Map.Entry<Instant, List<PriceEvent>> moment : events.entrySet()) {
      Decision decision =
          RuleMachine.decide(state, moment.getValue(), Duration.ZERO, this::lowBefore);
      state = decision.next();
      Money price = decision.alert().map(firing -> firing.event().price()).orElse(null);
      if (price != null) {
        fired++;
        if (best == null || price.minor() < best.minor()) {
          best = price;
          bestAt = moment.getKey();
        }
      }
    }
    long fares =
        events.values().stream()
            .flatMap(List::stream)
            .map(PriceEvent::fareQuery)
            .distinct()
            .count();
    return new Outcome(fired, best, bestAt, Duration.between(events.firstKey(), to), (int) fares);
  }

  /** By moment; a watch set at the beginning first sees the price that stood then. */
  private SortedMap<Instant, List<PriceEvent>> events(Instant from, Instant to) {
    TreeMap<Instant, List<PriceEvent>> events = new TreeMap<>();
    long number = 0;
    for (PriceHistory history :
        histories.values().stream()
            .sorted(Comparator.comparingLong(one -> one.fareQuery().id()))
            .toList()) {
      List<Point> points = history.points();
      for (int i = 0; i < points.size(); i++) {
        Instant at = points.get(i).observedAt();
        boolean stands = i + 1 == points.size() || points.get(i + 1).observedAt().isAfter(from);
        if (stands && !at.isAfter(to)) {
          Instant seen = at.isBefore(from) ? from : at;
          events
              .computeIfAbsent(seen, _ -> new ArrayList<>())
              .add(event(++number, history, i, seen));
        }
      }
    }
    return events;
  }

  private PriceEvent event(long number, PriceHistory history, int index, Instant seen) {
    List<Point> points = history.points();
    Long amount = points.get(index).amountMinor();
    String currency = history.fareQuery().query().currency();
    boolean first = index == 0 || points.get(index).observedAt().isBefore(seen);
    return new PriceEvent(
        number,
        history.fareQuery().id(),
        amount == null ? Kind.UNAVAILABLE : first ? Kind.FIRST_LOOK : Kind.CHANGED,
        amount == null ? null : new Money(amount, currency),
        index == 0 ? null : points.get(index - 1).amountMinor(),
        null,
        CarrierCode.OVERALL,
        answer(history, index),
        new PriceEvent.Times(null, seen, seen, seen));
  }

  private Answer answer(PriceHistory history, int index) {
    return switch (rule) {
      case Rule.OracleSays() -> {
        List<Point> upTo = history.points().subList(0, index + 1);
        yield judge
            .judge(
                new Oracle.Question(
                    new PriceHistory(history.fareQuery(), upTo),
                    List.of(),
                    upTo.getLast().observedAt()))
            .answer();
      }
      // No other rule hears what the oracle says.
      case Rule.TargetPrice _, Rule.FallsBy _, Rule.FallsByAmount _, Rule.NewLow _ ->
          Answer.NOT_WORTHY;
    };
  }

  /** The price that stood when the days began counts too. */
  private @Nullable Long lowBefore(PriceEvent event, int days) {
    PriceHistory history = histories.get(event.fareQuery());
    if (history == null) {
      return null;
    }
    Instant at = event.times().observed();
    Instant from = at.minus(Duration.ofDays(days));
    List<Point> points = history.points();
    List<Long> stood = new ArrayList<>();
    for (int i = 0; i < points.size() && points.get(i).observedAt().isBefore(at); i++) {
      boolean within = i + 1 == points.size() || points.get(i + 1).observedAt().isAfter(from);
      Long amount = points.get(i).amountMinor();
      if (within && amount != null) {
        stood.add(amount);
      }
    }
    return stood.stream().filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
  }
}
