package dev.farehawk.web.watch;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The lowest prices of one search: what was known, replaced fare by fare by what sources say now.
 */
public final class SearchPrices {

  private final List<FareQuery> fares;
  private final Map<FareQuery, Price> known = new HashMap<>();

  SearchPrices(List<FareQuery> fares) {
    this.fares = List.copyOf(fares);
  }

  /**
   * A price of a fare.
   *
   * @param live whether a source has said so just now
   */
  public record Price(FareQuery fare, long amountMinor, CarrierCode carrier, boolean live) {}

  void put(Price price) {
    Price before = known.get(price.fare());
    if (before == null
        || (price.live() && !before.live())
        || (price.live() == before.live() && price.amountMinor() < before.amountMinor())) {
      known.put(price.fare(), price);
    }
  }

  Map<FareQuery, Long> amounts() {
    Map<FareQuery, Long> amounts = new HashMap<>();
    known.forEach((fare, price) -> amounts.put(fare, price.amountMinor()));
    return amounts;
  }

  Optional<Price> best() {
    return known.values().stream()
        .min(
            Comparator.comparingLong(Price::amountMinor)
                .thenComparing(price -> price.fare().departure()));
  }

  /** The lowest price of each departure date, by date; empty where none is known. */
  public Map<LocalDate, Optional<Price>> byDate() {
    Map<LocalDate, List<Price>> prices = new TreeMap<>();
    for (FareQuery fare : fares) {
      List<Price> some = prices.computeIfAbsent(fare.departure(), _ -> new ArrayList<>());
      Price price = known.get(fare);
      if (price != null) {
        some.add(price);
      }
    }
    Map<LocalDate, Optional<Price>> lowest = new TreeMap<>();
    prices.forEach((date, some) ->
        lowest.put(date, some.stream().min(Comparator.comparingLong(Price::amountMinor))));
    return lowest;
  }
}
