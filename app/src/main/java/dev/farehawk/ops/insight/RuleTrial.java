package dev.farehawk.ops.insight;

import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.history.CurrentPrices.CurrentPrice;
import dev.farehawk.history.PriceHistories;
import dev.farehawk.history.PriceHistories.AsOf;
import dev.farehawk.oracle.StatisticalOracle;
import dev.farehawk.watch.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries a rule on the stored prices of some fares. */
@Component
public final class RuleTrial {

  /** How far back a rule is tried. */
  public static final Duration SPAN = Duration.ofDays(90);

  /** Most fares that a rule is tried on at once. */
  public static final int MOST_FARES = 12;

  private final PriceHistories histories;
  private final StatisticalOracle judge;

  RuleTrial(PriceHistories histories, StatisticalOracle judge) {
    this.histories = histories;
    this.judge = judge;
  }

  /**
   * What the rule would have told within {@link #SPAN}.
   *
   * @param filter which offers count
   * @param prices now; the cheapest {@value #MOST_FARES} fares that have one are tried
   */
  public Backtest.Outcome of(
      Rule rule,
      List<FareQueryRef> fares,
      FareFilter filter,
      Map<Long, CurrentPrice> prices,
      Instant now) {
    List<AsOf> asked =
        fares.stream()
            .filter(fare -> prices.containsKey(fare.id()))
            .sorted(Comparator.comparingLong(fare -> amount(prices.get(fare.id()))))
            .limit(MOST_FARES)
            .map(fare -> new AsOf(fare.id(), filter.isNone() ? null : filter, now))
            .toList();
    return Backtest.of(rule, judge, histories.load(asked), now.minus(SPAN), now);
  }

  private static long amount(@Nullable CurrentPrice price) {
    Long amount = price == null ? null : price.amountMinor();
    return amount == null ? Long.MAX_VALUE : amount;
  }
}
