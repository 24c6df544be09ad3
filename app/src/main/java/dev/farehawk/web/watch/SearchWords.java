package dev.farehawk.web.watch;

import dev.farehawk.place.Airlines;
import dev.farehawk.web.Clockwork;
import dev.farehawk.words.Words;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The prices of a search as a page says them. */
@Component
final class SearchWords {

  /** Dates that fit a page; of more, the cheapest are shown. */
  private static final int MOST_DAYS = 62;

  private final Airlines airlines;

  SearchWords(Airlines airlines) {
    this.airlines = airlines;
  }

  /** What there is to say. */
  SearchPage.Found of(SearchPrices prices, String said, Clockwork time) {
    Words words = time.words();
    SearchPrices.Price best = prices.best().orElse(null);
    Map<LocalDate, Optional<SearchPrices.Price>> all = prices.byDate();
    Set<LocalDate> shown = shown(all);
    List<WatchPage.Day> days =
        all.size() < 2
            ? List.of()
            : all.entrySet().stream()
                .filter(day -> shown.contains(day.getKey()))
                .map(day -> day(day.getKey(), day.getValue(), best, words))
                .toList();
    return new SearchPage.Found(
        best == null ? null : best(best.amountMinor(), best.fare().currency(), time),
        best == null
            ? words.say("search.none")
            : words.say(
                "watch.price.of",
                "day",
                WatchWords.days(best.fare(), words),
                "carrier",
                airlines.name(best.carrier())),
        words.say("detail.days"),
        days,
        shown.size() < all.size()
            ? words.say("search.some", "shown", shown.size(), "all", all.size())
            : null,
        said);
  }

  private static SearchPage.Best best(long minor, String currency, Clockwork time) {
    return new SearchPage.Best(time.words().price(minor, currency), time.about(minor, currency));
  }

  private static Set<LocalDate> shown(Map<LocalDate, Optional<SearchPrices.Price>> all) {
    Comparator<Map.Entry<LocalDate, Optional<SearchPrices.Price>>> cheapest =
        Comparator.comparingLong(
            day -> day.getValue().map(SearchPrices.Price::amountMinor).orElse(Long.MAX_VALUE));
    return all.entrySet().stream()
        .sorted(cheapest)
        .limit(MOST_DAYS)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static WatchPage.Day day(
      LocalDate date,
      Optional<SearchPrices.Price> price,
      SearchPrices.@Nullable Price best,
      Words words) {
    return new WatchPage.Day(
        date.toString(),
        words.date("E", date),
        words.date("MMMd", date),
        price.map(one -> words.rounded(one.amountMinor(), one.fare().currency())).orElse("–"),
        false,
        best != null && price.filter(one -> one.amountMinor() == best.amountMinor()).isPresent());
  }
}
