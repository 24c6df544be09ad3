package dev.farehawk.web.watch;

import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Alerts;
import dev.farehawk.alert.Correction;
import dev.farehawk.alert.Corrections;
import dev.farehawk.alert.Outages;
import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.history.CurrentPrices.CurrentPrice;
import dev.farehawk.history.PriceChart;
import dev.farehawk.history.PriceHistory.Point;
import dev.farehawk.history.SeriesKey;
import dev.farehawk.ops.insight.BestSoFar;
import dev.farehawk.oracle.Verdict;
import dev.farehawk.oracle.VerdictSentence;
import dev.farehawk.place.Airlines;
import dev.farehawk.poll.Looks;
import dev.farehawk.watch.WatchView;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.alert.AlertWords;
import dev.farehawk.web.alert.GoneWords;
import dev.farehawk.web.alert.OutageWords;
import dev.farehawk.web.history.ChartWords;
import dev.farehawk.web.watch.WatchPage.CarrierPrice;
import dev.farehawk.web.watch.WatchPage.Day;
import dev.farehawk.web.watch.WatchPage.Fact;
import dev.farehawk.web.watch.WatchPage.VerdictWords;
import dev.farehawk.words.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the page of one watch shows. */
@Component
final class WatchPageReader {

  private static final int MOST_ALERTS = 20;

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
      Airlines airlines,
      Insights insights,
      BestSoFar best) {}

  WatchPageReader(Standings standings, WatchCards cards, Looks looks, Past past) {
    this.standings = standings;
    this.cards = cards;
    this.looks = looks;
    this.past = past;
  }

  /** The page; the cheapest departure date is shown unless another of the watch's was chosen. */
  WatchPage read(WatchView watch, @Nullable LocalDate chosen, Clockwork time) {
    Map<Long, CurrentPrice> prices =
        standings.prices(watch.fareQueries(), watch.journey().filter());
    List<FareQueryRef> wanted =
        watch.fareQueries().stream()
            .filter(fare -> fare.query().departure().equals(chosen))
            .toList();
    FareQueryRef fare =
        Standings.best(wanted.isEmpty() ? watch.fareQueries() : wanted, prices).orElse(null);
    Standing standing =
        fare == null
            ? null
            : standings
                .of(List.of(fare), watch.journey().filter(), prices, time.now())
                .get(fare.id());
    PriceChart.Chart chart =
        fare == null || standing == null ? null : chart(watch, standing, fare, time);
    WatchCard.Looks looked =
        LookWords.of(
            watch, looks.of(watch.fareQueries().stream().map(FareQueryRef::id).toList()), time);
    return new WatchPage(
        cards.card(
            watch,
            fare,
            standing,
            new WatchCards.Shown(looked, past.best().of(List.of(watch)).get(watch.id())),
            time),
        fare == null ? "" : WatchWords.days(fare.query(), time.words()),
        fare == null || standing == null || chart == null
            ? null
            : ChartWords.section(chart, standing.band(), fare, time),
        standing == null ? null : verdict(standing, watch.journey().currency(), time.words()),
        days(watch, prices, fare, time.words()),
        new WatchPage.Lists(
            fare == null || chart == null ? List.of() : carriers(chart, fare, time),
            alerts(watch, time),
            untold(watch, time),
            outages(watch, time)),
        notes(watch, insights(watch, prices, fare, time), time));
  }

  private List<Insight> insights(
      WatchView watch,
      Map<Long, CurrentPrice> prices,
      @Nullable FareQueryRef fare,
      Clockwork time) {
    List<Insight> insights = new ArrayList<>();
    CurrentPrice price = fare == null ? null : prices.get(fare.id());
    if (fare != null && price != null) {
      insights.add(past.insights().life(fare, price.series().carrier(), time));
    }
    if (fare != null) {
      insights.addAll(past.insights().contexts(fare, time));
    }
    insights.add(
        past.insights()
            .rule(watch.rule(), watch.fareQueries(), watch.journey().filter(), prices, time));
    return insights;
  }

  /** What its owner should know of the watch besides its price. */
  private static WatchPage.Notes notes(WatchView watch, List<Insight> insights, Clockwork time) {
    List<String> notes = new ArrayList<>();
    Instant snoozed = watch.status().snoozedUntil();
    boolean snoozes = snoozed != null && snoozed.isAfter(time.now());
    if (snoozed != null && snoozes) {
      notes.add(time.words().say("watch.snoozed", "moment", time.shortly(snoozed)));
    }
    if (!watch.journey().filter().isNone()) {
      notes.add(time.words().say("filter.untold"));
    }
    Money wake = watch.status().wakeBelow();
    return new WatchPage.Notes(
        snoozes,
        notes,
        new WatchPage.Wake(
            watch.journey().currency(), wake == null ? "" : wake.major().toPlainString()),
        insights,
        calendar(watch, time));
  }

  /** Of the month of its first date to come; of the usual one when all have gone. */
  private static String calendar(WatchView watch, Clockwork time) {
    LocalDate today = LocalDate.ofInstant(time.now(), time.zone());
    return CalendarAddress.of(watch.journey().trip())
        .month(
            watch.fareQueries().stream()
                .map(fare -> fare.query().departure())
                .filter(date -> !date.isBefore(today))
                .findFirst()
                .map(YearMonth::from)
                .orElse(null));
  }

  /** What passes the watch's filter; of all offers where it has none. */
  private PriceChart.Chart chart(
      WatchView watch, Standing standing, FareQueryRef fare, Clockwork time) {
    PriceChart.Chart chart =
        past.charts().of(fare.id(), time.now().minus(ChartWords.LONGEST), time.now());
    FareFilter filter = watch.journey().filter();
    if (filter.isNone()) {
      return chart;
    }
    return new PriceChart.Chart(
        new PriceChart.Line(SeriesKey.OVERALL, standing.history().points()),
        chart.carriers().stream()
            .filter(line -> filter.passes(line.series().carrier(), line.series().stops()))
            .toList());
  }

  private static @Nullable VerdictWords verdict(Standing standing, String currency, Words words) {
    Verdict verdict = standing.verdict();
    if (verdict == null) {
      return null;
    }
    Long amount = standing.amount();
    Verdict.Explanation why = verdict.explanation();
    List<Fact> facts = new ArrayList<>();
    Double percentile = why.percentile();
    if (percentile != null) {
      facts.add(
          new Fact(
              words.say("verdict.dearer"),
              words.say("verdict.dearer.value", "percent", Math.round((1 - percentile) * 100))));
    }
    Long low = why.typicalLowMinor();
    Long high = why.typicalHighMinor();
    if (low != null && high != null) {
      facts.add(
          new Fact(
              words.say("verdict.typical"),
              words.say(
                  "range", "from", words.price(low, currency), "to", words.price(high, currency))));
    }
    facts.add(
        new Fact(
            words.say("verdict.rests"),
            words.say(
                "verdict.rests.value",
                "prices",
                words.say("verdict.rests.prices", "count", why.samples()),
                "days",
                words.say("span.days", "count", Math.round(why.observedDays())))));
    Long beside = why.comparableMedianMinor();
    if (beside != null) {
      facts.add(
          new Fact(
              words.say("verdict.nearby"),
              words.say(
                  "verdict.nearby.value",
                  "price",
                  words.price(beside, currency),
                  "count",
                  why.comparableDates())));
    }
    String source =
        words.say(
            verdict.fallback() ? "verdict.judge.stand-in" : "verdict.judge",
            "oracle",
            verdict.oracle());
    return new VerdictWords(
        VerdictSentence.of(verdict, amount == null ? null : new Money(amount, currency), words),
        facts,
        source);
  }

  private static List<Day> days(
      WatchView watch, Map<Long, CurrentPrice> prices, @Nullable FareQueryRef shown, Words words) {
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
              words.date("E", date),
              words.date("MMMd", date),
              amount == null ? "–" : words.rounded(amount, watch.journey().currency()),
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
                stops(one.line().series().stops(), time.words()),
                time.words().price(one.amount(), fare.query().currency()),
                time.words()
                    .say("detail.price.since", "moment", time.shortly(one.point().observedAt()))))
        .toList();
  }

  private static String stops(StopsClass stops, Words words) {
    return switch (stops) {
      case NONSTOP -> words.say("stops.nonstop");
      case ONE -> words.say("stops.one");
      case TWO_PLUS -> words.say("stops.two-plus");
      case ANY -> words.say("stops.any");
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
              time.words().price(alert.price()),
              AlertWords.fall(alert, time.words()),
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
        .map(one -> {
          Words words = time.words();
          String reason =
              switch (one.reason()) {
                case WATCH_PAUSED -> words.say("detail.untold.paused");
                case WATCH_SNOOZED -> words.say("detail.untold.snoozed");
                case BETTER_FARE_TOLD -> words.say("detail.untold.better");
              };
          return words.say(
              "detail.untold.line", "moment", time.shortly(one.decidedAt()), "reason", reason);
        })
        .toList();
  }
}
