package dev.farehawk.poll;

import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.StageLoop;
import dev.farehawk.platform.Wake;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops all polling. After {@link #stop} no call is in flight, every observation has
 * been handed over, and the last looks are written down; stages behind go on. It can be started
 * again.
 */
public final class Polling implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Polling.class);

  /** Polling starts after the stages that it feeds, and ends before them. */
  static final int LAST = Integer.MAX_VALUE - 4096;

  private static final Duration PACING = Duration.ofMinutes(1);
  private static final Duration LAST_CALLS = Duration.ofSeconds(15);

  private final Desks desks;
  private final LookResults results;
  private final PollMemory memory;
  private final Surroundings surroundings;
  private final List<StageLoop> loops = new ArrayList<>();
  private @Nullable ExecutorService calls;

  Polling(Desks desks, LookResults results, PollMemory memory, Surroundings surroundings) {
    this.desks = desks;
    this.results = results;
    this.memory = memory;
    this.surroundings = surroundings;
  }

  /** What polling runs in. */
  record Surroundings(
      PollConfig config, Deadlines deadlines, InstantSource clock, MeterRegistry metrics) {}

  @Override
  public boolean isAutoStartup() {
    return surroundings.config().autoStart();
  }

  @Override
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("look-", 0).factory());
    calls = threads;
    Duration period = surroundings.deadlines().detection();
    Duration idle = period.dividedBy(540);
    desks
        .all()
        .forEach(desk ->
            run(
                "poll-" + desk.gateway().provider().name(),
                new PollLoop(desk, results, threads, surroundings.clock(), period),
                desk.wake(),
                idle));
    run("poll-pacing", this::pace, new Wake(), PACING);
    run("poll-memory", this::remember, new Wake(), surroundings.config().rememberEvery());
    if (desks.all().findAny().isEmpty()) {
      log.warn("no provider is configured: nothing is looked at; add one to farehawk.providers");
    }
  }

  private void run(String name, StageLoop.Step step, Wake wake, Duration interval) {
    StageLoop loop =
        new StageLoop(
            name, step, wake, StageLoop.Pace.every(interval), LAST, surroundings.metrics());
    loops.add(loop);
    loop.start();
  }

  /** Quotas and money must last for their whole period. */
  private boolean pace() {
    Instant now = surroundings.clock().instant();
    desks.all().forEach(desk -> pace(desk, now));
    return false;
  }

  private static void pace(Desk<? extends Agenda> desk, Instant now) {
    double reserve = desk.pacing().reserve(desk.gateway().budget().limits(), now);
    desk.with(agenda -> {
      agenda.reserve(reserve);
      return agenda;
    });
  }

  private boolean remember() {
    memory.flush();
    desks.all().forEach(desk -> desk.gateway().tidy());
    return false;
  }

  @Override
  public synchronized void stop() {
    loops.forEach(StageLoop::stop);
    loops.clear();
    ExecutorService running = calls;
    if (running == null) {
      return;
    }
    calls = null;
    running.shutdown();
    try {
      if (!running.awaitTermination(LAST_CALLS.toMillis(), TimeUnit.MILLISECONDS)) {
        running.shutdownNow();
      }
    } catch (InterruptedException e) {
      running.shutdownNow();
      Thread.currentThread().interrupt();
    }
    try {
      remember();
    } catch (RuntimeException e) {
      log.error("the last looks could not be written down; they will be repeated", e);
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return calls != null;
  }

  @Override
  public int getPhase() {
    return LAST;
  }
}
