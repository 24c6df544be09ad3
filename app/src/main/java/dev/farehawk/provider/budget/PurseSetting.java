package dev.farehawk.provider.budget;

import java.time.Duration;

/**
 * Where a purse gets its grants from.
 *
 * @param provider whose limits these are
 * @param clockTolerance how far clocks may differ, and how long a call may be on its way
 * @param watch is told what becomes of grants
 */
record PurseSetting(
    String provider, BudgetLedger ledger, Duration clockTolerance, GrantWatch watch) {

  BudgetLedger.Account account(Limit limit) {
    return new BudgetLedger.Account(provider, limit.name());
  }

  /**
   * So long after its window a call is forgotten for sure: it may have been sent and have arrived
   * late, and two clocks may differ.
   */
  Duration untilForgotten() {
    return clockTolerance.multipliedBy(4);
  }
}
