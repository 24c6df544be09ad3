package dev.farehawk.account;

import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.platform.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps how people want to hear of alerts. Every call names the account it acts for. */
public final class KeepPreferences {

  /** What {@link #read} needs, where {@code p} is the preference and {@code a} the account. */
  public static final String COLUMNS =
      "a.zone, p.quiet_from, p.quiet_until, p.most_a_day, p.digest_at, p.digest_day";

  private final JdbcClient jdbc;
  private final InstantSource clock;

  /** On this database. */
  public KeepPreferences(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * How one channel is used.
   *
   * @param position lower ones are asked first; those of the lowest at once
   * @param off nothing goes there
   */
  public record Use(int position, boolean off) {

    /** The highest position there is. */
    public static final int LAST_POSITION = 4;

    /** What holds until somebody says otherwise. */
    public static final Use AT_ONCE = new Use(0, false);
  }

  /** What this account wants; empty if there is none such. */
  public Optional<Preferences> find(UUID account) {
    return jdbc.sql(
            """
            SELECT %s FROM account a -- account_pkey, preference_pkey
            LEFT JOIN preference p ON p.account = a.id
            WHERE a.id = :account
            """
                .formatted(COLUMNS))
        .param("account", account)
        .query((row, _) -> read(row))
        .optional();
  }

  /** How this account uses channels, as far as it has said so. */
  public Map<Channel, Use> channels(UUID account) {
    Map<Channel, Use> uses = new EnumMap<>(Channel.class);
    jdbc.sql("SELECT channel, position, off FROM channel_preference WHERE account = :account")
        .param("account", account)
        .query(row -> {
          uses.put(
              Channel.valueOf(row.getString("channel")),
              new Use(row.getInt("position"), row.getBoolean("off")));
        });
    return uses;
  }

  /** Keeps what somebody wants in place of what they wanted; the zone is the account's own. */
  public void save(UUID account, Preferences wanted) {
    QuietHours quiet = wanted.quiet();
    DigestTimes digest = wanted.digest();
    DayOfWeek day = digest == null ? null : digest.day();
    jdbc.sql(
            """
            INSERT INTO preference (account, quiet_from, quiet_until, most_a_day, digest_at,
                                    digest_day, changed_at)
            VALUES (:account, CAST(:from AS time), CAST(:until AS time), CAST(:most AS smallint),
                    CAST(:at AS time), CAST(:day AS smallint), :now)
            ON CONFLICT (account) DO UPDATE -- preference_pkey
            SET quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
                most_a_day = excluded.most_a_day, digest_at = excluded.digest_at,
                digest_day = excluded.digest_day, changed_at = excluded.changed_at
            """)
        .param("account", account)
        .param("from", quiet == null ? null : quiet.from().toString())
        .param("until", quiet == null ? null : quiet.until().toString())
        .param("most", wanted.mostADay())
        .param("at", digest == null ? null : digest.at().toString())
        .param("day", day == null ? null : (Integer) day.getValue())
        .param("now", utc(clock.instant()))
        .update();
  }

  /** Keeps how channels are used, and lets the endpoints there follow. */
  public void save(UUID account, Map<Channel, Use> uses) {
    List<Map.Entry<Channel, Use>> all = new ArrayList<>(uses.entrySet());
    jdbc.sql(
            """
            WITH news AS (
              SELECT * FROM unnest(CAST(:channels AS text[]), :positions, CAST(:off AS boolean[]))
                AS n(channel, position, off)),
            moved AS (
              UPDATE endpoint e -- endpoint_account_channel_address_key
              SET preference = news.position FROM news
              WHERE e.account = :account AND e.channel = news.channel)
            INSERT INTO channel_preference (account, channel, position, off)
            SELECT :account, channel, position, off FROM news
            ON CONFLICT (account, channel) DO UPDATE
            SET position = excluded.position, off = excluded.off
            """)
        .param("account", account)
        .param("channels", Columns.texts(all, Map.Entry::getKey))
        .param("positions", Columns.ints(all, one -> one.getValue().position()))
        .param("off", Columns.texts(all, one -> one.getValue().off()))
        .update();
  }

  /** What a row with {@link #COLUMNS} says. */
  public static Preferences read(ResultSet row) throws SQLException {
    LocalTime from = row.getObject("quiet_from", LocalTime.class);
    LocalTime until = row.getObject("quiet_until", LocalTime.class);
    LocalTime at = row.getObject("digest_at", LocalTime.class);
    Integer most = number(row, "most_a_day");
    Integer day = number(row, "digest_day");
    return new Preferences(
        ZoneId.of(row.getString("zone")),
        from == null || until == null ? null : new QuietHours(from, until),
        most,
        at == null ? null : new DigestTimes(at, day == null ? null : DayOfWeek.of(day)));
  }

  private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : (Integer) number;
  }
}
