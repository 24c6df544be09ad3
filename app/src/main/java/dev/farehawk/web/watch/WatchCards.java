package dev.farehawk.web.watch;

import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.history.CurrentPrices.CurrentPrice;
import dev.farehawk.ops.insight.BestSoFar;
import dev.farehawk.place.Airlines;
import dev.farehawk.poll.LookStatus;
import dev.farehawk.poll.Looks;
import dev.farehawk.watch.WatchView;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.history.ChartDrawing;
import dev.farehawk.web.history.ChartDrawing.Subject;
import dev.farehawk.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws the cards of a list of watches. */
@Component
final class WatchCards {

  private static final Duration RECENT = Duration.ofDays(60);

  private final Standings standings;
  private final BestSoFar bestSoFar;
  private final Looks looks;
  private final Airlines airlines;
  private final WatchWords words;

  WatchCards(
      Standings standings, BestSoFar bestSoFar, Looks looks, Airlines airlines, WatchWords words) {
    this.standings = standings;
    this.bestSoFar = bestSoFar;
    this.looks = looks;
    this.airlines = airlines;
    this.words = words;
  }

  List<WatchCard> of(List<WatchView> watches, Clockwork time) {
    Instant now = time.now();
    Map<FareFilter, List<WatchView>> alike = new LinkedHashMap<>();
    watches.forEach(watch ->
        alike.computeIfAbsent(watch.journey().filter(), _ -> new ArrayList<>()).add(watch));
    Map<UUID, FareQueryRef> best = new HashMap<>();
    Map<UUID, Standing> known = new HashMap<>();
    alike.forEach((filter, some) -> stand(some, filter, now, best, known));
    Map<UUID, Long> lowest = bestSoFar.of(watches);
    List<WatchCard> cards = new ArrayList<>(watches.size());
    for (WatchView watch : watches) {
      FareQueryRef fare = best.get(watch.id());
      Map<Long, LookStatus> seen =
          looks.of(watch.fareQueries().stream().map(FareQueryRef::id).toList());
      cards.add(
          card(
              watch,
              fare,
              known.get(watch.id()),
              new Shown(LookWords.of(watch, seen, time), lowest.get(watch.id())),
              time));
    }
    return cards;
  }

  /** Finds out which fare of each is shown, and how it stands. */
  private void stand(
      List<WatchView> watches,
      FareFilter filter,
      Instant now,
      Map<UUID, FareQueryRef> best,
      Map<UUID, Standing> known) {
    List<FareQueryRef> all =
        watches.stream().flatMap(watch -> watch.fareQueries().stream()).distinct().toList();
    Map<Long, CurrentPrice> prices = standings.prices(all, filter);
    for (WatchView watch : watches) {
      Standings.best(watch.fareQueries(), prices).ifPresent(fare -> best.put(watch.id(), fare));
    }
    List<FareQueryRef> shown =
        watches.stream().map(watch -> best.get(watch.id())).filter(Objects::nonNull).toList();
    Map<Long, Standing> standing = standings.of(shown, filter, prices, now);
    for (WatchView watch : watches) {
      FareQueryRef fare = best.get(watch.id());
      Standing one = fare == null ? null : standing.get(fare.id());
      if (one != null) {
        known.put(watch.id(), one);
      }
    }
  }

  /**
   * What stands beside the price.
   *
   * @param best lowest price since the watch began; null when none is known
   */
  record Shown(WatchCard.Looks looked, @Nullable Long best) {}

  /** One card for the fare that is shown of it. */
  WatchCard card(
      WatchView watch,
      @Nullable FareQueryRef fare,
      @Nullable Standing standing,
      Shown beside,
      Clockwork time) {
    Words speech = time.words();
    WatchCard.State state =
        switch (watch.status().lifecycle()) {
          case ACTIVE -> WatchCard.State.ACTIVE;
          case PAUSED -> WatchCard.State.PAUSED;
          case EXPIRED, DELETED -> WatchCard.State.ENDED;
        };
    Long amount = standing == null ? null : standing.amount();
    return new WatchCard(
        watch.id().toString(),
        new WatchCard.Trip(
            words.route(watch.journey(), speech),
            WatchWords.dates(watch.journey(), speech),
            WatchWords.rule(watch.rule(), speech)),
        amount == null ? null : speech.price(amount, watch.journey().currency()),
        note(watch, fare, standing, speech),
        chip(state, standing, speech),
        standing == null ? null : spark(standing, speech),
        beside.looked(),
        state,
        marks(watch, standing, beside.best(), time));
  }

  private static WatchCard.Marks marks(
      WatchView watch, @Nullable Standing standing, @Nullable Long best, Clockwork time) {
    Words speech = time.words();
    String currency = watch.journey().currency();
    CurrentPrice price = standing == null ? null : standing.price();
    return new WatchCard.Marks(
        watch.fareQueries().isEmpty()
            ? LocalDate.MAX
            : watch.fareQueries().getFirst().query().departure(),
        price == null ? null : price.since(),
        currency,
        best,
        best == null ? null : speech.say("watch.best", "price", speech.price(best, currency)),
        price == null || price.amountMinor() == null
            ? null
            : time.about(price.amountMinor(), currency));
  }

  private static Chip chip(WatchCard.State state, @Nullable Standing standing, Words words) {
    return switch (state) {
      case ACTIVE ->
          standing == null
              ? new Chip(Chip.Kind.PLAIN, words.say("chip.waiting"))
              : standing.chip(words);
      case PAUSED -> new Chip(Chip.Kind.PLAIN, words.say("chip.paused"));
      case ENDED -> new Chip(Chip.Kind.PLAIN, words.say("chip.departed"));
    };
  }

  private String note(
      WatchView watch, @Nullable FareQueryRef fare, @Nullable Standing standing, Words speech) {
    CurrentPrice price = standing == null ? null : standing.price();
    if (fare == null || price == null) {
      return speech.say("watch.price.none");
    }
    if (price.amountMinor() == null) {
      return speech.say(
          watch.journey().filter().isNone() ? "watch.price.gone" : "filter.none-passes");
    }
    String carrier = airlines.name(price.series().carrier());
    return watch.fareQueries().size() == 1
        ? carrier
        : speech.say(
            "watch.price.of", "day", WatchWords.days(fare.query(), speech), "carrier", carrier);
  }

  private static @Nullable ChartDrawing spark(Standing standing, Words words) {
    if (standing.history().points().isEmpty()) {
      return null;
    }
    Instant first = standing.history().points().getFirst().observedAt();
    Instant last = standing.history().points().getLast().observedAt();
    Instant to = last.plus(Duration.ofHours(1));
    Instant from = first.isBefore(to.minus(RECENT)) ? to.minus(RECENT) : first;
    return ChartDrawing.draw(
        new Subject(
            standing.history().points(),
            standing.band(),
            from,
            to,
            new Clockwork(to, ZoneId.of("UTC"), words),
            standing.history().fareQuery().query().currency()),
        ChartDrawing.Frame.SPARK);
  }
}
