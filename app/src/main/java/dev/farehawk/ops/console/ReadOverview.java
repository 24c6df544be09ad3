package dev.farehawk.ops.console;

import dev.farehawk.delivery.DeadLetters;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.poll.MeasureCoverage;
import dev.farehawk.provider.ProviderGateways;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts the overview together. It is kept for some seconds, so that many readers cost the database
 * no more than one.
 */
public final class ReadOverview {

  private static final Duration KEPT = Duration.ofSeconds(10);
  private static final Duration WEEK = Duration.ofDays(7);

  private final ReadDeadlines deadlines;
  private final ReadSpending spending;
  private final ReadQueues queues;
  private final DeadLetters deadLetters;
  private final Live live;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Overview latest;

  /** What the running process knows of itself. */
  public record Live(
      ProviderGateways providers,
      MeasureCoverage coverage,
      MeterRegistry metrics,
      InstantSource clock) {}

  /** On this database and process. */
  public ReadOverview(JdbcClient jdbc, Deadlines deadlines, DeadLetters deadLetters, Live live) {
    this.deadlines = new ReadDeadlines(jdbc, deadlines);
    this.spending = new ReadSpending(jdbc, live.providers());
    this.queues = new ReadQueues(jdbc, deadlines);
    this.deadLetters = deadLetters;
    this.live = live;
  }

  /** How it is now, or was some seconds ago. */
  public Overview read() {
    lock.lock();
    try {
      Instant now = live.clock().instant();
      Overview known = latest;
      if (known == null || !now.isBefore(known.at().plus(KEPT))) {
        known = fresh(now);
        latest = known;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  private Overview fresh(Instant now) {
    return new Overview(
        now,
        deadlines.since(now.truncatedTo(ChronoUnit.DAYS), now),
        deadlines.since(now.minus(WEEK), now),
        spending.at(now),
        live.coverage().latest().orElse(null),
        queues.at(now),
        stages(),
        deadLetters.count());
  }

  private List<Stage> stages() {
    return live.metrics().find("farehawk.stage.failing").gauges().stream()
        .map(this::stage)
        .sorted(Comparator.comparing(Stage::name))
        .toList();
  }

  private Stage stage(Gauge failing) {
    String name = String.valueOf(failing.getId().getTag("stage"));
    var failures = live.metrics().find("farehawk.stage.errors").tag("stage", name).counter();
    return new Stage(name, (int) failing.value(), failures == null ? 0 : (long) failures.count());
  }
}
