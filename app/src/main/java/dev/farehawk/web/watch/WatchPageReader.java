package dev.farehawk.web.watch;

import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Alerts;
import dev.farehawk.alert.Correction;
import dev.farehawk.alert.Corrections;
import dev.farehawk.alert.Outages;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.history.CurrentPrices.CurrentPrice;
import dev.farehawk.history.PriceChart;
import dev.farehawk.history.PriceHistory.Point;
import dev.farehawk.oracle.Verdict;
import dev.farehawk.place.Airlines;
import dev.farehawk.poll.Looks;
import dev.farehawk.watch.WatchView;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.Prices;
import dev.farehawk.web.alert.AlertWords;
import dev.farehawk.web.alert.GoneWords;
import dev.farehawk.web.alert.OutageWords;
import dev.farehawk.web.history.ChartWords;
import dev.farehawk.web.watch.WatchPage.CarrierPrice;
import dev.farehawk.web.watch.WatchPage.Day;
import dev.farehawk.web.watch.WatchPage.Fact;
import dev.farehawk.web.watch.WatchPage.VerdictWords;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the page of one watch shows. */
@Component
final class WatchPageReader {

  private static final int MOST_ALERTS = 20;
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private final Standings standings;
  private final WatchCards cards;
  private final Looks looks;
  private final Past past;

  /** What happened before now. */
  @Component
  record Past(
      PriceChart charts,
      Alerts alerts,
      Corrections corrections,
      Outages outages,
      Airlines airlines) {}

  WatchPageReader(Standings standings, WatchCards cards, Looks looks, Past past) {
    this.standings = standings;
    this.cards = cards;
    this.looks = looks;
    this.past = past;
  }

  /** The page; the cheapest departure date is shown unless another of the watch's was chosen. */
  WatchPage read(WatchView watch, @Nullable LocalDate chosen, Clockwork time) {
    Map<Long, CurrentPrice> prices = standings.prices(watch.fareQueries());
    List<FareQueryRef> wanted =
        watch.fareQueries().stream()
            .filter(fare -> fare.query().departure().equals(chosen))
            .toList();
    FareQueryRef fare =
        Standings.best(wanted.isEmpty() ? watch.fareQueries() : wanted, prices).orElse(null);
    Standing standing =
        fare == null ? null : standings.of(List.of(fare), time.now()).get(fare.id());
    WatchCard.Looks looked =
        LookWords.of(
            watch,
            looks.of(watch.fareQueries().stream().map(FareQueryRef::id).toList()),
            time.now());
    return new WatchPage(
        cards.card(watch, fare, standing, looked),
        fare == null ? "" : WatchWords.days(fare.query()),
        fare == null || standing == null
            ? null
            : ChartWords.section(chart(fare, time), standing.band(), fare, time),
        standing == null ? null : verdict(standing, watch.journey().currency()),
        days(watch, prices, fare),
        new WatchPage.Lists(
            fare == null ? List.of() : carriers(chart(fare, time), fare, time),
            alerts(watch, time),
            untold(watch, time),
            outages(watch, time)));
  }

  private PriceChart.Chart chart(FareQueryRef fare, Clockwork time) {
    return past.charts().of(fare.id(), time.now().minus(ChartWords.LONGEST), time.now());
  }

  private static @Nullable VerdictWords verdict(Standing standing, String currency) {
    Verdict verdict = standing.verdict();
    if (verdict == null) {
      return null;
    }
    Verdict.Explanation why = verdict.explanation();
    List<Fact> facts = new ArrayList<>();
    Double percentile = why.percentile();
    if (percentile != null) {
      facts.add(new Fact("Was dearer", Math.round((1 - percentile) * 100) + "\u00a0% of the time"));
    }
    Long low = why.typicalLowMinor();
    Long high = why.typicalHighMinor();
    if (low != null && high != null) {
      facts.add(
          new Fact(
              "Typical", Prices.format(low, currency) + " – " + Prices.format(high, currency)));
    }
    facts.add(
        new Fact(
            "Rests on", why.samples() + " prices, " + Math.round(why.observedDays()) + " days"));
    Long beside = why.comparableMedianMinor();
    if (beside != null) {
      facts.add(
          new Fact(
              "Nearby dates",
              Prices.format(beside, currency) + " (" + why.comparableDates() + " dates)"));
    }
    String source =
        "Judged by "
            + verdict.oracle()
            + (verdict.fallback() ? ", standing in for another judge." : ".");
    return new VerdictWords(Prices.inWords(why.words()), facts, source);
  }

