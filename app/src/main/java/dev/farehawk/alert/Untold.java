package dev.farehawk.alert;

import dev.farehawk.platform.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** A change that was due by the rule of a watch and was not told, with why. */
public record Untold(UUID watch, long change, Decision.Reason reason, Instant decidedAt) {

  static Untold read(ResultSet row, int number) throws SQLException {
    return new Untold(
        row.getObject("watch", UUID.class),
        row.getLong("change"),
        Decision.Reason.valueOf(row.getString("reason")),
        Columns.instant(row, "decided_at"));
  }
}
