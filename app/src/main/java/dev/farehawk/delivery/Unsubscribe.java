package dev.farehawk.delivery;

import dev.farehawk.platform.Columns;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ends the mail of one watch, or of all, to one address by a signed link, without a login: RFC
 * 8058. Reading a token changes nothing, since mail scanners open links; only {@link #apply} acts,
 * and is meant for POST alone.
 */
public final class Unsubscribe {

  private static final int OF_WATCH_BYTES = 3 * Long.BYTES;
  private static final int OF_ALL_BYTES = Long.BYTES;

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final SignedToken ofWatch;
  private final SignedToken ofAll;

  /**
   * On this database.
   *
   * @param key signs the links; the same on every node and after every restart
   */
  public Unsubscribe(JdbcClient jdbc, InstantSource clock, byte[] key) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.ofWatch = new SignedToken("unsubscribe/1", key);
    this.ofAll = new SignedToken("unsubscribe-all/1", key);
  }

  /**
   * What a token is about.
   *
   * @param address where the mail goes
   * @param watch whose mail it is; null for the mail of all watches
   * @param ended true when it was applied before
   */
  public record Subject(String address, @Nullable Watched watch, boolean ended) {}

  /**
   * A watch by what it watches.
   *
   * @param origin airport or city code
   * @param destination airport or city code
   */
  public record Watched(UUID id, String origin, String destination) {}

  /** The token for a watch's deliveries to an endpoint; safe in a URL. */
  public String token(UUID watch, long endpoint) {
    return ofWatch.write(
        ByteBuffer.allocate(OF_WATCH_BYTES)
            .putLong(watch.getMostSignificantBits())
            .putLong(watch.getLeastSignificantBits())
            .putLong(endpoint)
            .array());
  }

  /** The token for everything that goes to an endpoint; safe in a URL. */
  public String token(long endpoint) {
    return ofAll.write(ByteBuffer.allocate(OF_ALL_BYTES).putLong(endpoint).array());
  }

  /** What this token would end; empty when it is not one of ours or its watch is gone. */
  public Optional<Subject> read(String token) {
    return opened(token).flatMap(this::find);
  }

  /**
   * Ends the mail: nothing more of this watch is sent to this address, or nothing more at all.
   * Doing it twice is the same as once.
   *
   * @return what was ended; empty when the token is not one of ours or its watch is gone
   */
  public Optional<Subject> apply(String token) {
    Optional<About> about = opened(token);
    Optional<Subject> subject = about.flatMap(this::find);
    if (about.isEmpty() || subject.isEmpty()) {
      return Optional.empty();
    }
    UUID watch = about.get().watch();
    if (watch == null) {
      end(about.get().endpoint());
    } else {
      end(watch, about.get().endpoint());
    }
    return subject;
  }

  private void end(UUID watch, long endpoint) {
    jdbc.sql(
            """
            WITH muted AS (
              INSERT INTO endpoint_mute (watch, endpoint, muted_at) VALUES (:watch, :endpoint, :now)
              ON CONFLICT (watch, endpoint) DO NOTHING)
            UPDATE delivery
            SET state = 'SUPPRESSED', last_error = 'the owner wants no more of it here'
            WHERE watch = :watch AND endpoint = :endpoint -- delivery_open
              AND state IN ('PENDING', 'WAITING')
            """)
        .param("watch", watch)
        .param("endpoint", endpoint)
        .param("now", Columns.utc(clock.instant()))
        .update();
  }

  private void end(long endpoint) {
    jdbc.sql(
            """
            WITH off AS (
              UPDATE endpoint SET state = 'DISABLED', disabled_reason = 'You switched it off.'
              WHERE id = :endpoint AND channel <> 'INBOX' AND state <> 'DISABLED')
            UPDATE delivery
            SET state = 'SUPPRESSED', last_error = 'the owner wants no more of it here'
            WHERE endpoint = :endpoint AND state IN ('PENDING', 'WAITING') -- delivery_endpoint
            """)
        .param("endpoint", endpoint)
        .update();
  }

  private record About(@Nullable UUID watch, long endpoint) {}

  private Optional<About> opened(String token) {
    return ofWatch
        .read(token, OF_WATCH_BYTES)
        .map(about -> new About(new UUID(about.getLong(), about.getLong()), about.getLong()))
        .or(() -> ofAll.read(token, OF_ALL_BYTES).map(about -> new About(null, about.getLong())));
  }

  private Optional<Subject> find(About about) {
    UUID watch = about.watch();
    return watch == null ? ofAll(about.endpoint()) : ofWatch(watch, about.endpoint());
  }

  private Optional<Subject> ofWatch(UUID watch, long endpoint) {
    return jdbc.sql(
            """
            SELECT w.id, e.address, w.origin, w.destination,
                   EXISTS (SELECT FROM endpoint_mute m
                           WHERE m.watch = w.id AND m.endpoint = e.id) AS ended
            FROM watch w -- watch_pkey, endpoint_pkey
            JOIN endpoint e ON e.account = w.account
            WHERE w.id = :watch AND e.id = :endpoint
            """)
        .param("watch", watch)
        .param("endpoint", endpoint)
        .query((row, _) ->
            new Subject(
                row.getString("address"),
                new Watched(
                    row.getObject("id", UUID.class),
                    row.getString("origin"),
                    row.getString("destination")),
                row.getBoolean("ended")))
        .optional();
  }

  private Optional<Subject> ofAll(long endpoint) {
    return jdbc.sql(
            """
            SELECT address, state = 'DISABLED' AS ended
            FROM endpoint WHERE id = :endpoint AND channel <> 'INBOX' -- endpoint_pkey
            """)
        .param("endpoint", endpoint)
        .query((row, _) -> new Subject(row.getString("address"), null, row.getBoolean("ended")))
        .optional();
  }
}
