package dev.farehawk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.platform.StageLoop.Pace;
import dev.farehawk.platform.StageLoop.Step;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StageLoopTest {

  private static final Pace ONLY_WHEN_WOKEN =
      new Pace(Duration.ofHours(1), Duration.ofMillis(1), Duration.ofMillis(4));

  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private final Wake wake = new Wake();
  private final AtomicInteger runs = new AtomicInteger();
  private StageLoop loop = loop(() -> false);

  @AfterEach
  void stop() {
    loop.stop();
  }

  @Test
  void goesOnWhileThereIsMoreWork() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(5);
    start(() -> {
      done.countDown();
      return done.getCount() > 0;
    });

    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void waitsForASignalWhenThereIsNoMoreWork() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(2);
    start(() -> {
      runs.incrementAndGet();
      first.countDown();
      second.countDown();
      return false;
    });
    assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(runs).hasValue(1);

    wake.signal();

    assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void triesAgainAfterAFailureAndCountsIt() throws InterruptedException {
    CountDownLatch recovered = new CountDownLatch(1);
    start(() -> {
      if (runs.incrementAndGet() <= 3) {
        throw new IllegalStateException("not yet");
      }
      recovered.countDown();
      return false;
    });

    assertThat(recovered.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(metrics.counter("farehawk.stage.errors", "stage", "tested").count()).isEqualTo(3);
  }

  @Test
  void pausesDoubleUpToTheirLimit() {
    Pace pace = Pace.every(Duration.ofSeconds(1));

    assertThat(pace.pause(1)).isEqualTo(Duration.ofMillis(100));
    assertThat(pace.pause(3)).isEqualTo(Duration.ofMillis(400));
    assertThat(pace.pause(1000)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void stoppingLetsTheRunningStepFinish() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicInteger finished = new AtomicInteger();
    start(() -> {
      inside.countDown();
      mayEnd.await();
      finished.incrementAndGet();
      return true;
    });
    assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

    Thread stopper = Thread.startVirtualThread(loop::stop);
    mayEnd.countDown();
    stopper.join();

    assertThat(finished.get()).isPositive();
    assertThat(loop.isRunning()).isFalse();
  }

  private void start(Step step) {
    loop = loop(step);
    loop.start();
  }

  private StageLoop loop(Step step) {
    return new StageLoop("tested", step, wake, ONLY_WHEN_WOKEN, 0, metrics);
  }
}
