package dev.farehawk.web.watch;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.history.CurrentPrices.CurrentPrice;
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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws the cards of a list of watches. */
@Component
final class WatchCards {

  private static final Duration RECENT = Duration.ofDays(60);

  private final Standings standings;
  private final Looks looks;
  private final Airlines airlines;
  private final WatchWords words;

  WatchCards(Standings standings, Looks looks, Airlines airlines, WatchWords words) {
    this.standings = standings;
    this.looks = looks;
    this.airlines = airlines;
    this.words = words;
  }

  List<WatchCard> of(List<WatchView> watches, Clockwork time) {
    Instant now = time.now();
    List<FareQueryRef> all =
        watches.stream().flatMap(watch -> watch.fareQueries().stream()).distinct().toList();
    Map<Long, CurrentPrice> prices = standings.prices(all);
    List<FareQueryRef> best =
        watches.stream()
            .map(watch -> Standings.best(watch.fareQueries(), prices))
            .flatMap(Optional::stream)
            .toList();
    Map<Long, Standing> known = standings.of(best, now);
    List<WatchCard> cards = new ArrayList<>(watches.size());
    for (WatchView watch : watches) {
      FareQueryRef fare = Standings.best(watch.fareQueries(), prices).orElse(null);
      Map<Long, LookStatus> seen =
          looks.of(watch.fareQueries().stream().map(FareQueryRef::id).toList());
      cards.add(
          card(
              watch,
              fare,
              fare == null ? null : known.get(fare.id()),
              LookWords.of(watch, seen, time),
              time.words()));
    }
    return cards;
  }

  /** One card for the fare that is shown of it. */
  WatchCard card(
      WatchView watch,
      @Nullable FareQueryRef fare,
      @Nullable Standing standing,
      WatchCard.Looks looked,
      Words speech) {
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
        looked,
        state);
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
      return speech.say("watch.price.gone");
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
