package dev.farehawk.web.watch;

import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.history.CurrentPrices;
import dev.farehawk.history.CurrentPrices.CurrentPrice;
import dev.farehawk.history.PriceHistories;
import dev.farehawk.history.PriceHistory;
import dev.farehawk.history.SelectedPrices;
import dev.farehawk.oracle.Oracle;
import dev.farehawk.oracle.OracleConfig;
import dev.farehawk.oracle.StatisticalOracle;
import dev.farehawk.oracle.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads how fares stand, many at a time, in a fixed number of statements. */
@Component
final class Standings {

  private final CurrentPrices prices;
  private final SelectedPrices selected;
  private final PriceHistories histories;
  private final StatisticalOracle judge;

  Standings(
      CurrentPrices prices,
      SelectedPrices selected,
      PriceHistories histories,
      OracleConfig judging) {
    this.prices = prices;
    this.selected = selected;
    this.histories = histories;
    this.judge = new StatisticalOracle(judging.statistical());
  }

  /** Newest prices of what passes the filter, of those that ever had a price at all. */
  Map<Long, CurrentPrice> prices(Collection<FareQueryRef> fares, FareFilter filter) {
    return fares.isEmpty()
        ? Map.of()
        : current(fares.stream().map(FareQueryRef::id).toList(), filter);
  }

  private Map<Long, CurrentPrice> current(List<Long> ids, FareFilter filter) {
    return filter.isNone() ? prices.of(ids) : selected.of(ids, filter);
  }

  /** The cheapest of these on sale; else the first. Empty only if there are none. */
  static Optional<FareQueryRef> best(List<FareQueryRef> fares, Map<Long, CurrentPrice> prices) {
    return fares.stream().min(Comparator.comparingLong(fare -> amount(prices.get(fare.id()))));
  }

  private static long amount(@Nullable CurrentPrice price) {
    Long amount = price == null ? null : price.amountMinor();
    return amount == null ? Long.MAX_VALUE : amount;
  }

  /**
   * How what passes the filter stands now, for each of these.
   *
   * @param current what {@link #prices} said of them
   */
  Map<Long, Standing> of(
      Collection<FareQueryRef> fares,
      FareFilter filter,
      Map<Long, CurrentPrice> current,
      Instant now) {
    Map<Long, FareQueryRef> known = new LinkedHashMap<>();
    fares.forEach(fare -> known.put(fare.id(), fare));
    List<Long> ids = List.copyOf(known.keySet());
    if (ids.isEmpty()) {
      return Map.of();
    }
    FareFilter wanted = filter.isNone() ? null : filter;
    Map<Long, List<Long>> neighbours = wanted == null ? prices.ofNeighbours(ids) : Map.of();
    Map<Long, Standing> standings = new LinkedHashMap<>();
    for (PriceHistory history :
        histories.load(
            ids.stream().map(id -> new PriceHistories.AsOf(id, wanted, now)).toList(), known)) {
      long id = history.fareQuery().id();
      List<Long> beside = neighbours.getOrDefault(id, List.of());
      Verdict verdict =
          history.points().isEmpty()
              ? null
              : judge.judge(new Oracle.Question(history, beside, now));
      standings.put(id, new Standing(history, current.get(id), verdict));
    }
    return standings;
  }
}
