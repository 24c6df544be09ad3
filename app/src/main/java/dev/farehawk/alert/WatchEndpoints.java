package dev.farehawk.alert;

import dev.farehawk.alert.PlanDeliveries.Target;
import dev.farehawk.platform.Columns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the owners of watches can be reached: active endpoints, without those muted for a watch.
 */
final class WatchEndpoints {

  private final Map<UUID, List<Target>> byAccount = new HashMap<>();
  private final Set<Muted> muted = new HashSet<>();

  private record Muted(UUID watch, long endpoint) {}

  private WatchEndpoints() {}

  static WatchEndpoints read(JdbcClient jdbc, List<UUID> accounts, List<UUID> watches) {
    WatchEndpoints endpoints = new WatchEndpoints();
    jdbc.sql(
            """
            SELECT e.account, e.id, e.channel, e.preference, coalesce(c.off, false) AS off
            FROM endpoint e -- endpoint_account_channel_address_key, channel_preference_pkey
            LEFT JOIN channel_preference c ON c.account = e.account AND c.channel = e.channel
            WHERE e.account = ANY(CAST(:accounts AS uuid[])) AND e.state = 'ACTIVE'
            ORDER BY e.account, e.id
            """)
        .param("accounts", Columns.texts(accounts.stream().distinct().toList(), UUID::toString))
        .query(row -> {
          endpoints
              .byAccount
              .computeIfAbsent(row.getObject("account", UUID.class), _ -> new ArrayList<>())
              .add(
                  new Target(
                      row.getLong("id"),
                      row.getString("channel"),
                      row.getInt("preference"),
                      row.getBoolean("off")));
        });
    jdbc.sql(
            """
            SELECT watch, endpoint FROM endpoint_mute -- endpoint_mute_pkey
            WHERE watch = ANY(CAST(:watches AS uuid[]))
            """)
        .param("watches", Columns.texts(watches, UUID::toString))
        .query(row -> {
          endpoints.muted.add(
              new Muted(row.getObject("watch", UUID.class), row.getLong("endpoint")));
        });
    return endpoints;
  }

  /** Those of one watch and its owner. */
  List<Target> of(UUID account, UUID watch) {
    return byAccount.getOrDefault(account, List.of()).stream()
        .filter(target -> !muted.contains(new Muted(watch, target.endpoint())))
        .toList();
  }
}
