package dev.farehawk.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs one stage: a step until it reports no more work, then a wait for its {@link Wake} or the
 * pace's interval, whichever comes first.
 *
 * <p>A step that fails is tried again after a pause that doubles up to a limit; each failure counts
 * in {@code farehawk.stage.errors}. Stopping lets a running step finish within a limit and then
 * interrupts it.
 */
public final class StageLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(StageLoop.class);
  private static final Duration FINISH_LIMIT = Duration.ofSeconds(10);
  private static final Duration INTERRUPT_LIMIT = Duration.ofSeconds(5);

  /** A piece of a stage's work. */
  @FunctionalInterface
  public interface Step {
    /**
     * Does what is due now.
     *
     * @return true if there may be more at once
     * @throws Exception if it failed; the loop goes on
     */
    boolean run() throws Exception;
  }

  /**
   * How often to look for work.
   *
   * @param interval longest wait without a signal
   * @param firstPause after a first failure
   * @param longestPause after many failures in a row
   */
  public record Pace(Duration interval, Duration firstPause, Duration longestPause) {

    /** Looks this often; pauses 100 ms to 5 s after failures. */
    public static Pace every(Duration interval) {
      return new Pace(interval, Duration.ofMillis(100), Duration.ofSeconds(5));
    }

    Duration pause(int failuresInARow) {
      Duration pause = firstPause.multipliedBy(1L << Math.min(failuresInARow - 1, 20));
      return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
  }

  private final String name;
  private final Step step;
  private final Wake wake;
  private final Pace pace;
  private final int order;
  private final Counter errors;
  private volatile boolean stopping;
  private volatile int failuresInARow;
  private volatile @Nullable Thread thread;

  /**
   * A loop that starts with the application.
   *
   * @param name of the stage, for its thread, log lines and metric
   * @param wake signalled by whoever makes work for this stage
   * @param order where the stage stands in the pipeline; higher starts later and stops earlier
   */
  public StageLoop(String name, Step step, Wake wake, Pace pace, int order, MeterRegistry metrics) {
    this.name = name;
    this.step = step;
    this.wake = wake;
    this.pace = pace;
    this.order = order;
    this.errors =
        Counter.builder("farehawk.stage.errors")
            .description("Steps of a stage that failed and are tried again")
            .tag("stage", name)
            .register(metrics);
    Gauge.builder("farehawk.stage.failing", this, loop -> loop.failuresInARow)
        .description("Steps of a stage that failed in a row until now; 0 when it works")
        .tag("stage", name)
        .register(metrics);
  }

  @Override
  public synchronized void start() {
    if (!isRunning()) {
      stopping = false;
      thread = Thread.ofVirtual().name("stage-" + name).start(this::loop);
    }
  }

  @Override
  public synchronized void stop() {
    Thread running = thread;
    if (running == null) {
      return;
    }
    stopping = true;
    wake.signal();
    try {
      if (!running.join(FINISH_LIMIT)) {
        running.interrupt();
        if (!running.join(INTERRUPT_LIMIT)) {
          log.error("stage {} did not stop; the program ends without it", name);
        }
      }
    } catch (InterruptedException e) {
      running.interrupt();
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  @Override
  public boolean isRunning() {
    Thread running = thread;
    return running != null && running.isAlive();
  }

  @Override
  public int getPhase() {
    return order;
  }

  private void loop() {
    int failures = 0;
    while (!stopping) {
      try {
        boolean more = step.run();
        failures = 0;
        failuresInARow = 0;
        if (!more && !stopping) {
          wake.await(pace.interval());
        }
      } catch (InterruptedException e) {
        if (stopping) {
          return;
        }
        log.warn("stage {} was interrupted; it goes on", name);
      } catch (Throwable e) {
        failures++;
        failuresInARow = failures;
        report(e, failures);
        if (!paused(pace.pause(failures))) {
          return;
        }
      }
    }
  }

  private void report(Throwable failure, int failures) {
    errors.increment();
    if (failures == 1) {
      log.error("stage {} failed; trying again", name, failure);
    } else {
      log.error("stage {} failed {} times in a row: {}", name, failures, failure.toString());
    }
  }

  /** Waits without listening for work: a signal must not turn a pause into a busy loop. */
  private boolean paused(Duration pause) {
    long until = System.nanoTime() + pause.toNanos();
    try {
      for (long left = pause.toNanos(); left > 0 && !stopping; left = until - System.nanoTime()) {
        wake.await(Duration.ofNanos(left));
      }
      return true;
    } catch (InterruptedException e) {
      return !stopping;
    }
  }
}
