package dev.farehawk.command;

import dev.farehawk.ops.capacity.CallPrice;
import dev.farehawk.ops.capacity.CapacityAnswer;
import dev.farehawk.ops.capacity.CapacityAnswer.Coverage;
import dev.farehawk.ops.capacity.CapacityAnswer.Money;
import dev.farehawk.ops.capacity.CapacityAnswer.OnTime;
import dev.farehawk.ops.capacity.CapacityAnswer.Share;
import dev.farehawk.ops.capacity.CapacityAnswer.Tenth;
import dev.farehawk.ops.capacity.CapacityAssumptions;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A {@link CapacityAnswer} for people, in lines of at most 100 characters. */
final class CapacityText {

  private static final int WIDTH = 98;
  private static final double MICROS = 1e6;

  private final CapacityAnswer answer;
  private final StringBuilder text = new StringBuilder(4000);

  private CapacityText(CapacityAnswer answer) {
    this.answer = answer;
  }

  static String of(CapacityAnswer answer) {
    CapacityText written = new CapacityText(answer);
    written.coverage();
    written.onTime();
    written.money();
    written.tenths();
    written.machines();
    written.basis();
    return written.text.toString();
  }

  private void line(String content) {
    text.append(content.stripTrailing()).append('\n');
  }

  private void row(String name, String content) {
    line(String.format(Locale.ROOT, "  %-20s %s", name, content));
  }

  private void coverage() {
    Coverage coverage = answer.coverage();
    line(
        String.format(
            Locale.ROOT,
            "%,d users with %,d watches in %,d markets",
            answer.question().users(),
            answer.question().watches(),
            answer.question().markets()));
    row(
        "watched",
        String.format(
            Locale.ROOT,
            "%,d fare queries, each to be looked at every %d s",
            coverage.fareQueries(),
            answer.basis().assumptions().detection().toSeconds()));
    row(
        "full coverage",
        String.format(
            Locale.ROOT,
            "%s calls/s, %,d calls a day",
            amount(coverage.fullCallsPerSecond()),
            coverage.fullCallsPerDay()));
    row(
        "this budget",
        String.format(
            Locale.ROOT,
            "%s calls/s, %,d calls a day: %.1f %% of full coverage",
            amount(answer.question().callsPerSecond()),
            coverage.callsPerDay(),
            coverage.ofFull() * 100));
  }

  private void onTime() {
    OnTime onTime = answer.onTime();
    Share now = onTime.now();
    Share more = onTime.withTenthMore();
    line("");
    line("On time (share of price drops, times the people who wait for them)");
    row(
        "expected",
        String.format(
            Locale.ROOT,
            "%s: %,d of %,d alerts a day, %.2f a user and week",
            percent(now.expected()),
            now.alertsPerDay(),
            Math.round(onTime.alertsPerDay()),
            now.alertsPerDay() * 7.0 / answer.question().users()));
    row(
        "possible at most",
        String.format(
            Locale.ROOT,
            "%s by any policy (%s if a filing shows only in a drop)",
            percent(now.boundAny()),
            percent(now.boundFirstHit())));
    row(
        "",
        String.format(
            Locale.ROOT,
            "%s by any schedule that treats fares as independent",
            percent(now.boundIndependent())));
    row(
        "planner",
        String.format(
            Locale.ROOT, "reaches %.3f of what any policy could, as measured", now.efficiency()));
    row(
        "10 % more budget",
        String.format(
            Locale.ROOT,
            "%s: %+.2f points, %+,d alerts a day",
            percent(more.expected()),
            (more.expected() - now.expected()) * 100,
            more.alertsPerDay() - now.alertsPerDay()));
  }