  private static List<Day> days(
      WatchView watch, Map<Long, CurrentPrice> prices, @Nullable FareQueryRef shown) {
    TreeMap<LocalDate, List<FareQueryRef>> byDate = new TreeMap<>();
    for (FareQueryRef fare : watch.fareQueries()) {
      byDate.computeIfAbsent(fare.query().departure(), _ -> new ArrayList<>()).add(fare);
    }
    if (byDate.size() < 2) {
      return List.of();
    }
    Long lowest =
        watch.fareQueries().stream()
            .map(fare -> amount(fare, prices))
            .filter(amount -> amount != null)
            .min(Comparator.naturalOrder())
            .orElse(null);
    List<Day> days = new ArrayList<>();
    byDate.forEach((date, fares) -> {
      FareQueryRef best = Standings.best(fares, prices).orElse(fares.getFirst());
      Long amount = amount(best, prices);
      days.add(
          new Day(
              date.toString(),
              WEEKDAY.format(date),
              DATE.format(date),
              amount == null ? "–" : Prices.rounded(amount, watch.journey().currency()),
              shown != null && date.equals(shown.query().departure()),
              amount != null && amount.equals(lowest)));
    });
    return days;
  }

  private static @Nullable Long amount(FareQueryRef fare, Map<Long, CurrentPrice> prices) {
    CurrentPrice price = prices.get(fare.id());
    return price == null ? null : price.amountMinor();
  }

  private List<CarrierPrice> carriers(PriceChart.Chart chart, FareQueryRef fare, Clockwork time) {
    record Asked(PriceChart.Line line, Point point, long amount) {}
    List<Asked> asked = new ArrayList<>();
    for (PriceChart.Line line : chart.carriers()) {
      Point last = line.steps().isEmpty() ? null : line.steps().getLast();
      Long amount = last == null ? null : last.amountMinor();
      if (last != null && amount != null) {
        asked.add(new Asked(line, last, amount));
      }
    }
    return asked.stream()
        .sorted(Comparator.comparingLong(Asked::amount))
        .map(one ->
            new CarrierPrice(
                past.airlines().name(one.line().series().carrier()),
                stops(one.line().series().stops()),
                Prices.format(one.amount(), fare.query().currency()),
                "since " + time.shortly(one.point().observedAt())))
        .toList();
  }

  private static String stops(StopsClass stops) {
    return switch (stops) {
      case NONSTOP -> "nonstop";
      case ONE -> "1 stop";
      case TWO_PLUS -> "2 or more stops";
      case ANY -> "any stops";
    };
  }

  private List<WatchPage.AlertLine> alerts(WatchView watch, Clockwork time) {
    List<WatchPage.AlertLine> lines = new ArrayList<>();
    List<Alert> told = past.alerts().ofWatch(watch.account(), watch.id(), MOST_ALERTS);
    Map<UUID, Correction> gone = past.corrections().of(told);
    for (Alert alert : told) {
      lines.add(
          new WatchPage.AlertLine(
              alert.id().toString(),
              Prices.format(alert.price()),
              AlertWords.fall(alert),
              time.shortly(alert.times().alerted()),
              AlertWords.times(alert, time),
              GoneWords.of(gone.get(alert.id()), time)));
    }
    return lines;
  }

  /** The last one: that nobody looks, or that somebody does again. */
  private List<String> outages(WatchView watch, Clockwork time) {
    return past.outages().ofWatch(watch.account(), watch.id(), 1).stream()
        .map(outage -> OutageWords.of(outage, time))
        .toList();
  }

  private List<String> untold(WatchView watch, Clockwork time) {
    return past.alerts().untold(watch.account(), watch.id(), MOST_ALERTS).stream()
        .map(one ->
            time.shortly(one.decidedAt())
                + ": "
                + switch (one.reason()) {
                  case WATCH_PAUSED -> "the watch was paused";
                  case WATCH_SNOOZED -> "the watch was snoozed";
                  case BETTER_FARE_TOLD -> "another date or airport fell to a better price";
                })
        .toList();
  }
}
