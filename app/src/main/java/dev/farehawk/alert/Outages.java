package dev.farehawk.alert;

import dev.farehawk.platform.Columns;
import dev.farehawk.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Outages that owners were told of, for those who show or send them. */
public final class Outages {

  private static final int LONGEST_PAGE = 100;

  private static final String SELECT =
      """
      SELECT o.id, o.watch, w.account, w.label, w.origin, w.destination, o.fares, o.all_fares,
             o.last_look_at, o.reason, o.told_at, o.resumed_at
      FROM outage o
      JOIN watch w ON w.id = o.watch
      """;

  private final JdbcClient jdbc;

  /** Reads from this database. */
  public Outages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static UUID idOf(UUID watch, int number) {
    return Ids.derived("outage", watch, number);
  }

  /** Outages of this account's watches, the newest first. */
  public List<OutageNotice> of(UUID account, int most) {
    return jdbc.sql(
            SELECT
                + """
                WHERE w.account = :account -- watch_account, outage_watch_number_key
                ORDER BY coalesce(o.resumed_at, o.told_at) DESC, o.id
                LIMIT :most
                """)
        .param("account", account)
        .param("most", Math.clamp(most, 1, LONGEST_PAGE))
        .query((row, _) -> notice(row))
        .list();
  }

  /** Outages of one watch of this account, the newest first. */
  public List<OutageNotice> ofWatch(UUID account, UUID watch, int most) {
    return jdbc.sql(
            SELECT
                + """
                WHERE o.watch = :watch AND w.account = :account -- outage_watch_number_key
                ORDER BY o.number DESC
                LIMIT :most
                """)
        .param("watch", watch)
        .param("account", account)
        .param("most", Math.clamp(most, 1, LONGEST_PAGE))
        .query((row, _) -> notice(row))
        .list();
  }

  /** Those of these ids that exist; for the delivery stage, which asks for nobody. */
  public Map<UUID, OutageNotice> all(List<UUID> ids) {
    Map<UUID, OutageNotice> found = new HashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql(SELECT + "WHERE o.id = ANY(CAST(:ids AS uuid[]))") // outage_pkey
          .param("ids", Columns.texts(ids, UUID::toString))
          .query((row, _) -> notice(row))
          .list()
          .forEach(notice -> found.put(notice.id(), notice));
    }
    return found;
  }

  private static OutageNotice notice(ResultSet row) throws SQLException {
    return new OutageNotice(
        row.getObject("id", UUID.class),
        new OutageNotice.Subject(
            row.getObject("watch", UUID.class),
            row.getObject("account", UUID.class),
            row.getString("label"),
            row.getString("origin"),
            row.getString("destination")),
        new OutageNotice.Fares(row.getInt("fares"), row.getInt("all_fares")),
        Columns.instantOrNull(row, "last_look_at"),
        row.getString("reason"),
        Columns.instant(row, "told_at"),
        Columns.instantOrNull(row, "resumed_at"));
  }
}
