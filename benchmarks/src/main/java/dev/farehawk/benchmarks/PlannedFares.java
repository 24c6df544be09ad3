package dev.farehawk.benchmarks;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Fare queries to plan: 29 dates in each market, in the order in which people came, not by market.
 */
final class PlannedFares {

  /** Mean number of watched dates of a market: 2,000,000 in 70,000 markets. */
  private static final int DEPARTURES = 29;

  private static final int DESTINATIONS = 676;
  private static final LocalDate FIRST_DEPARTURE = LocalDate.parse("2026-03-20");

  private PlannedFares() {}

  static List<FareQueryRef> of(int keys) {
    List<FareQueryRef> refs = new ArrayList<>(keys);
    for (int i = 0; i < keys; i++) {
      int number = i / DEPARTURES;
      Market market = Market.of(origin(number / DESTINATIONS), "Z" + letters(number));
      LocalDate departure = FIRST_DEPARTURE.plusDays(i % DEPARTURES * 10L);
      refs.add(new FareQueryRef(i + 1L, FareQuery.oneWay(market, departure, "CH", "CHF")));
    }
    Collections.shuffle(refs, new Random(1));
    return refs;
  }

  private static String origin(int number) {
    return (char) ('A' + number / 676) + letters(number);
  }

  private static String letters(int number) {
    return "" + (char) ('A' + number / 26 % 26) + (char) ('A' + number % 26);
  }
}
