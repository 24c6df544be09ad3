package dev.farehawk.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.AuditEvent.Outcome;
import dev.farehawk.account.SecurityMail.Notice;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasswordResetTest {

  private static final String NEW = "an even longer phrase";
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
  void theLinkSetsANewPasswordOnce() {
    Account ada = WORLD.person("ada");
    String token = asked("ADA@example.org ");

    assertThat(WORLD.passwordReset.works(token)).isTrue();
    assertThat(WORLD.passwordReset.reset(token, NEW)).map(Account::id).contains(ada.id());

    assertThat(signsIn(NEW)).isTrue();
    assertThat(signsIn(AccountWorld.PASSWORD)).isFalse();
    assertThat(WORLD.passwordReset.works(token)).isFalse();
    assertThat(WORLD.passwordReset.reset(token, "yet another phrase")).isEmpty();
    assertThat(signsIn(NEW)).isTrue();
  }

  @Test
  void theTokenCannotBeGuessedAndOnlyItsHashIsKept() {
    WORLD.person("ada");
    String token = asked("ada@example.org");

    assertThat(Base64.getUrlDecoder().decode(token)).hasSize(32);
    assertThat(
            WORLD
                .jdbc
                .sql("SELECT hash FROM account_token WHERE purpose = 'RESET_PASSWORD'")
                .query((row, n) -> row.getBytes("hash"))
                .single())
        .isEqualTo(new Secret(token).hash());
    assertThat(WORLD.letters.toString()).doesNotContain(token);
  }

  @Test
  void everySignInEndsAndTheOwnerIsTold() {
    Account ada = WORLD.person("ada");
    Account bob = WORLD.person("bob");
    WORLD.session(ada.id(), "laptop", 1);
    WORLD.session(bob.id(), "other", 1);
    String token = asked("ada@example.org");

    var _ = WORLD.passwordReset.reset(token, NEW);

    assertThat(WORLD.sessionsOf(ada.id())).isEmpty();
    assertThat(WORLD.sessionsOf(bob.id())).containsExactly("other");
    assertThat(WORLD.letter(Notice.class).event()).isEqualTo(Notice.Event.PASSWORD_CHANGED);
    assertThat(WORLD.letter(Notice.class).address()).isEqualTo("ada@example.org");
  }

  @Test
  void anOldLinkAndOnesAskedForBesideItWorkNoMore() {
    WORLD.person("ada");
    String old = asked("ada@example.org");
    WORLD.now = WORLD.now.plus(Duration.ofHours(1));
    assertThat(WORLD.passwordReset.works(old)).isFalse();
    assertThat(WORLD.passwordReset.reset(old, NEW)).isEmpty();

    String one = asked("ada@example.org");
    String other = asked("ada@example.org");
    assertThat(WORLD.passwordReset.reset(one, NEW)).isPresent();
    assertThat(WORLD.passwordReset.reset(other, NEW)).isEmpty();
  }

  @Test
  void aRefusedPasswordLeavesTheLinkAsItWas() {
    WORLD.person("ada");
    String token = asked("ada@example.org");

    assertThatThrownBy(() -> WORLD.passwordReset.reset(token, "short"))
        .isInstanceOf(InvalidAccount.class)
        .hasMessageContaining("password: use at least 8 characters");
    assertThatThrownBy(() -> WORLD.passwordReset.reset(token, "Ada@Example.org"))
        .hasMessageContaining("something else than the e-mail address");

    assertThat(signsIn(AccountWorld.PASSWORD)).isTrue();
    assertThat(WORLD.passwordReset.reset(token, NEW)).isPresent();
  }

  @Test
  void strangersAreMailedNothingAndOwnersSoOftenADay() {
    WORLD.passwordReset.request(Actor.stranger("203.0.113.7"), "nobody@example.org");
    assertThat(WORLD.letters).isEmpty();

    WORLD.person("ada");
    IntStream.range(0, 9)
        .forEach(
            i -> WORLD.passwordReset.request(Actor.stranger("203.0.113.7"), "ada@example.org"));
    assertThat(WORLD.letters).hasSize(5);
    assertThat(WORLD.audit.page(Long.MAX_VALUE, 9))
        .filteredOn(entry -> entry.event().action() == Action.PASSWORD_RESET_ASKED)
        .allMatch(entry -> entry.event().by().equals(Actor.stranger("203.0.113.99")))
        .extracting(entry -> entry.event().outcome())
        .containsExactly(
            Outcome.REFUSED,
            Outcome.REFUSED,
            Outcome.REFUSED,
            Outcome.REFUSED,
            Outcome.DONE,
            Outcome.DONE,
            Outcome.DONE,
            Outcome.DONE,
            Outcome.DONE);
    WORLD.now = WORLD.now.plus(Duration.ofDays(1));
    WORLD.passwordReset.request(Actor.stranger("203.0.113.7"), "ada@example.org");
    assertThat(WORLD.letters).hasSize(6);
  }

  @Test
  void ownersAreToldWhenSomebodySignsUpWithTheirAddress() {
    WORLD.person("ada");
    WORLD.passwordReset.alreadySignedUp("nobody@example.org");
    IntStream.range(0, 9).forEach(i -> WORLD.passwordReset.alreadySignedUp("Ada@example.org"));

    assertThat(WORLD.letters)
        .hasSize(5)
        .containsOnly(new SecurityMail.AlreadySignedUp("ada@example.org", "en"));
  }

  @Test
  void whoTookAnAddressBeforeItsOwnerKeepsNothingOnceTheOwnerComes() {
    Account taken = WORLD.person("ada");
    ApiKeys.NewApiKey key = WORLD.apiKeys.create(taken.id(), "robot");
    var _ = WORLD.endpoints.addWebhook(taken.id(), "https://evil.example.org/hook");
    passkey(taken.id());
    String token = asked("ada@example.org");

    var _ = WORLD.passwordReset.reset(token, NEW);

    assertThat(WORLD.apiKeys.authenticate(key.secret())).isEmpty();
    assertThat(WORLD.endpoints.of(taken.id()))
        .extracting(endpoint -> endpoint.channel() + " " + endpoint.state())
        .containsExactlyInAnyOrder("INBOX ACTIVE", "EMAIL ACTIVE", "WEBHOOK DISABLED");
    assertThat(WORLD.jdbc.sql("SELECT count(*) FROM user_entities").query(Long.class).single())
        .isZero();
    assertThat(WORLD.accounts.find(taken.id()).orElseThrow().emailVerified()).isTrue();
  }

  @Test
  void ownersWhoHadShownTheirAddressKeepWhatTheySetUp() {
    Account ada = WORLD.person("ada");
    assertThat(WORLD.endpoints.verify(WORLD.mails.getLast().token())).isPresent();
    ApiKeys.NewApiKey key = WORLD.apiKeys.create(ada.id(), "robot");

    var _ = WORLD.passwordReset.reset(asked("ada@example.org"), NEW);

    assertThat(WORLD.apiKeys.authenticate(key.secret())).isPresent();
  }

  private static void passkey(UUID account) {
    WORLD
        .jdbc
        .sql("INSERT INTO user_entities (id, name, display_name) VALUES ('x', :name, 'x')")
        .param("name", account.toString())
        .update();
  }

  private static String asked(String email) {
    WORLD.passwordReset.request(Actor.stranger("203.0.113.7"), email);
    return WORLD.letter(SecurityMail.ResetPassword.class).token();
  }

  private static boolean signsIn(String password) {
    return WORLD.accounts.authenticate("ada@example.org", password).isPresent();
  }
}
