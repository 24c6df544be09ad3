package dev.farehawk.web.watch;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.watch.Dates;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which few fares of a search are worth a call. Pure. Around a wished day its neighbours come
 * first; in a span, half of the calls confirm what is cheapest as far as known, and half look where
 * nothing is known, spread over the span.
 */
final class SearchChoice {

  private SearchChoice() {}

  /**
   * Chooses.
   *
   * @param fares all of the search, by departure
   * @param known lowest price known of some, in minor units
   * @param most at most so many
   */
  static List<FareQuery> of(
      List<FareQuery> fares, Dates dates, Map<FareQuery, Long> known, int most) {
    LocalDate wished = wished(dates);
    if (wished != null) {
      return fares.stream()
          .sorted(
              Comparator.comparingLong(
                  fare -> Math.abs(ChronoUnit.DAYS.between(wished, fare.departure()))))
          .limit(most)
          .toList();
    }
    List<FareQuery> unknown = fares.stream().filter(fare -> !known.containsKey(fare)).toList();
    List<FareQuery> cheapest =
        fares.stream()
            .filter(known::containsKey)
            .sorted(Comparator.comparingLong(fare -> known.getOrDefault(fare, Long.MAX_VALUE)))
            .toList();
    int unseen = Math.min(unknown.size(), Math.max(most / 2, most - cheapest.size()));
    List<FareQuery> chosen =
        new ArrayList<>(cheapest.subList(0, Math.min(cheapest.size(), most - unseen)));
    for (int i = 0; i < unseen; i++) {
      chosen.add(unknown.get((int) ((long) i * unknown.size() / unseen)));
    }
    return chosen;
  }

  private static @Nullable LocalDate wished(Dates dates) {
    return switch (dates) {
      case Dates.On on -> on.date();
      case Dates.Around around -> around.date();
      case Dates.Between _, Dates.InMonth _, Dates.AnyDay _ -> null;
    };
  }
}
