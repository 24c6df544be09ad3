package dev.farehawk.poll;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.provider.Capabilities;
import java.time.LocalDate;

/**
 * What a fare query needs of whoever answers it, as a number: a round trip, a party, another cabin.
 * What a provider answers is a set of such numbers, a bit each.
 */
final class Needs {

  static final int COMBINATIONS = 8;

  /** Of a provider that answers everything. */
  static final int ALL = (1 << COMBINATIONS) - 1;

  private static final int RETURN = 1;
  private static final int PARTY = 2;
  private static final int CABIN = 4;

  private static final LocalDate ANY_DAY = LocalDate.of(2026, 3, 1);

  private Needs() {}

  static int of(boolean returning, boolean party, boolean cabin) {
    return (returning ? RETURN : 0) | (party ? PARTY : 0) | (cabin ? CABIN : 0);
  }

  /** All that this provider answers. */
  static int answeredBy(Capabilities capabilities) {
    int answered = 0;
    for (int needs = 0; needs < COMBINATIONS; needs++) {
      if (capabilities.answers(example(needs))) {
        answered |= 1 << needs;
      }
    }
    return answered;
  }

  private static FareQuery example(int needs) {
    FareQuery plain =
        FareQuery.oneWay(dev.farehawk.fare.Market.of("ZRH", "LHR"), ANY_DAY, "CH", "CHF");
    return new FareQuery(
        plain.market(),
        ANY_DAY,
        (needs & RETURN) == 0 ? null : ANY_DAY.plusDays(7),
        (needs & PARTY) == 0 ? 1 : 2,
        (needs & CABIN) == 0 ? Cabin.ECONOMY : Cabin.BUSINESS,
        plain.pointOfSale(),
        plain.currency());
  }
}
