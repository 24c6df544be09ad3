package dev.farehawk.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.account.Endpoints.Verified;
import dev.farehawk.platform.StartRefused;
import dev.farehawk.platform.seal.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountHousekeepingTest {

  private static final AccountWorld WORLD = new AccountWorld();
  private static final byte[] KEY =
      "kept in plain: 0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private UUID ada = new UUID(0, 0);

  @AfterAll
  static void close() {
    WORLD.close();
  }

  @BeforeEach
  void somebody() {
    WORLD.clear();
    ada = WORLD.person("ada").id();
  }

  @Test
  void keysFromBeforeTheSealingAreSealedOnceTheVersionBeforeIsGone() {
    long hook = plainHook("https://example.org/old");
    AccountHousekeeping housekeeping = housekeeping();

    tidy(housekeeping);
    assertThat(plain(hook)).isTrue();
    WORLD.now = WORLD.now.plus(AccountHousekeeping.OVERLAP);
    tidy(housekeeping);

    assertThat(plain(hook)).isFalse();
    assertThat(WORLD.endpoints.signingKey(ada, hook)).contains(KEY);
    assertThat(sealed(hook)).doesNotContain("kept in plain");
  }

  @Test
  void moreThanOneBatchIsSealedToTheLast() {
    int count = AccountHousekeeping.BATCH + 1;
    WORLD
        .jdbc
        .sql(
            """
            INSERT INTO endpoint (account, channel, address, secret, state, created_at)
            SELECT :account, 'WEBHOOK', 'https://example.org/' || i, :key, 'ACTIVE', '2027-01-01'
            FROM generate_series(1, :count) AS i
            """)
        .param("account", ada)
        .param("key", KEY)
        .param("count", count)
        .update();
    AccountHousekeeping housekeeping = housekeeping();
    WORLD.now = WORLD.now.plus(AccountHousekeeping.OVERLAP);

    assertThat(housekeeping.tidy()).isTrue();
    assertThat(housekeeping.tidy()).isFalse();

    assertThat(count("endpoint WHERE secret IS NOT NULL")).isZero();
    assertThat(count("endpoint WHERE sealed IS NOT NULL")).isEqualTo(count);
  }

  @Test
  void theDatabaseAloneOpensNoSecretOfAnEndpoint() {
    long hook = WORLD.endpoints.addWebhook(ada, "https://example.org/hook").endpoint().id();
    WORLD.endpoints.addVerified(
        List.of(new Verified(ada, Channel.WEBHOOK, "https://example.org/bulk", KEY)));
    Endpoints thief =
        Endpoints.create(
            WORLD.jdbc,
            () -> WORLD.now,
            new SplittableRandom(1),
            WORLD.limits,
            _ -> {},
            strangersVault());

    assertThat(WORLD.endpoints.signingKey(ada, hook)).isPresent();
    assertThat(thief.signingKey(ada, hook)).isEmpty();
    assertThat(count("endpoint WHERE secret IS NOT NULL")).isZero();
    assertThat(count("endpoint WHERE position(:key IN sealed) > 0")).isZero();
  }

  @Test
  void aSecretThatWasMovedToAnotherEndpointDoesNotOpenThere() {
    long mine = WORLD.endpoints.addWebhook(ada, "https://example.org/a").endpoint().id();
    long other = WORLD.endpoints.addWebhook(ada, "https://example.org/b").endpoint().id();
    WORLD
        .jdbc
        .sql(
            """
            UPDATE endpoint SET sealed = (SELECT sealed FROM endpoint WHERE id = :from)
            WHERE id = :to
            """)
        .param("from", mine)
        .param("to", other)
        .update();

    assertThat(WORLD.endpoints.signingKey(ada, other)).isEmpty();
    assertThat(WORLD.endpoints.signingKey(ada, mine)).isPresent();
  }

  @Test
  void aServerKeyFromBeforeTheSealingIsTakenOverAndThenRemoved() {
    WORLD
        .jdbc
        .sql("INSERT INTO server_secret (name, value, created_at) VALUES ('push', :key, :now)")
        .param("key", KEY)
        .param("now", java.sql.Timestamp.from(WORLD.now))
        .update();
    AccountHousekeeping housekeeping = housekeeping();

    assertThat(WORLD.secrets.get("push")).isEqualTo(KEY);
    tidy(housekeeping);
    assertThat(count("server_secret WHERE value = :key")).isOne();
    WORLD.now = WORLD.now.plus(AccountHousekeeping.OVERLAP);
    tidy(housekeeping);

    assertThat(count("server_secret WHERE value = :key")).isZero();
    assertThat(WORLD.secrets.get("push")).isEqualTo(KEY);
  }

  @Test
  void withAnotherMasterKeyTheServiceDoesNotStart() {
    var _ = WORLD.secrets.get("unsubscribe");

    assertThatThrownBy(() ->
            new ServerSecrets(
                    WORLD.jdbc, () -> WORLD.now, new SplittableRandom(1), strangersVault())
                .get("unsubscribe"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("bring back the file keys/master.key");
  }

  @Test
  void whatHasExpiredIsRemovedAndTheRestStays() {
    IntStream.range(0, 2).forEach(_ -> WORLD.remembered.start(ada, "Firefox on Linux"));
    WORLD.now = WORLD.now.plus(WORLD.ways.rememberFor());
    WORLD.remembered.start(ada, "Safari on a phone");
    WORLD.passwordReset.request(Actor.stranger("203.0.113.7"), "ada@example.org");

    tidy(housekeeping());
    assertThat(WORLD.remembered.of(ada)).hasSize(1);
    assertThat(count("remembered_sign_in")).isOne();
    assertThat(count("account_token")).isOne();

    WORLD.now = WORLD.now.plus(WORLD.ways.linkLife()).plus(Duration.ofHours(23));
    tidy(housekeeping());
    assertThat(count("account_token")).as("still counts for a day's limit").isOne();
    WORLD.now = WORLD.now.plus(Duration.ofHours(1));
    tidy(housekeeping());
    assertThat(count("account_token")).isZero();
  }

  private static AccountHousekeeping housekeeping() {
    return new AccountHousekeeping(
        WORLD.jdbc, () -> WORLD.now, new EndpointSecrets(WORLD.vault), WORLD.secrets);
  }

  private static void tidy(AccountHousekeeping housekeeping) {
    while (housekeeping.tidy()) {
      // until there is nothing left
    }
  }

  private static Vault strangersVault() {
    byte[] master = new byte[32];
    master[0] = 1;
    return Vault.of(WORLD.jdbc, () -> WORLD.now, new SplittableRandom(1), master);
  }

  private long plainHook(String address) {
    return WORLD
        .jdbc
        .sql(
            """
            INSERT INTO endpoint (account, channel, address, secret, state, created_at)
            VALUES (:account, 'WEBHOOK', :address, :key, 'ACTIVE', '2027-01-01')
            RETURNING id
            """)
        .param("account", ada)
        .param("address", address)
        .param("key", KEY)
        .query(Long.class)
        .single();
  }

  private static boolean plain(long endpoint) {
    return count("endpoint WHERE secret IS NOT NULL AND id = " + endpoint) > 0;
  }

  private static String sealed(long endpoint) {
    return new String(
        WORLD
            .jdbc
            .sql("SELECT sealed FROM endpoint WHERE id = :id")
            .param("id", endpoint)
            .query((row, _) -> row.getBytes("sealed"))
            .single(),
        StandardCharsets.ISO_8859_1);
  }

  private static long count(String what) {
    return WORLD
        .jdbc
        .sql("SELECT count(*) FROM " + what)
        .param("key", KEY)
        .query(Long.class)
        .single();
  }
}
