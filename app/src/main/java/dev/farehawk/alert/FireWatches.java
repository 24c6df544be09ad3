package dev.farehawk.alert;

import dev.farehawk.alert.PendingVerdicts.Batch;
import dev.farehawk.alert.PendingVerdicts.Pending;
import dev.farehawk.alert.WatchPages.Covering;
import dev.farehawk.alert.WatchPages.Page;
import dev.farehawk.alert.WriteDecisions.Decided;
import dev.farehawk.platform.Deadlines;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The step that turns verdicts into alerts. One transaction decides one page of watches: their
 * state, their alerts, the deliveries and how far the verdict has come are committed together, so
 * that a crash at any moment repeats nothing and forgets nothing.
 */
public final class FireWatches {

  private final PendingVerdicts pendingVerdicts;
  private final WatchPages watchPages;
  private final ReadPastLows pastLows;
  private final WriteDecisions writeDecisions;
  private final Shell shell;
  private final int verdictsPerBatch;
  private final Duration correctFor;
  private final Counter alerts;
  private final Counter corrections;

  /**
   * What the step runs in.
   *
   * @param events told of {@link DeliveriesCreated} after each commit
   * @param held families of judges whose verdicts wait for now, by an operator's wish
   */
  public record Shell(
      TransactionTemplate transactions,
      InstantSource clock,
      ApplicationEventPublisher events,
      Supplier<List<String>> held) {

    /** Holds nobody's verdicts. */
    public Shell(
        TransactionTemplate transactions, InstantSource clock, ApplicationEventPublisher events) {
      this(transactions, clock, events, List::of);
    }
  }

  /** A step on this database. */
  public FireWatches(
      JdbcClient jdbc,
      Shell shell,
      AlertConfig config,
      Deadlines deadlines,
      RandomGenerator random,
      MeterRegistry metrics) {
    this.pendingVerdicts = new PendingVerdicts(jdbc);
    this.pastLows = new ReadPastLows(jdbc);
    this.watchPages = new WatchPages(jdbc, config.pageSize());
    this.writeDecisions = new WriteDecisions(jdbc, deadlines, random);
    this.shell = shell;
    this.verdictsPerBatch = config.verdictsPerBatch();
    this.correctFor = config.correctFor();
    this.alerts =
        Counter.builder("farehawk.alerts")
            .description("Alerts given: one for each firing of a watch")
            .register(metrics);
    this.corrections =
        Counter.builder("farehawk.corrections")
            .description("Told fares that were seen to be gone while the alert was fresh")
            .register(metrics);
  }

  /** How much one pass did. */
  private record Done(int verdicts, WriteDecisions.Written written) {}

  /**
   * Decides one page of the verdicts that nobody has begun with, and one of those begun: a fare
   * with very many watchers thus never holds up the others.
   *
   * @return how many verdicts were worked on; zero when there is nothing to do
   */
  public int drain() {
    List<String> held = shell.held().get();
    return page(() -> pendingVerdicts.claimFresh(verdictsPerBatch, held))
        + page(() -> pendingVerdicts.claimBegun(verdictsPerBatch, held));
  }

  private int page(Supplier<Batch> claim) {
    Done done = shell.transactions().execute(_ -> decidePage(claim.get()));
    WriteDecisions.Written written = done.written();
    if (written.any()) {
      alerts.increment(written.alerts());
      corrections.increment(written.corrections());
      shell.events().publishEvent(new DeliveriesCreated(written.alerts() + written.corrections()));
    }
    return done.verdicts();
  }

  private Done decidePage(Batch batch) {
    if (batch.verdicts().isEmpty()) {
      return new Done(0, WriteDecisions.Written.NOTHING);
    }
    Page page = watchPages.next(batch);
    WriteDecisions.Written written = decide(batch, page.watches());
    if (page.last().isPresent()) {
      pendingVerdicts.advance(batch, page.last().get());
    } else {
      pendingVerdicts.finish(batch);
    }
    return new Done(batch.verdicts().size(), written);
  }

  private WriteDecisions.Written decide(Batch batch, List<Covering> watches) {
    Map<Long, PriceEvent> events =
        batch.verdicts().stream()
            .map(Pending::event)
            .collect(Collectors.toMap(PriceEvent::fareQuery, Function.identity()));
    RuleMachine.PastLows lows = pastLows.of(batch);
    Map<Long, LocalDate> departures = new HashMap<>();
    batch.verdicts().forEach(one -> departures.put(one.event().fareQuery(), one.departure()));
    List<Decided> decided =
        watches.stream()
            .map(covering -> {
              List<PriceEvent> seen =
                  covering.fareQueries().stream()
                      .map(events::get)
                      .sorted(Comparator.comparingLong(PriceEvent::change))
                      .toList();
              return new Decided(
                  covering.watch(), RuleMachine.decide(covering.watch(), seen, correctFor, lows));
            })
            .toList();
    return writeDecisions.write(decided, departures, shell.clock().instant());
  }
}
