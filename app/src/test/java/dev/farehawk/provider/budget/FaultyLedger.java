package dev.farehawk.provider.budget;

import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * One node's way to the shared ledger, over a network that fails: some calls never arrive, and of
 * some that were recorded the answer is lost.
 */
final class FaultyLedger implements BudgetLedger {

  private final BudgetLedger shared;
  private final RandomGenerator random;
  private final double failing;

  /**
   * A way to the ledger.
   *
   * @param failing chance of each kind of failure
   */
  FaultyLedger(BudgetLedger shared, RandomGenerator random, double failing) {
    this.shared = shared;
    this.random = random;
    this.failing = failing;
  }

  private <T> T over(Supplier<T> call) {
    if (random.nextDouble() < failing) {
      throw new IllegalStateException("the ledger cannot be reached");
    }
    T answer = call.get();
    if (random.nextDouble() < failing) {
      throw new IllegalStateException("recorded, and the acknowledgement is lost");
    }
    return answer;
  }

  @Override
  public Grant grant(Ask ask) {
    return over(() -> shared.grant(ask));
  }

  @Override
  public Grant share(Account account, Times times, long most, long id) {
    return over(() -> shared.share(account, times, most, id));
  }

  @Override
  public void close(Account account, Closing closing) {
    over(() -> {
      shared.close(account, closing);
      return closing;
    });
  }

  @Override
  public void giveBack(Account account, long id, long units) {
    over(() -> {
      shared.giveBack(account, id, units);
      return id;
    });
  }

  @Override
  public long counted(Account account, Instant now) {
    return over(() -> shared.counted(account, now));
  }

  @Override
  public void endEarlierShares(Instant now) {
    throw new UnsupportedOperationException("nobody is alone here");
  }
}
