package dev.farehawk.platform;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Tells a waiting stage that there is work. Signals while it is busy are kept as one. Safe for many
 * threads that signal and one that waits.
 */
public final class Wake {

  private final BlockingQueue<Boolean> pending = new ArrayBlockingQueue<>(1);

  /** There is work; never blocks. */
  public void signal() {
    // A full queue means that a signal is pending already, which is all there is to say.
    var _ = pending.offer(Boolean.TRUE);
  }

  /** Waits for a signal; false if none came in time. */
  public boolean await(Duration limit) throws InterruptedException {
    return pending.poll(limit.toNanos(), TimeUnit.NANOSECONDS) != null;
  }
}
