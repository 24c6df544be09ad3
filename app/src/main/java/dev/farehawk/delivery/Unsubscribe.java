package dev.farehawk.delivery;

import dev.farehawk.platform.Columns;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ends one watch's mail to one address by a signed link, without a login: RFC 8058. Reading a token
 * changes nothing, since mail scanners open links; only {@link #apply} acts, and is meant for POST
 * alone.
 */
public final class Unsubscribe {

  private static final int SUBJECT_BYTES = 3 * Long.BYTES;

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final SignedToken tokens;

  /**
   * On this database.
   *
   * @param key signs the links; the same on every node and after every restart
   */
  public Unsubscribe(JdbcClient jdbc, InstantSource clock, byte[] key) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.tokens = new SignedToken("unsubscribe/1", key);
  }

  /**
   * What a token is about.
   *
   * @param address where the mail goes
   * @param origin airport or city code of the watch
   * @param destination airport or city code of the watch
   * @param ended true when it was applied before
   */
  public record Subject(
      UUID watch, String address, String origin, String destination, boolean ended) {}

  /** The token for a watch's deliveries to an endpoint; safe in a URL. */
  public String token(UUID watch, long endpoint) {
    return tokens.write(
        ByteBuffer.allocate(SUBJECT_BYTES)
            .putLong(watch.getMostSignificantBits())
            .putLong(watch.getLeastSignificantBits())
            .putLong(endpoint)
            .array());
  }

  /** What this token would end; empty when it is not one of ours or its watch is gone. */
  public Optional<Subject> read(String token) {
    return opened(token).flatMap(this::find);
  }

  /**
   * Ends the mail: nothing more of this watch is sent to this address. Doing it twice is the same
   * as once.
   *
   * @return what was ended; empty when the token is not one of ours or its watch is gone
   */
  public Optional<Subject> apply(String token) {
    Optional<Pair> pair = opened(token);
    Optional<Subject> subject = pair.flatMap(this::find);
    if (pair.isEmpty() || subject.isEmpty()) {
      return Optional.empty();
    }
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
        .param("watch", pair.get().watch())
        .param("endpoint", pair.get().endpoint())
        .param("now", Columns.utc(clock.instant()))
        .update();
    return subject;
  }

  private record Pair(UUID watch, long endpoint) {}

  private Optional<Pair> opened(String token) {
    return tokens
        .read(token, SUBJECT_BYTES)
        .map(
            subject -> new Pair(new UUID(subject.getLong(), subject.getLong()), subject.getLong()));
  }

  private Optional<Subject> find(Pair pair) {
    return jdbc.sql(
            """
            SELECT w.id, e.address, w.origin, w.destination,
                   EXISTS (SELECT FROM endpoint_mute m
                           WHERE m.watch = w.id AND m.endpoint = e.id) AS ended
            FROM watch w -- watch_pkey, endpoint_pkey
            JOIN endpoint e ON e.account = w.account
            WHERE w.id = :watch AND e.id = :endpoint
            """)
        .param("watch", pair.watch())
        .param("endpoint", pair.endpoint())
        .query((row, _) ->
            new Subject(
                row.getObject("id", UUID.class),
                row.getString("address"),
                row.getString("origin"),
                row.getString("destination"),
                row.getBoolean("ended")))
        .optional();
  }
}
