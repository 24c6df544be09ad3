package dev.farehawk.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.farehawk.platform.FieldProblem;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {

  private static final AccountWorld WORLD = new AccountWorld();

  @AfterAll
  static void close() {
    WORLD.close();
  }

  @BeforeEach
  void clear() {
    WORLD.clear();
  }

  @Test
  void whoSignedUpCanSignInInAnyCase() {
    Account ada = WORLD.person("Ada");

    assertThat(WORLD.accounts.authenticate(" ADA@example.ORG", AccountWorld.PASSWORD))
        .contains(ada);
    assertThat(WORLD.accounts.find(ada.id())).contains(ada);
    assertThat(WORLD.accounts.findByEmail("ada@example.org")).contains(ada);
    assertThat(ada.zone()).isEqualTo(ZoneId.of("Europe/Zurich"));
  }

  @Test
  void wrongPasswordAndUnknownAddressAreRefused() {
    WORLD.person("ada");

    assertThat(WORLD.accounts.authenticate("ada@example.org", "correct horse batterx")).isEmpty();
    assertThat(WORLD.accounts.authenticate("bob@example.org", AccountWorld.PASSWORD)).isEmpty();
    assertThat(WORLD.accounts.find(new UUID(1, 2))).isEmpty();
  }

  @Test
  void disabledAccountIsAsIfItDidNotExist() {
    Account ada = WORLD.person("ada");
    WORLD.jdbc.sql("UPDATE account SET disabled_at = created_at").update();

    assertThat(WORLD.accounts.authenticate("ada@example.org", AccountWorld.PASSWORD)).isEmpty();
    assertThat(WORLD.accounts.find(ada.id())).isEmpty();
  }

  @Test
  void passwordIsKeptOnlyAsAnArgon2Hash() {
    WORLD.person("ada");

    assertThat(hash()).startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void whoSignsInAfterHashingGotDearerGetsANewHash() {
    Account ada = WORLD.person("ada");
    Accounts dearer = WORLD.accountsHashing(new SignInConfig.HashCost(19 * 1024, 3));

    assertThat(dearer.authenticate("ada@example.org", "correct horse batterx")).isEmpty();
    assertThat(hash()).contains("t=2");
    assertThat(dearer.authenticate("ada@example.org", AccountWorld.PASSWORD)).contains(ada);
    assertThat(hash()).startsWith("{argon2id}$argon2id$v=19$m=19456,t=3,p=1$");
    assertThat(WORLD.accounts.authenticate("ada@example.org", AccountWorld.PASSWORD)).contains(ada);
  }

  private static String hash() {
    return WORLD.jdbc.sql("SELECT password_hash FROM account").query(String.class).single();
  }

  @Test
  void addressIsTakenOnceWhateverItsCase() {
    WORLD.person("ada");

    assertThatThrownBy(() -> WORLD.person("ADA"))
        .isInstanceOf(InvalidAccount.class)
        .hasMessageContaining("there is an account with this address already");
    assertThat(WORLD.mails).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "@example.org",
        "ada@",
        "a b@example.org",
        "ada@example..org",
        ".a@example.org",
        "a..b@example.org",
        "ada@example.org\nBcc: x@y.z",
        "<ada@example.org>",
        "ada@-x.org"
      })
  void addressThatMailCannotReachIsRefused(String email) {
    assertThat(problems(AccountWorld.signUp(email, AccountWorld.PASSWORD)))
        .extracting(FieldProblem::field)
        .containsExactly("email");
  }

  @Test
  void weakPasswordIsRefusedWithTheReason() {
    assertThat(problems(AccountWorld.signUp("ada@example.org", "short")))
        .containsExactly(
            FieldProblem.coded(
                "password",
                "password-short",
                "use at least 8 characters; a short sentence is good",
                "least",
                8));
    assertThat(problems(AccountWorld.signUp("ada@example.org", "aaaaaaaaaaaa"))).hasSize(1);
    assertThat(problems(AccountWorld.signUp("ada@example.org", "ADA@example.org"))).hasSize(1);
    assertThat(problems(AccountWorld.signUp("ada@example.org", "ab1!".repeat(33)))).hasSize(1);
  }

  @Test
  void allProblemsAreSaidAtOnce() {
    assertThat(problems(new SignUp("ada", "short", ZoneId.of("UTC"), "")))
        .extracting(FieldProblem::field)
        .containsExactly("email", "password", "language");
  }

  @Test
  void thousandsOfPeopleAreMadeAtOnceWithTheirInboxes() {
    List<String> emails =
        IntStream.range(0, 6_000).mapToObj(i -> "demo" + i + "@example.org").toList();

    List<Account> made =
        WORLD.accounts.createAll(emails, AccountWorld.signUp("", AccountWorld.PASSWORD));

    assertThat(made).extracting(Account::email).isEqualTo(emails);
    assertThat(WORLD.endpoints.of(made.getLast().id()))
        .extracting(Endpoint::channel)
        .containsExactly(Channel.INBOX);
    assertThat(WORLD.accounts.authenticate("demo17@example.org", AccountWorld.PASSWORD))
        .contains(made.get(17));
    assertThat(WORLD.mails).isEmpty();
  }

  @Test
  void apiKeyActsForItsAccountUntilItIsRevoked() {
    Account ada = WORLD.person("ada");
    ApiKeys.NewApiKey made = WORLD.apiKeys.create(ada.id(), "laptop");

    assertThat(WORLD.apiKeys.of(ada.id())).containsExactly(made.key());
    assertThat(WORLD.apiKeys.authenticate(made.secret())).contains(ada);
    assertThat(WORLD.apiKeys.authenticate(made.secret() + "x")).isEmpty();
    assertThat(made.toString()).doesNotContain(made.secret());

    assertThat(WORLD.apiKeys.revoke(ada.id(), made.key().id())).isTrue();
    assertThat(WORLD.apiKeys.authenticate(made.secret())).isEmpty();
  }

  @Test
  void apiKeysAreLimitedAndNamed() {
    UUID ada = WORLD.person("ada").id();
    IntStream.range(0, 20).forEach(i -> WORLD.apiKeys.create(ada, "key " + i));

    assertThatThrownBy(() -> WORLD.apiKeys.create(ada, "one more"))
        .hasMessageContaining("you have 20 keys");
    assertThatThrownBy(() -> WORLD.apiKeys.create(ada, " ")).hasMessageContaining("name the key");
  }

  @Test
  void serverSecretIsTheSameForAllWhoAsk() {
    byte[] first = WORLD.secrets.get("unsubscribe");

    assertThat(first).hasSize(32);
    assertThat(WORLD.secrets.get("unsubscribe")).isEqualTo(first);
    assertThat(WORLD.secrets.get("other")).isNotEqualTo(first);
  }

  @Test
  void guessingIsSlowedDownPerAddressAndForgivenAfterTheWindow() {
    SignInThrottle throttle = new SignInThrottle(() -> WORLD.now, WORLD.limits);
    IntStream.range(0, 10).forEach(i -> throttle.failed("ada@example.org", "10.0.0.1"));

    assertThat(throttle.mustWait("ADA@example.org", "10.0.0.2")).isEqualTo(Duration.ofMinutes(15));
    assertThat(throttle.mustWait("bob@example.org", "10.0.0.1")).isZero();

    IntStream.range(0, 90).forEach(i -> throttle.failed("p" + i + "@example.org", "10.0.0.1"));
    assertThat(throttle.mustWait("bob@example.org", "10.0.0.1")).isPositive();

    throttle.succeeded("ada@example.org");
    assertThat(throttle.mustWait("ada@example.org", "10.0.0.2")).isZero();

    WORLD.now = WORLD.now.plus(Duration.ofMinutes(15));
    assertThat(throttle.mustWait("bob@example.org", "10.0.0.1")).isZero();
  }

  private static List<FieldProblem> problems(SignUp wish) {
    return catchThrowableOfType(InvalidAccount.class, () -> WORLD.accounts.signUp(wish)).problems();
  }
}
