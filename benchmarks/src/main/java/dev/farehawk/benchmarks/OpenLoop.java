package dev.farehawk.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Sends requests at a fixed rate, whether or not the earlier ones are answered, and times each from
 * the moment it was due: a service that stalls is charged for everybody who had to wait.
 */
final class OpenLoop {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client;

  OpenLoop(HttpClient client) {
    this.client = client;
  }

  /** What came of a run; times in milliseconds. */
  record Figures(
      int count,
      double perSecond,
      double p50,
      double p95,
      double p99,
      double p999,
      double most,
      int refused) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%,.0f/s, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, most %.0f ms; %d of %,d refused",
          perSecond,
          p50,
          p95,
          p99,
          p999,
          most,
          refused,
          count);
    }
  }

  /** Sends the requests 0, 1, 2 ... at this rate for this long. */
  Figures run(int perSecond, Duration length, IntFunction<HttpRequest> requests) {
    int count = Math.toIntExact(perSecond * length.toSeconds());
    AtomicIntegerArray micros = new AtomicIntegerArray(count);
    AtomicInteger refused = new AtomicInteger();
    long start = System.nanoTime() + 1_000_000;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        long due = start + i * 1_000_000_000L / perSecond;
        for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
          LockSupport.parkNanos(early);
        }
        int number = i;
        threads.execute(() -> {
          if (!answered(requests.apply(number))) {
            refused.incrementAndGet();
          }
          micros.set(number, (int) ((System.nanoTime() - due) / 1_000));
        });
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    int[] sorted = new int[count];
    Arrays.setAll(sorted, micros::get);
    Arrays.sort(sorted);
    return new Figures(
        count,
        count / seconds,
        millis(sorted, 0.5),
        millis(sorted, 0.95),
        millis(sorted, 0.99),
        millis(sorted, 0.999),
        millis(sorted, 1),
        refused.get());
  }

  private static double millis(int[] sorted, double share) {
    return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))] / 1_000.0;
  }

  private boolean answered(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A request that gives up when nobody answers for long. */
  static HttpRequest.Builder patient(HttpRequest.Builder request) {
    return request.timeout(PATIENCE);
  }
}
