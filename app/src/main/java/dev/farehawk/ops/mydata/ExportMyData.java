package dev.farehawk.ops.mydata;

import static dev.farehawk.platform.Columns.instant;
import static dev.farehawk.platform.Columns.utc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A copy of all that is kept about an account. It is written to a file first, which has no name
 * from the moment it is opened and is gone when it is closed, even by a crash: however slowly
 * somebody takes the copy over, no connection of the database waits for them.
 */
public final class ExportMyData {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration BUSY = Duration.ofSeconds(30);

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final TransactionOperations oneMoment;
  private final InstantSource clock;
  private final MyDataConfig limits;
  private final Semaphore room;

  /**
   * On one database.
   *
   * @param oneMoment transactions that see the database as it was when they began
   */
  public ExportMyData(
      JdbcClient jdbc,
      TransactionOperations transaction,
      TransactionOperations oneMoment,
      InstantSource clock,
      MyDataConfig limits) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.oneMoment = oneMoment;
    this.clock = clock;
    this.limits = limits;
    this.room = new Semaphore(limits.exportsAtOnce());
  }

  /**
   * A copy, ready to be taken over. Whoever gets it closes the content.
   *
   * @param bytes its length
   */
  public record Copy(Instant writtenAt, long bytes, InputStream content) {}

  /**
   * How many copies may be taken.
   *
   * @param left of today's
   * @param pause until the next one; zero while some are left
   */
  public record Allowance(int perDay, int left, Duration pause) {}

  /** What the account may take now. */
  public Allowance allowance(UUID account) {
    Instant now = clock.instant();
    List<Instant> taken =
        jdbc.sql(
                """
                SELECT at FROM data_export -- data_export_account
                WHERE account = :account AND at > :since ORDER BY at DESC LIMIT :most
                """)
            .param("account", account)
            .param("since", utc(now.minus(DAY)))
            .param("most", limits.exportsPerDay())
            .query((row, _) -> instant(row, "at"))
            .list();
    int left = limits.exportsPerDay() - taken.size();
    Duration wait = left > 0 ? Duration.ZERO : Duration.between(now, taken.getLast().plus(DAY));
    return new Allowance(limits.exportsPerDay(), left, wait);
  }

  /**
   * Writes a copy and counts it.
   *
   * @param audited writes the entry of the audit log, in the transaction that counts the copy
   * @throws ExportRefused when there were too many today, or too many are being written
   */
  public Copy copy(UUID account, Runnable audited) {
    if (!room.tryAcquire()) {
      throw new ExportRefused("other copies are being written; try again in a moment", BUSY);
    }
    try {
      count(account, audited);
      return write(account, clock.instant());
    } catch (IOException e) {
      throw new UncheckedIOException("a copy of somebody's data could not be written", e);
    } finally {
      room.release();
    }
  }

  private void count(UUID account, Runnable audited) {
    transaction.executeWithoutResult(status -> {
      // Of two that ask at once, the second one waits here and sees the first one's row.
      jdbc.sql("SELECT id FROM account WHERE id = :account FOR NO KEY UPDATE") // account_pkey
          .param("account", account)
          .query(row -> {});
      Allowance allowance = allowance(account);
      if (allowance.left() <= 0) {
        throw new ExportRefused("no more copies today", allowance.pause());
      }
      Instant now = clock.instant();
      jdbc.sql("DELETE FROM data_export WHERE account = :account AND at <= :old")
          .param("account", account)
          .param("old", utc(now.minus(DAY)))
          .update();
      jdbc.sql("INSERT INTO data_export (account, at) VALUES (:account, :now)")
          .param("account", account)
          .param("now", utc(now))
          .update();
      audited.run();
    });
  }

  private Copy write(UUID account, Instant now) throws IOException {
    FileChannel file = nameless();
    try {
      oneMoment.executeWithoutResult(status -> fill(file, account, now));
      long bytes = file.position();
      return new Copy(now, bytes, Channels.newInputStream(file.position(0)));
    } catch (RuntimeException | IOException e) {
      file.close();
      throw e;
    }
  }

  private void fill(FileChannel file, UUID account, Instant now) {
    try {
      OutputStream buffered = new java.io.BufferedOutputStream(Channels.newOutputStream(file));
      new WriteExport(jdbc).write(account, now, buffered);
      buffered.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that loses its name at once. */
  private static FileChannel nameless() throws IOException {
    Path path = Files.createTempFile("farehawk-copy-", ".zip");
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }
}
