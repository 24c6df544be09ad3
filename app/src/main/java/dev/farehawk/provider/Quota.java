package dev.farehawk.provider;

import dev.farehawk.provider.QuotaLedger.Account;
import java.time.Instant;

/**
 * One provider's quota of one period, spent from blocks that the ledger granted. Not safe for many
 * threads.
 */
final class Quota {

  /** A block is a hundredth of the quota: so much may be lost in a crash. */
  private static final long BLOCKS = 100;

  private static final long LARGEST_BLOCK = 1_000;

  private final QuotaLedger ledger;
  private final String provider;
  private final QuotaPeriod period;
  private final long limit;
  private Account account;
  private long left;
  private boolean usedUp;

  Quota(QuotaLedger ledger, String provider, QuotaPeriod period, long limit) {
    this.ledger = ledger;
    this.provider = provider;
    this.period = period;
    this.limit = limit;
    this.account = new Account(provider, period, Instant.MIN);
  }

  /** Whether one call is left in the period of this moment; may ask the ledger for a block. */
  boolean covers(Instant now) {
    Account current = new Account(provider, period, period.startOf(now));
    if (!current.equals(account)) {
      account = current;
      left = 0;
      usedUp = false;
    }
    if (left == 0 && !usedUp) {
      long block = Math.clamp(limit / BLOCKS, 1, LARGEST_BLOCK);
      left = ledger.grant(account, limit, block);
      usedUp = left == 0;
    }
    return left > 0;
  }

  /** Whether the period of this moment is known to have no call left; asks nobody. */
  boolean isUsedUp(Instant now) {
    return usedUp && account.start().equals(period.startOf(now));
  }

  /** Spends one call, after {@link #covers} said yes. */
  void spend() {
    left--;
  }

  /** A call that was spent has not been made after all. */
  void unspend() {
    left++;
  }

  /** Returns what is left of the block. */
  void close() {
    if (left > 0) {
      ledger.giveBack(account, left);
      left = 0;
      account = new Account(provider, period, Instant.MIN);
    }
  }

  Instant resetsAt(Instant now) {
    return period.endOf(now);
  }

  ProviderStatus.QuotaUse use(Instant now) {
    Account current = new Account(provider, period, period.startOf(now));
    long granted = ledger.granted(current);
    long unused = current.equals(account) ? left : 0;
    return new ProviderStatus.QuotaUse(period, granted - unused, limit, resetsAt(now));
  }
}