  private void money() {
    line("");
    line(
        String.format(
            Locale.ROOT,
            "%-32s %8s %12s %10s %10s %10s %11s",
            "Money (US dollars)",
            "a call",
            "a day",
            "an alert",
            "10 % more",
            "each added",
            "full, a day"));
    for (Money money : answer.money()) {
      boolean alone = money.price().alertsAlone();
      line(
          String.format(
              Locale.ROOT,
              "  %-30s %8s %12s %10s %10s %10s %11s",
              money.price().name(),
              dollars(money.price().usdMicrosPerCall()),
              dollars(money.usdMicrosPerDay()),
              alone ? dollars(money.usdMicrosPerAlert()) : "none",
              dollars(money.tenthMoreUsdMicrosPerDay()),
              alone ? dollars(money.tenthMoreUsdMicrosPerAlert()) : "none",
              dollars(money.fullUsdMicrosPerDay())));
    }
    paragraph(
        "an alert: for each alert on time; 10 % more: that much more budget, a day; each added: for"
            + " each alert on time that it adds; full: one look at every fare query in time");
    for (Money money : answer.money()) {
      CallPrice price = money.price();
      paragraph(price.name() + ": " + price.note());
    }
  }

  private void tenths() {
    line("");
    line("Thin routes: tenths of the fare queries, the most watched first, and the share of their");
    line(
        "drops in time by the best independent schedule (siblings and the slow round come on top)");
    row("tenth", joined("%6d", Tenth::tenth));
    row("watchers, %", joined("%6.1f", tenth -> tenth.ofWatchers() * 100));
    row("in time, %", joined("%6.1f", tenth -> tenth.onTime() * 100));
  }

  private String joined(String format, Function<Tenth, Object> value) {
    return answer.onTime().tenths().stream()
        .map(tenth -> String.format(Locale.ROOT, format, value.apply(tenth)))
        .collect(Collectors.joining());
  }

  private void machines() {
    CapacityAnswer.Machines machines = answer.machines();
    CapacityAssumptions.Weights each = answer.basis().assumptions().weights();
    line("");
    line("Machines");
    row(
        "nodes of 2 cores",
        String.format(
            Locale.ROOT,
            "%d (%d at full coverage), none spare; by design %,d calls/s each",
            machines.nodes(),
            machines.fullNodes(),
            each.callsPerSecondAndNode()));
    row(
        "bandwidth",
        String.format(
            Locale.ROOT,
            "%s Mbit/s of replies, %,d kB each",
            amount(machines.bitsPerSecond() / 1e6),
            each.bytesPerReply() / 1000));
    row(
        "storage",
        String.format(
            Locale.ROOT,
            "%s MB a day at most: %.2f changes a fare query, each %d bytes",
            amount(machines.storageBytesPerDay() / 1e6),
            each.changesPerFareQueryAndDay(),
            each.bytesPerChange() + each.indexBytesPerChange()));
  }

  private void basis() {
    CapacityAssumptions assumed = answer.basis().assumptions();
    line("");
    line("Assumed");
    paragraph(
        String.format(
            Locale.ROOT,
            "%.2f fare queries a watch; watchers by Zipf's law with exponent %.2f; %.3f falls of"
                + " 15 %% or more a fare query and day, rates spread by %.1f (logarithm); %.0f %%"
                + " of them in filings that hit a fare query of the market with chance %.2f,"
                + " correlated by %.2f.",
            assumed.demand().fareQueriesPerWatch(),
            assumed.demand().watcherExponent(),
            assumed.drops().perFareQueryAndDay(),
            assumed.drops().rateSpread(),
            assumed.filings().share() * 100,
            assumed.filings().hitChance(),
            assumed.filings().hitSpread()));
    paragraph("Planner measured by: " + answer.basis().efficiency().source());
    answer.basis().caveats().forEach(this::paragraph);
  }

  /** Breaks at blanks. */
  private void paragraph(String sentences) {
    StringBuilder now = new StringBuilder("  -");
    for (String word : sentences.split(" ", -1)) {
      if (now.length() + 1 + word.length() > WIDTH) {
        text.append(now).append('\n');
        now = new StringBuilder("   ");
      }
      now.append(' ').append(word);
    }
    text.append(now).append('\n');
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  private static String amount(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
  }

  /** With as many digits as its size deserves. */
  private static String dollars(@Nullable Long micros) {
    if (micros == null) {
      return "none";
    }
    if (micros == 0) {
      return "free";
    }
    double dollars = micros / MICROS;
    return String.format(
        Locale.ROOT, dollars < 0.1 ? "%.4f" : dollars < 1000 ? "%.2f" : "%,.0f", dollars);
  }
}
