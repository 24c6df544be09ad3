package dev.farehawk.web.console;

import dev.farehawk.ops.console.DeadlineReport;
import dev.farehawk.ops.console.Overview;
import dev.farehawk.ops.console.Queue;
import dev.farehawk.ops.console.Spending;
import dev.farehawk.ops.console.SwitchBoard;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.CoveragePart;
import dev.farehawk.web.console.OverviewPage.Light;
import dev.farehawk.web.console.OverviewPage.Tile;
import dev.farehawk.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the overview into words, and says what is red. */
final class OverviewWords {

  /** Below this share of alerts on time the deadline is not kept. */
  private static final double KEPT = 0.99;

  /** Coverage below this part of what a fixed timetable could reach is too little. */
  private static final double OF_THE_BOUND = 0.9;

  private static final Duration LONGEST_IN_SECONDS = Duration.ofSeconds(100);
  private static final double MICROS = 1e6;

  private final Clockwork time;
  private final Words words;
  private final Duration detection;

  /** For one reader; {@code detection} is D'. */
  OverviewWords(Clockwork time, Duration detection) {
    this.time = time;
    this.words = time.words();
    this.detection = detection;
  }

  OverviewPage page(Overview seen, List<SwitchBoard.State> switches) {
    List<Tile> tiles = tiles(seen);
    return new OverviewPage(
        tiles.stream().filter(tile -> tile.light() == Light.BAD).count(),
        tiles,
        List.of(
            deadline("today", words.say("console.today"), seen.today()),
            deadline("week", words.say("console.week"), seen.week())),
        seen.spending().stream().map(this::source).toList(),
        seen.spending().stream().map(this::burn).filter(Objects::nonNull).toList(),
        seen.coverage() == null ? null : CoveragePart.of(seen.coverage(), detection, time),
        seen.queues().stream().map(this::waiting).toList(),
        seen.stages().stream()
            .filter(stage -> stage.failing() > 0)
            .map(stage ->
                words.say("console.stage.failing", "name", stage.name(), "count", stage.failing()))
            .toList(),
        switches.stream()
            .filter(SwitchBoard.State::stopped)
            .map(one -> SwitchPages.name(one.part(), words))
            .toList());
  }

  private List<Tile> tiles(Overview seen) {
    List<Tile> tiles = new ArrayList<>();
    tiles.add(onTime(seen.today()));
    tiles.add(coverage(seen));
    tiles.add(
        count(
            words.say("console.tile.budget"),
            seen.spending().stream()
                .map(Spending::tightest)
                .filter(burn -> burn != null && burn.tooFast())
                .count()));
    tiles.add(
        count(
            words.say("console.tile.queues"), seen.queues().stream().filter(Queue::late).count()));
    tiles.add(count(words.say("console.tile.dead"), seen.deadLetters()));
    tiles.add(
        count(
            words.say("console.tile.stages"),
            seen.stages().stream().filter(stage -> stage.failing() > 0).count()));
    return tiles;
  }

  /** The whole way where it is known, and our own reaction elsewhere. */
  private Tile onTime(DeadlineReport today) {
    DeadlineReport.Leg leg = today.whole().alerts() > 0 ? today.whole() : today.reaction();
    Double share = leg.share();
    String name = words.say("console.tile.deadline");
    return share == null
        ? unknown(name)
        : tile(name, percent(share), share >= KEPT ? Light.GOOD : Light.BAD);
  }

  private Tile coverage(Overview seen) {
    String name = words.say("console.tile.coverage");
    if (seen.coverage() == null) {
      return unknown(name);
    }
    double reached = seen.coverage().reached().onTime();
    boolean enough = reached >= seen.coverage().possible().independent() * OF_THE_BOUND;
    return tile(name, percent(reached), enough ? Light.GOOD : Light.BAD);
  }

  private Tile count(String name, long count) {
    return tile(name, words.number(count), count == 0 ? Light.GOOD : Light.BAD);
  }

  private Tile unknown(String name) {
    return tile(name, words.say("console.nothing"), Light.UNKNOWN);
  }

  private Tile tile(String name, String figure, Light light) {
    String state =
        switch (light) {
          case GOOD -> words.say("console.state.good");
          case BAD -> words.say("console.state.bad");
          case UNKNOWN -> words.say("console.state.unknown");
        };
    return new Tile(name, figure, light, state);
  }

  private OverviewPage.Deadline deadline(String id, String title, DeadlineReport report) {
    return new OverviewPage.Deadline(
        id,
        title,
        words.say("console.alerts", "count", report.alerts()),
        List.of(
            leg(words.say("console.leg.detection"), report.detection()),
            leg(words.say("console.leg.reaction"), report.reaction()),
            leg(words.say("console.leg.whole"), report.whole())));
  }

  private OverviewPage.Leg leg(String name, DeadlineReport.Leg leg) {
    Double share = leg.share();
    return new OverviewPage.Leg(
        name,
        share == null ? words.say("console.nothing") : percent(share),
        span(leg.median()),
        span(leg.slowest()));
  }

  private OverviewPage.Source source(Spending spending) {
    return new OverviewPage.Source(
        spending.provider(),
        words.number(spending.today().all()),
        words.number(spending.today().failed()),
        money(spending.today().costMicros(), spending.currency()),
        money(spending.week().costMicros(), spending.currency()));
  }

  private CoveragePart.@Nullable Bar burn(Spending spending) {
    Spending.Burn burn = spending.tightest();
    return burn == null
        ? null
        : new CoveragePart.Bar(
            spending.provider() + " · " + burn.limit(),
            !burn.tooFast(),
            burn.share() * 100,
            words.say(
                "console.burn", "used", percent(burn.share()), "passed", percent(burn.passed())));
  }

  private OverviewPage.Waiting waiting(Queue queue) {
    return new OverviewPage.Waiting(
        name(queue),
        words.number(queue.depth()),
        queue.held() == 0 ? words.say("console.nothing") : words.number(queue.held()),
        oldest(queue),
        queue.late());
  }

  private String name(Queue queue) {
    return switch (queue.waits()) {
      case CONFIRM -> words.say("console.queue.confirm");
      case JUDGE -> words.say("console.queue.judge");
      case FIRE -> words.say("console.queue.fire");
      case DELIVER ->
          words.say("console.queue.deliver", "channel", channel(queue.channel(), words));
    };
  }

  /** Of deliveries the end of the time in which the first must arrive. */
  private String oldest(Queue queue) {
    Instant oldest = queue.oldest();
    if (oldest == null) {
      return words.say("console.nothing");
    }
    return queue.waits() == Queue.Place.DELIVER
        ? words.say("console.queue.by", "moment", time.exactly(oldest))
        : words.ago(oldest, time.now());
  }

  /** A kind of channel; its own name where there are no words for it. */
  static String channel(@Nullable String channel, Words words) {
    String key = "channel." + String.valueOf(channel).toLowerCase(Locale.ROOT);
    return words.has(key) ? words.say(key) : String.valueOf(channel);
  }

  private String span(@Nullable Duration span) {
    if (span == null) {
      return words.say("console.nothing");
    }
    return span.compareTo(LONGEST_IN_SECONDS) > 0
        ? words.span(span)
        : words.say("console.seconds", "value", words.decimal(span.toMillis() / 1e3, 1));
  }

  private String percent(double share) {
    double percent = share * 100;
    int digits = percent > 0 && percent < 100 ? 1 : 0;
    return words.say("percent", "value", words.decimal(percent, digits));
  }

  private String money(long micros, String currency) {
    return words.decimal(micros / MICROS, 2) + "\u00a0" + currency;
  }
}
