package dev.farehawk.alert;

import dev.farehawk.fare.Money;
import dev.farehawk.platform.Columns;
import dev.farehawk.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Corrections that were made, for those who show or send them. */
public final class Corrections {

  private final JdbcClient jdbc;

  /** Reads from this database. */
  public Corrections(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The id of an alert's only correction: the same however often it is written. */
  public static UUID idOf(UUID alert) {
    return Ids.derived("correction", alert);
  }

  /**
   * Corrections of these alerts, by the alert's id; those that were not corrected are left out. An
   * alert counts as accepted when the first channel outside the inbox took it, or else the inbox.
   */
  public Map<UUID, Correction> of(Collection<Alert> alerts) {
    Map<UUID, Alert> byId =
        alerts.stream().collect(Collectors.toMap(Alert::id, Function.identity(), (a, _) -> a));
    return read(
        byId,
        """
        SELECT c.id, c.alert, c.alert AS key, c.amount_minor, c.sighted_at, c.observed_at,
               c.recorded_at, c.corrected_at, told.accepted_at
        FROM correction c -- correction_alert_key
        LEFT JOIN LATERAL ( -- delivery_alert_endpoint_kind_key
          SELECT accepted_at FROM delivery
          WHERE alert = c.alert AND kind = 'ALERT' AND state = 'ACCEPTED'
          ORDER BY channel = 'INBOX', accepted_at
          LIMIT 1) AS told ON true
        WHERE c.alert = ANY(CAST(:ids AS uuid[]))
        """,
        List.copyOf(byId.keySet()));
  }

  /**
   * What these deliveries of corrections tell, by the delivery's id. An alert counts as accepted
   * when the same endpoint took it.
   *
   * @param alerts those that are corrected
   */
  public Map<UUID, Correction> ofDeliveries(Collection<UUID> deliveries, Map<UUID, Alert> alerts) {
    return read(
        alerts,
        """
        SELECT c.id, c.alert, d.id AS key, c.amount_minor, c.sighted_at, c.observed_at,
               c.recorded_at, c.corrected_at, told.accepted_at
        FROM delivery d -- delivery_pkey
        JOIN correction c ON c.alert = d.alert -- correction_alert_key
        LEFT JOIN delivery told -- delivery_alert_endpoint_kind_key
          ON told.alert = d.alert AND told.endpoint = d.endpoint AND told.kind = 'ALERT'
        WHERE d.id = ANY(CAST(:ids AS uuid[])) AND d.kind = 'CORRECTION'
        """,
        List.copyOf(deliveries));
  }

  private Map<UUID, Correction> read(Map<UUID, Alert> alerts, String sql, List<UUID> ids) {
    Map<UUID, Correction> found = new HashMap<>();
    if (ids.isEmpty()) {
      return found;
    }
    jdbc.sql(sql)
        .param("ids", Columns.texts(ids, UUID::toString))
        .query(row -> {
          Alert alert = alerts.get(row.getObject("alert", UUID.class));
          if (alert != null) {
            found.put(row.getObject("key", UUID.class), correction(row, alert));
          }
        });
    return found;
  }

  private static Correction correction(ResultSet row, Alert alert) throws SQLException {
    Long minor = row.getObject("amount_minor", Long.class);
    @Nullable Instant accepted = Columns.instantOrNull(row, "accepted_at");
    return new Correction(
        row.getObject("id", UUID.class),
        alert,
        minor == null ? null : new Money(minor, alert.price().currency()),
        new Correction.Times(
            Columns.instant(row, "sighted_at"),
            Columns.instant(row, "observed_at"),
            Columns.instant(row, "recorded_at"),
            Columns.instant(row, "corrected_at")),
        accepted);
  }
}
