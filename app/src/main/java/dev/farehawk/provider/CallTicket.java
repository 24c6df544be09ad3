package dev.farehawk.provider;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to make one call, and one of the provider's places until it is closed. Close it when
 * the result has been handed on, so that a slow reader slows the calls.
 */
public final class CallTicket implements AutoCloseable {

  private final Runnable leave;
  private final AtomicBoolean used = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();

  CallTicket(Runnable leave) {
    this.leave = leave;
  }

  /** True the first time: a ticket is good for one call. */
  boolean use() {
    return used.compareAndSet(false, true);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      leave.run();
    }
  }
}
