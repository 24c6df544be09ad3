package dev.farehawk.account;

import static dev.farehawk.platform.Columns.instant;
import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.AuditEvent.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The log of what was done to accounts. It is only ever added to: triggers refuse every change, and
 * each entry carries a hash over itself and the one before, so that a change made behind their back
 * breaks the chain. Whoever keeps a copy of the newest hash elsewhere notices even a chain forged
 * anew; the service writes it to its log once a day.
 *
 * <p>An entry is written in the transaction of what it tells of, last in it: writers wait for one
 * another from the entry to the commit.
 */
public final class Audit {

  /** Shortest time that entries are kept; the database refuses to let go of younger ones. */
  public static final Duration KEPT_AT_LEAST = Duration.ofDays(400);

  /** Any number that no other advisory lock of this database has. */
  private static final long LOCK = 0x6175_6469_7400L;

  private static final byte[] BEFORE_THE_FIRST = new byte[32];
  private static final int FETCHED_AT_ONCE = 1_000;
  private static final int MOST_FORGOTTEN_AT_ONCE = 10_000;
  private static final String COLUMNS =
      "number, at, action, actor, subject, origin, outcome, detail";

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final InstantSource clock;

  /** On this database. */
  public Audit(JdbcClient jdbc, TransactionOperations transaction, InstantSource clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  @SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared as a whole
  private record Head(long number, byte[] hash) {}

  /**
   * Whether the log is as it was written.
   *
   * @param entries how many were looked at
   * @param newest number of the last one; zero when there is none
   * @param head its hash, in hexadecimal digits
   * @param firstBroken number of the first entry that is not as it was written; null when all are
   */
  public record Check(long entries, long newest, String head, @Nullable Long firstBroken) {

    /** Whether nothing was changed, as far as the log itself can tell. */
    public boolean whole() {
      return firstBroken == null;
    }
  }

  /** Adds an event. */
  public void record(AuditEvent event) {
    transaction.executeWithoutResult(status -> {
      lock();
      append(event);
    });
  }

  /**
   * Does something and adds the event that tells of it, both or neither.
   *
   * @param work short: others wait for its transaction once it has locked something
   */
  public <T> T during(Supplier<T> work, Function<? super T, AuditEvent> event) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          T done = work.get();
          record(event.apply(done));
          return done;
        }));
  }

  /**
   * Does something and, if it was done, adds the event that tells of it, both or neither.
   *
   * @param work short, as above
   * @return whether it was done
   */
  public boolean ifDone(BooleanSupplier work, AuditEvent event) {
    return Boolean.TRUE.equals(
        transaction.execute(status -> {
          boolean done = work.getAsBoolean();
          if (done) {
            record(event);
          }
          return done;
        }));
  }

  /** Entries before this number, newest first. */
  public List<AuditEntry> page(long before, int limit) {
    return jdbc.sql(
            """
            SELECT %s FROM audit WHERE number < :before -- audit_pkey
            ORDER BY number DESC LIMIT :limit
            """
                .formatted(COLUMNS))
        .param("before", before)
        .param("limit", limit)
        .query((row, _) -> entry(row))
        .list();
  }

  /** Of those, the ones that this account did or had done to it. */
  public List<AuditEntry> about(UUID account, long before, int limit) {
    return jdbc.sql(
            """
            (SELECT %1$s FROM audit WHERE actor = :account AND number < :before -- audit_actor
             ORDER BY number DESC LIMIT :limit)
            UNION
            (SELECT %1$s FROM audit WHERE subject = :account AND number < :before -- audit_subject
             ORDER BY number DESC LIMIT :limit)
            ORDER BY number DESC LIMIT :limit
            """
                .formatted(COLUMNS))
        .param("account", account)
        .param("before", before)
        .param("limit", limit)
        .query((row, _) -> entry(row))
        .list();
  }

  /** Reads the whole log and computes every hash anew. */
  public Check check() {
    Check found = transaction.execute(status -> readThrough());
    return found == null ? new Check(0, 0, "", null) : found;
  }

  /**
   * Lets go of entries that are too old, some at a time, and says so in an entry of its own.
   *
   * @param kept how long entries stay, at least {@link #KEPT_AT_LEAST}
   * @return how many went
   */
  public int forget(Duration kept) {
    if (kept.compareTo(KEPT_AT_LEAST) < 0) {
      throw new IllegalArgumentException("audit entries are kept for at least 400 days");
    }
    Integer gone = transaction.execute(status -> forgetBefore(clock.instant().minus(kept)));
    return gone == null ? 0 : gone;
  }

  private int forgetBefore(Instant cutoff) {
    lock();
    // First, so that there is a newer entry to measure the age by.
    Optional<Instant> oldest =
        jdbc.sql("SELECT at FROM audit ORDER BY number LIMIT 1") // audit_pkey
            .query((row, _) -> instant(row, "at"))
            .optional();
    if (oldest.isEmpty() || !oldest.get().isBefore(cutoff)) {
      return 0;
    }
    append(AuditEvent.done(Action.AUDIT_FORGOTTEN, Actor.SERVICE, null, "before " + cutoff));
    return jdbc.sql(
            """
            DELETE FROM audit WHERE number IN (
              SELECT number FROM audit ORDER BY number LIMIT :most) -- audit_pkey
            AND at < :cutoff
            """)
        .param("cutoff", utc(cutoff))
        .param("most", MOST_FORGOTTEN_AT_ONCE)
        .update();
  }

  /** Until the transaction ends nobody else adds anything. */
  private void lock() {
    jdbc.sql("SELECT pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(row -> {});
  }

  private void append(AuditEvent event) {
    Head head =
        jdbc.sql("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1") // audit_pkey
            .query((row, _) -> new Head(row.getLong("number"), row.getBytes("hash")))
            .optional()
            .orElse(new Head(0, BEFORE_THE_FIRST));
    AuditEntry entry = new AuditEntry(head.number() + 1, clock.instant(), event);
    jdbc.sql(
            """
            INSERT INTO audit (%s, previous, hash)
            VALUES (:number, :at, :action, :actor, :subject, :origin, :outcome, :detail, :previous, :hash)
            """
                .formatted(COLUMNS))
        .param("number", entry.number())
        .param("at", utc(entry.at()))
        .param("action", event.action().name())
        .param("actor", event.by().account(), Types.OTHER)
        .param("subject", event.subject(), Types.OTHER)
        .param("origin", event.by().origin())
        .param("outcome", event.outcome().name())
        .param("detail", event.detail())
        .param("previous", head.hash())
        .param("hash", entry.hash(head.hash()))
        .update();
  }

  private Check readThrough() {
    try (Stream<Link> links =
        jdbc
            .sql("SELECT " + COLUMNS + ", previous, hash FROM audit ORDER BY number")
            .withFetchSize(FETCHED_AT_ONCE)
            .query((row, _) ->
                new Link(
                    row.getLong("number"),
                    row.getBytes("previous"),
                    row.getBytes("hash"),
                    rehashed(row)))
            .stream()) {
      Chain chain = new Chain();
      links.forEach(chain::add);
      return chain.check();
    }
  }

  /** The hash that the row should have; none when it holds something we never write. */
  private static byte[] rehashed(ResultSet row) throws SQLException {
    try {
      return entry(row).hash(row.getBytes("previous"));
    } catch (IllegalArgumentException forged) {
      return new byte[0];
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared as a whole
  private record Link(long number, byte[] previous, byte[] hash, byte[] rehashed) {}

  /** Follows the log from its oldest entry, before which others may have been let go. */
  private static final class Chain {

    private @Nullable Link last;
    private long entries;
    private @Nullable Long firstBroken;

    void add(Link link) {
      Link before = last;
      boolean follows =
          before == null
              ? link.number() > 1 || Arrays.equals(link.previous(), BEFORE_THE_FIRST)
              : link.number() == before.number() + 1
                  && Arrays.equals(link.previous(), before.hash());
      if (firstBroken == null && !(follows && Arrays.equals(link.hash(), link.rehashed()))) {
        firstBroken = link.number();
      }
      last = link;
      entries++;
    }

    Check check() {
      Link newest = last;
      return newest == null
          ? new Check(0, 0, "", null)
          : new Check(
              entries, newest.number(), HexFormat.of().formatHex(newest.hash()), firstBroken);
    }
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("number"),
        instant(row, "at"),
        new AuditEvent(
            Action.valueOf(row.getString("action")),
            new Actor(row.getObject("actor", UUID.class), row.getString("origin")),
            row.getObject("subject", UUID.class),
            Outcome.valueOf(row.getString("outcome")),
            row.getString("detail")));
  }
}
