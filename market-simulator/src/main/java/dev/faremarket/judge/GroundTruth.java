package dev.faremarket.judge;

import dev.faremarket.FareChange;
import dev.faremarket.MarketFare;
import dev.faremarket.server.MarketView;
import dev.faremarket.server.WholeUnits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads from a market how the lowest price of each fare really went, as a live search shows it. */
public final class GroundTruth {
  private final MarketView view;

  /** The truth of this market, in wall time. */
  public GroundTruth(MarketView view) {
    this.view = view;
  }

  /**
   * Each fare's lowest shown price at {@code from} and every change of it up to {@code to}, oldest
   * first.
   *
   * @param from wall time
   * @param to wall time
   */
  public List<TrueChange> changes(Collection<FareKey> fares, Instant from, Instant to) {
    List<TrueChange> all = new ArrayList<>();
    for (FareKey fare : fares) {
      all.add(new TrueChange(fare, from, lowest(fare, pricesAt(fare, from))));
      collect(fare, from, to, all);
    }
    all.sort(Comparator.comparing(TrueChange::at));
    return all;
  }

  /**
   * How the lowest shown price went, beginning with what it was at {@code from}; what a service may
   * be given as its history.
   *
   * @param from wall time
   * @param to wall time
   */
  public List<PricePoint> history(FareKey fare, Instant from, Instant to) {
    List<PricePoint> points = new ArrayList<>();
    points.add(new PricePoint(from, lowest(fare, pricesAt(fare, from))));
    List<TrueChange> changes = new ArrayList<>();
    collect(fare, from, to, changes);
    changes.forEach(change -> points.add(new PricePoint(change.at(), change.priceMinor())));
    return points;
  }

  private record Series(String carrier, int stops) {}

  private void collect(FareKey fare, Instant from, Instant to, List<TrueChange> into) {
    Map<Series, Long> prices = pricesAt(fare, from);
    String currency = currency(fare, from);
    List<FareChange> changes =
        view.market()
            .changes(
                fare.route(),
                fare.departure(),
                fare.returning(),
                view.clock().marketTime(from),
                view.clock().marketTime(to));
    Long before = lowest(fare, prices);
    for (int i = 0; i < changes.size(); i++) {
      FareChange change = changes.get(i);
      Instant at = view.clock().wallTime(change.at());
      Series series = new Series(change.carrier(), change.stops());
      Long amount = change.amountMinor();
      if (amount == null) {
        prices.remove(series);
      } else {
        currency = currency == null ? currency(fare, at.plusMillis(1)) : currency;
        prices.put(series, currency == null ? amount : WholeUnits.shownInMinor(amount, currency));
      }
      boolean lastOfMoment =
          i + 1 == changes.size() || changes.get(i + 1).at().isAfter(change.at());
      Long now = lowest(fare, prices);
      if (lastOfMoment && !Objects.equals(before, now)) {
        into.add(new TrueChange(fare, at, now));
        before = now;
      }
    }
  }

  private Map<Series, Long> pricesAt(FareKey fare, Instant wall) {
    Map<Series, Long> prices = new HashMap<>();
    for (MarketFare shown : faresAt(fare, wall)) {
      prices.merge(
          new Series(shown.carrier(), shown.stops()),
          WholeUnits.shownInMinor(shown.amountMinor(), shown.currency()),
          Math::min);
    }
    return prices;
  }

  private List<MarketFare> faresAt(FareKey fare, Instant wall) {
    return view.market()
        .fares(fare.route(), fare.departure(), fare.returning(), view.clock().marketTime(wall));
  }

  private @Nullable String currency(FareKey fare, Instant wall) {
    List<MarketFare> shown = faresAt(fare, wall);
    return shown.isEmpty() ? null : shown.getFirst().currency();
  }

  private static @Nullable Long lowest(FareKey fare, Map<Series, Long> prices) {
    return prices.entrySet().stream()
        .filter(entry -> fare.counts(entry.getKey().carrier(), entry.getKey().stops()))
        .map(Map.Entry::getValue)
        .min(Long::compare)
        .orElse(null);
  }
}
