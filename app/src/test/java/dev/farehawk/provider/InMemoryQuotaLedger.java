package dev.farehawk.provider;

import java.util.HashMap;
import java.util.Map;

/** A ledger that forgets when the test ends. */
final class InMemoryQuotaLedger implements QuotaLedger {

  private final Map<Account, Long> granted = new HashMap<>();

  @Override
  public synchronized long grant(Account account, long limit, long block) {
    long before = granted(account);
    long after = Math.max(before, Math.min(before + block, limit));
    granted.put(account, after);
    return after - before;
  }

  @Override
  public synchronized void giveBack(Account account, long calls) {
    granted.merge(account, -calls, Long::sum);
  }

  @Override
  public synchronized long granted(Account account) {
    return granted.getOrDefault(account, 0L);
  }
}
