package dev.farehawk.ops.books;

import dev.farehawk.ops.books.Books.Finding;
import dev.farehawk.ops.books.Books.Kind;
import dev.farehawk.ops.books.Books.Row;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.provider.ProviderGateways;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the books of a span in one snapshot. They are kept for some seconds, so that many readers
 * cost the database no more than one; a reading that takes too long is given up.
 */
public final class ReadBooks {

  private static final Duration KEPT = Duration.ofSeconds(15);
  private static final int LONGEST_SECONDS = 20;

  private final SumStages sums;
  private final FindDifferences differences;
  private final TransactionTemplate snapshot;
  private final InstantSource clock;
  private final FirstSince first;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Span, Books> latest = new EnumMap<>(Span.class);

  /** On this database, with the limits that this process knows of. */
  public ReadBooks(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      ProviderGateways providers,
      Deadlines deadlines,
      InstantSource clock) {
    this.sums = new SumStages(jdbc, providers);
    this.differences = new FindDifferences(jdbc, deadlines);
    this.first = new FirstSince(jdbc);
    this.clock = clock;
    this.snapshot = new TransactionTemplate(transactions);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
    snapshot.setTimeout(LONGEST_SECONDS);
  }

  /** The books of a span, as they were some seconds ago at most. */
  public Books read(Span span) {
    lock.lock();
    try {
      Instant now = clock.instant();
      Books known = latest.get(span);
      if (known == null || !now.isBefore(known.to().plus(KEPT))) {
        known = Objects.requireNonNull(snapshot.execute(_ -> fresh(span, now)));
        latest.put(span, known);
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  /** The newest rows that do not fit in one way, at most {@link Books#MOST_ROWS}. */
  public List<Row> rows(Span span, Kind kind) {
    Instant now = clock.instant();
    return Objects.requireNonNull(snapshot.execute(_ -> rows(kind, within(span, now))));
  }

  private FindDifferences.Within within(Span span, Instant now) {
    Instant from = span.from(now);
    return new FindDifferences.Within(from, now, first.change(from));
  }

  private Books fresh(Span span, Instant now) {
    FindDifferences.Within within = within(span, now);
    List<Finding> findings = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      findings.add(new Finding(kind, rows(kind, within).size()));
    }
    Books.Changes changes = sums.changes(within);
    Books.Alerts alerts = sums.alerts(within);
    return new Books(
        span,
        within.from(),
        now,
        changes.recorded() >= SumStages.MOST_CHANGES || alerts.written() >= SumStages.MOST_ALERTS,
        sums.looks(within.from()),
        changes,
        alerts,
        sums.deliveries(within),
        sums.money(),
        findings);
  }

  private List<Row> rows(Kind kind, FindDifferences.Within within) {
    return kind == Kind.SPENT_UNGRANTED
        ? sums.money().stream()
            .filter(limit -> limit.booked() > limit.granted())
            .map(limit -> new Row(limit.since(), limit.provider(), limit.limit()))
            .toList()
        : differences.rows(kind, within);
  }
}
