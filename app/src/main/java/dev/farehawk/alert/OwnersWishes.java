package dev.farehawk.alert;

import dev.farehawk.account.KeepPreferences;
import dev.farehawk.account.Preferences;
import dev.farehawk.alert.WriteDecisions.Decided;
import dev.farehawk.fare.Money;
import dev.farehawk.platform.Columns;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When the owners of watches want to hear of them; one statement for a page of watches, and one
 * more for those who have a cap. Those who have said nothing cost nothing.
 */
final class OwnersWishes {

  private final Map<UUID, Preferences> byAccount = new HashMap<>();
  private final Map<UUID, Long> wakeBelow = new HashMap<>();
  private final Map<UUID, Integer> toldToday = new HashMap<>();
  private final Instant now;

  private OwnersWishes(Instant now) {
    this.now = now;
  }

  static OwnersWishes read(JdbcClient jdbc, List<UUID> watches, Instant now) {
    OwnersWishes wishes = new OwnersWishes(now);
    jdbc.sql(
            """
            SELECT w.id, w.account, w.wake_minor, %s
            FROM watch w -- watch_pkey, account_pkey, preference_pkey
            JOIN account a ON a.id = w.account
            LEFT JOIN preference p ON p.account = w.account
            WHERE w.id = ANY(CAST(:watches AS uuid[]))
              AND (p.account IS NOT NULL OR w.wake_minor IS NOT NULL)
            """
                .formatted(KeepPreferences.COLUMNS))
        .param("watches", Columns.texts(watches, UUID::toString))
        .query(row -> {
          wishes.byAccount.put(row.getObject("account", UUID.class), KeepPreferences.read(row));
          Long wake = row.getObject("wake_minor", Long.class);
          if (wake != null) {
            wishes.wakeBelow.put(row.getObject("id", UUID.class), wake);
          }
        });
    wishes.countToday(jdbc);
    return wishes;
  }

  private record Capped(UUID account, Instant dayBegan) {}

  /** What was superseded, or never left for another reason, does not use up the cap. */
  private void countToday(JdbcClient jdbc) {
    List<Capped> capped =
        byAccount.entrySet().stream()
            .filter(one -> one.getValue().mostADay() != null)
            .map(one -> new Capped(one.getKey(), one.getValue().startOfDay(now)))
            .toList();
    if (capped.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            SELECT capped.account, count(*) AS told
            FROM unnest(CAST(:accounts AS uuid[]), CAST(:began AS timestamptz[]))
              AS capped(account, began)
            JOIN alert a ON a.account = capped.account AND a.alerted_at >= capped.began -- alert_account
            WHERE EXISTS (
              SELECT FROM delivery d -- delivery_alert_endpoint_kind_key
              WHERE d.alert = a.id AND d.kind = 'ALERT' AND d.channel <> 'INBOX'
                AND d.state <> 'SUPPRESSED')
            GROUP BY capped.account
            """)
        .param("accounts", Columns.texts(capped, Capped::account))
        .param("began", Columns.texts(capped, Capped::dayBegan))
        .query(row -> {
          toldToday.put(row.getObject("account", UUID.class), row.getInt("told"));
        });
  }

  /** Whether this alert is to wake its owner. */
  boolean wakes(Decided fired) {
    @Nullable Long below = wakeBelow.get(fired.watch());
    Money price = fired.firing().event().price();
    return below != null && price != null && price.minor() <= below;
  }

  /** When this alert leaves; counts it. */
  Telling telling(Decided fired, Instant usefulUntil) {
    UUID account = fired.before().account();
    @Nullable Preferences preferences = byAccount.get(account);
    if (preferences == null) {
      return new Telling.AtOnce();
    }
    int told = toldToday.getOrDefault(account, 0);
    Telling telling =
        DecideTelling.decide(
            preferences, new DecideTelling.Told(wakes(fired), told, usefulUntil), now);
    if (!(telling instanceof Telling.Suppress)) {
      toldToday.put(account, told + 1);
    }
    return telling;
  }

  /** What is no alert is held back in quiet hours, and nothing else. */
  Telling quietly(UUID account) {
    return Optional.ofNullable(byAccount.get(account))
        .flatMap(preferences -> preferences.quietUntil(now))
        .<Telling>map(Telling.HoldUntil::new)
        .orElseGet(Telling.AtOnce::new);
  }
}
