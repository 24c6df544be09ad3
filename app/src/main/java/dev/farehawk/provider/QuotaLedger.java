package dev.farehawk.provider;

import java.time.Instant;

/**
 * Remembers how many calls of a provider's quota are spoken for. Blocks are recorded before they
 * are used: a crash loses what was left of a block, and never spends a call twice.
 */
public interface QuotaLedger {

  /** One provider's quota in one period. */
  record Account(String provider, QuotaPeriod period, Instant start) {}

  /**
   * Grants up to {@code block} calls and remembers them as granted before it returns.
   *
   * @param limit calls in the whole period
   * @return how many; zero when the quota is used up
   */
  long grant(Account account, long limit, long block);

  /** Takes back calls that were granted and not made, at an orderly end. */
  void giveBack(Account account, long calls);

  /** Calls granted so far. */
  long granted(Account account);
}
