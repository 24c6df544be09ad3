package dev.farehawk.web.console;

import dev.farehawk.ops.console.ReadTrends;
import dev.farehawk.ops.console.Trends;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.Readers;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the last seven days went, by the hour. */
@Controller
class TrendPages {

  private static final double MICROS = 1e6;

  private final ReadTrends trends;
  private final Readers readers;

  TrendPages(ReadTrends trends, Readers readers) {
    this.trends = trends;
    this.readers = readers;
  }

  @GetMapping("/console/trends")
  String trends(@AuthenticationPrincipal Traveller reader, Model model) {
    model.addAttribute("page", page(trends.read(), readers.clock(reader)));
    return "console/trends";
  }

  private static TrendsPage page(Trends read, Clockwork time) {
    Words words = time.words();
    List<TrendsPage.Chart> charts = new ArrayList<>();
    if (!read.hours().isEmpty()) {
      Drawer drawer = new Drawer(read.hours(), words);
      charts.add(
          drawer.chart(
              "calls",
              words.say("trends.calls"),
              Trends.Hour::callsPerSecond,
              value -> words.decimal(value, 2)));
      charts.add(
          drawer.chart(
              "changes",
              words.say("trends.changes"),
              hour -> (double) hour.changes(),
              value -> words.number((long) value)));
      charts.add(
          drawer.chart(
              "alerts",
              words.say("trends.alerts"),
              hour -> (double) hour.alerts(),
              value -> words.number((long) value)));
      charts.add(
          drawer.chart(
              "on-time",
              words.say("trends.on-time"),
              Trends.Hour::onTime,
              value -> percent(value, words)));
      for (int i = 0; i < read.currencies().size(); i++) {
        int number = i;
        charts.add(
            drawer.chart(
                "cost-" + number,
                words.say("trends.cost", "currency", read.currencies().get(number)),
                hour -> hour.costMicros().get(number) / MICROS,
                value -> words.decimal(value, 2)));
      }
    }
    return new TrendsPage(
        charts,
        read.currencies(),
        read.hours().reversed().stream().map(hour -> row(hour, time)).toList());
  }

  /** Draws charts of the same hours. */
  private record Drawer(List<Trends.Hour> hours, Words words) {

    TrendsPage.Chart chart(
        String id,
        String name,
        Function<Trends.Hour, @Nullable Double> figure,
        DoubleFunction<String> say) {
      List<@Nullable Double> values = new ArrayList<>();
      hours.forEach(hour -> values.add(figure.apply(hour)));
      Double latest = values.getLast();
      double highest = 0;
      for (Double value : values) {
        highest = value == null ? highest : Math.max(highest, value);
      }
      return new TrendsPage.Chart(
          id,
          name,
          latest == null ? words.say("console.nothing") : say.apply(latest),
          words.say("trends.highest", "value", say.apply(highest)),
          TrendLine.of(values));
    }
  }

  private static TrendsPage.Hour row(Trends.Hour hour, Clockwork time) {
    Words words = time.words();
    Double onTime = hour.onTime();
    return new TrendsPage.Hour(
        time.shortly(hour.hour()),
        words.decimal(hour.callsPerSecond(), 2),
        words.number(hour.changes()),
        words.number(hour.alerts()),
        onTime == null ? words.say("console.nothing") : percent(onTime, words),
        hour.costMicros().stream().map(micros -> words.decimal(micros / MICROS, 2)).toList());
  }

  private static String percent(double share, Words words) {
    return words.say("percent", "value", words.decimal(share * 100, share < 1 ? 1 : 0));
  }
}
