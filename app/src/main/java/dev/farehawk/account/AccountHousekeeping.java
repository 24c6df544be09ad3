package dev.farehawk.account;

import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.account.Endpoints.Verified;
import dev.farehawk.platform.Columns;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Removes what has expired, and seals what an earlier version kept in plain. */
final class AccountHousekeeping {

  /** Rows that one step changes at most. */
  static final int BATCH = 1_000;

  /** Used links and challenges are counted for so long, as only some a day are allowed. */
  private static final Duration COUNTED = Duration.ofDays(1);

  /** Nodes of the version before, which read what lies in plain, are gone by then. */
  static final Duration OVERLAP = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final EndpointSecrets endpointSecrets;
  private final ServerSecrets serverSecrets;
  private final Instant sealAfter;
  private long sealedUpTo;

  AccountHousekeeping(
      JdbcClient jdbc,
      InstantSource clock,
      EndpointSecrets endpointSecrets,
      ServerSecrets serverSecrets) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.endpointSecrets = endpointSecrets;
    this.serverSecrets = serverSecrets;
    this.sealAfter = clock.instant().plus(OVERLAP);
  }

  /** One step; true if there is more to do at once. */
  boolean tidy() {
    Instant now = clock.instant();
    boolean more = remove("remembered_sign_in", "series", now);
    more = remove("account_token", "hash", now.minus(COUNTED)) || more;
    more = remove("endpoint_challenge", "hash", now.minus(COUNTED)) || more;
    more = removeAnswers(now.minus(IdempotentRequests.KEPT)) || more;
    return now.isBefore(sealAfter) ? more : sealPlain() || more;
  }

  private boolean remove(String table, String key, Instant expired) {
    int removed =
        jdbc.sql(
                """
                DELETE FROM %1$s WHERE %2$s IN (
                  SELECT %2$s FROM %1$s WHERE expires_at <= :expired LIMIT :most)
                """
                    .formatted(table, key))
            .param("expired", utc(expired))
            .param("most", BATCH)
            .update();
    return removed == BATCH;
  }

  /** Answers to requests that may have come again. */
  private boolean removeAnswers(Instant expired) {
    int removed =
        jdbc.sql(
                """
                DELETE FROM idempotent_request WHERE (account, key_hash) IN (
                  SELECT account, key_hash FROM idempotent_request -- idempotent_request_age
                  WHERE begun_at <= :expired LIMIT :most)
                """)
            .param("expired", utc(expired))
            .param("most", BATCH)
            .update();
    return removed == BATCH;
  }

  private record Plain(long id, Verified endpoint) {}

  /** Goes through the endpoints once, in the order of their ids; nothing new lies in plain. */
  private boolean sealPlain() {
    var _ = serverSecrets.removePlain();
    List<Plain> plain =
        jdbc.sql(
                """
                SELECT id, account, channel, address, secret FROM endpoint -- endpoint_pkey
                WHERE id > :after AND secret IS NOT NULL ORDER BY id LIMIT :most
                """)
            .param("after", sealedUpTo)
            .param("most", BATCH)
            .query((row, _) ->
                new Plain(
                    row.getLong("id"),
                    new Verified(
                        row.getObject("account", UUID.class),
                        Channel.valueOf(row.getString("channel")),
                        row.getString("address"),
                        row.getBytes("secret"))))
            .list();
    if (plain.isEmpty()) {
      return false;
    }
    sealedUpTo = plain.getLast().id();
    jdbc.sql(
            """
            UPDATE endpoint e SET sealed = decode(s.sealed, 'base64'), secret = NULL
            FROM unnest(:ids::bigint[], :sealed::text[]) AS s(id, sealed)
            WHERE e.id = s.id AND e.secret IS NOT NULL
            """)
        .param("ids", Columns.texts(plain, Plain::id))
        .param("sealed", endpointSecrets.closed(plain.stream().map(Plain::endpoint).toList()))
        .update();
    return plain.size() == BATCH;
  }
}
