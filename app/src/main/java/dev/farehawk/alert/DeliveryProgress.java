package dev.farehawk.alert;

import dev.farehawk.platform.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far one alert has come on one endpoint.
 *
 * @param address e-mail address or URL; empty for the inbox
 * @param due when it is tried next, where it waits
 * @param acceptedAt when the channel took it; null while it has not
 * @param held whether it waits, or waited, because its owner wants it so
 * @param lastError why it was not taken, in words; null when nothing went wrong
 */
public record DeliveryProgress(
    UUID id,
    String channel,
    String address,
    State state,
    int attempts,
    Instant due,
    @Nullable Instant acceptedAt,
    @Nullable String lastError,
    boolean held) {

  /** Where a delivery stands. */
  public enum State {
    /** To be sent at once. */
    PENDING,
    /** To be sent later: a retry, or a stand-in for another endpoint. */
    WAITING,
    /** Being sent. */
    CLAIMED,
    /** The channel took it. */
    ACCEPTED,
    /** Given up; an operator can send it again. */
    DEAD,
    /** Not needed any more, or not wanted. */
    SUPPRESSED
  }

  static DeliveryProgress read(ResultSet row, int number) throws SQLException {
    return new DeliveryProgress(
        row.getObject("id", UUID.class),
        row.getString("channel"),
        row.getString("address"),
        State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        Columns.instant(row, "due"),
        Columns.instantOrNull(row, "accepted_at"),
        row.getString("last_error"),
        row.getBoolean("held"));
  }
}
