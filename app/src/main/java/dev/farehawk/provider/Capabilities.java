package dev.farehawk.provider;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.Freshness;

/**
 * What one call of a provider can do.
 *
 * @param freshness whether its prices are true when asked for
 * @param batch how many departure dates one call answers
 * @param returns whether it answers round trips
 * @param parties whether it answers for other parties than one adult in economy
 * @param callsPerLook cost of one call in units of its quota
 */
public record Capabilities(
    Freshness freshness, Batch batch, boolean returns, boolean parties, int callsPerLook) {

  /** How many departure dates one call answers. */
  public enum Batch {
    ONE_DATE,
    MONTH
  }

  /** Whether this provider can be asked for the fare query at all. */
  public boolean answers(FareQuery query) {
    boolean plainParty = query.adults() == 1 && query.cabin() == Cabin.ECONOMY;
    return (returns || query.returning() == null) && (parties || plainParty);
  }
}
