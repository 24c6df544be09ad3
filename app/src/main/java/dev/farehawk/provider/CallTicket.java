package dev.farehawk.provider;

import dev.farehawk.provider.budget.Spending;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to make one call, and one of the provider's places until it is closed. Close it when
 * the result has been handed on, so that a slow reader slows the calls.
 */
public final class CallTicket implements AutoCloseable {

  private final Spending spending;
  private final Runnable leave;
  private final AtomicBoolean used = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();

  CallTicket(Spending spending, Runnable leave) {
    this.spending = spending;
    this.leave = leave;
  }

  /** True the first time: a ticket is good for one call. */
  boolean use() {
    return used.compareAndSet(false, true);
  }

  /** What the call has taken from the budget. */
  Spending spending() {
    return spending;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      leave.run();
    }
  }
}
