package dev.farehawk.provider;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;

/** The time that one call may take, over all the requests it needs. Cuts off whatever runs then. */
final class CallLimit implements AutoCloseable {

  private final Duration limit;
  private final Future<?> alarm;
  private @Nullable HttpUriRequestBase running;
  private boolean over;

  CallLimit(Duration limit, ScheduledExecutorService alarms) {
    this.limit = limit;
    this.alarm = alarms.schedule(this::end, limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void end() {
    HttpUriRequestBase cut;
    synchronized (this) {
      over = true;
      cut = running;
    }
    if (cut != null) {
      cut.cancel();
    }
  }

  /** From now on this request is the one to cut off. */
  void watch(HttpUriRequestBase request) throws HttpTransport.TooSlow {
    synchronized (this) {
      running = request;
      if (!over) {
        return;
      }
    }
    throw new HttpTransport.TooSlow(limit, null);
  }

  synchronized boolean isOver() {
    return over;
  }

  Duration length() {
    return limit;
  }

  /**
   * Waits for something that another call fetches, at most as long as this call may take.
   *
   * @throws ExecutionException with what the other call ran into
   */
  <T> T await(CompletableFuture<T> other)
      throws ExecutionException, HttpTransport.TooSlow, InterruptedException {
    try {
      return other.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      throw new HttpTransport.TooSlow(limit, null);
    }
  }

  @Override
  public void close() {
    alarm.cancel(false);
  }
}
