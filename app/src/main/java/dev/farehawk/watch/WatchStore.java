package dev.farehawk.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The tables of this stage, with the transactions and the clock that go with them. */
public final class WatchStore {

  private final FareQueries fareQueries;
  private final WatchTable watches;
  private final TransactionOperations transaction;
  private final InstantSource clock;

  /** All on one database. */
  public WatchStore(JdbcClient jdbc, TransactionOperations transaction, InstantSource clock) {
    this.fareQueries = new FareQueries(jdbc, clock);
    this.watches = new WatchTable(jdbc);
    this.transaction = transaction;
    this.clock = clock;
  }

  FareQueries fareQueries() {
    return fareQueries;
  }

  WatchTable watches() {
    return watches;
  }

  Instant instant() {
    return clock.instant();
  }

  <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(status -> work.get()));
  }
}
