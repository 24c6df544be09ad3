package dev.farehawk.web.watch;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.history.CurrentPrices.CurrentPrice;
import dev.farehawk.history.PriceChart;
import dev.farehawk.history.SeriesKey;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.history.ChartWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What earlier looks say of a trip that is not watched yet. */
@Component
public final class SearchPast {

  private final Standings standings;
  private final Insights insights;

  SearchPast(Standings standings, Insights insights) {
    this.standings = standings;
    this.insights = insights;
  }

  /** The fares of a trip that somebody has asked for before, and their prices. */
  public record Known(List<FareQueryRef> fares, Map<Long, CurrentPrice> prices) {

    /** Keeps its own copies. */
    public Known {
      fares = List.copyOf(fares);
      prices = Map.copyOf(prices);
    }
  }

  /** Of the cheapest known fare; null when no price was ever seen. */
  SearchPage.@Nullable Past of(WatchDraft draft, Known known, Clockwork time) {
    FareQueryRef fare =
        Standings.best(
                known.fares().stream().filter(one -> known.prices().containsKey(one.id())).toList(),
                known.prices())
            .orElse(null);
    CurrentPrice price = fare == null ? null : known.prices().get(fare.id());
    if (fare == null || price == null) {
      return null;
    }
    Standing standing =
        standings.of(List.of(fare), draft.filter(), known.prices(), time.now()).get(fare.id());
    if (standing == null) {
      return null;
    }
    PriceChart.Chart chart =
        new PriceChart.Chart(
            new PriceChart.Line(SeriesKey.OVERALL, standing.history().points()), List.of());
    WatchPage.ChartSection drawn = ChartWords.section(chart, standing.band(), fare, time);
    return drawn == null
        ? null
        : new SearchPage.Past(
            WatchWords.days(fare.query(), time.words()),
            standing.chip(time.words()),
            drawn,
            insights(draft, known, fare, price, time));
  }

  private List<Insight> insights(
      WatchDraft draft, Known known, FareQueryRef fare, CurrentPrice price, Clockwork time) {
    List<Insight> said = new ArrayList<>();
    said.add(insights.life(fare, price.series().carrier(), time));
    said.addAll(insights.contexts(fare, time));
    said.add(insights.rule(draft.rule(), known.fares(), draft.filter(), known.prices(), time));
    return said;
  }
}
