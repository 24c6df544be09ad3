package dev.farehawk.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.account.SecurityMail.Notice;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CredentialChangeTest {

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
  void aNewPasswordNeedsThePresentOneAndSignsOutTheOthers() {
    Account ada = WORLD.person("ada");
    WORLD.session(ada.id(), "here", 1);
    WORLD.session(ada.id(), "there", 2);

    assertThatThrownBy(() -> WORLD.passwordChange.change(ada, "guess", NEW, "here"))
        .hasMessage("current: that is not your password");
    assertThatThrownBy(
            () -> WORLD.passwordChange.change(ada, AccountWorld.PASSWORD, "qwerty123", "here"))
        .hasMessageContaining("among the first that a guesser tries");
    assertThat(WORLD.sessionsOf(ada.id())).hasSize(2);

    WORLD.passwordChange.change(ada, AccountWorld.PASSWORD, NEW, "here");

    assertThat(WORLD.sessionsOf(ada.id())).containsExactly("here");
    assertThat(WORLD.accounts.authenticate("ada@example.org", NEW)).isPresent();
    assertThat(WORLD.letter(Notice.class).event()).isEqualTo(Notice.Event.PASSWORD_CHANGED);
  }

  @Test
  void anAccountMovesOnceTheNewAddressHasAnswered() {
    Account ada = WORLD.person("ada");
    WORLD.emailChange.request(ada, "lovelace@example.org", AccountWorld.PASSWORD);
    String token = WORLD.letter(SecurityMail.ConfirmAddress.class).token();

    assertThat(WORLD.letters.getFirst())
        .isEqualTo(
            new Notice(
                "ada@example.org",
                "en",
                Notice.Event.ADDRESS_CHANGE_ASKED,
                "lovelace@example.org"));
    assertThat(WORLD.accounts.findByEmail("lovelace@example.org")).isEmpty();
    WORLD.passwordReset.request(Actor.stranger("203.0.113.7"), "ada@example.org");
    String reset = WORLD.letter(SecurityMail.ResetPassword.class).token();

    assertThat(WORLD.emailChange.confirm(token)).map(Account::emailVerified).contains(true);

    assertThat(WORLD.accounts.authenticate("Lovelace@example.org", AccountWorld.PASSWORD))
        .map(Account::id)
        .contains(ada.id());
    assertThat(WORLD.accounts.findByEmail("ada@example.org")).isEmpty();
    assertThat(WORLD.endpoints.of(ada.id()))
        .filteredOn(endpoint -> endpoint.channel() == Channel.EMAIL)
        .extracting(endpoint -> endpoint.address() + " " + endpoint.state())
        .containsExactly("lovelace@example.org ACTIVE");
    assertThat(WORLD.letter(Notice.class).address()).isEqualTo("ada@example.org");
    assertThat(WORLD.passwordReset.works(reset)).as("a link in the old mailbox").isFalse();
    assertThat(WORLD.emailChange.confirm(token)).isEmpty();
  }

  @Test
  void nobodyLearnsWhoHasAnAccountByAskingForTheirAddress() {
    Account ada = WORLD.person("ada");
    WORLD.person("bob");

    WORLD.emailChange.request(ada, "bob@example.org", AccountWorld.PASSWORD);

    assertThat(WORLD.letters)
        .last()
        .isEqualTo(new SecurityMail.AlreadySignedUp("bob@example.org", "en"));
  }

  @Test
  void anAddressTakenMeanwhileStaysWithWhoTookIt() {
    Account ada = WORLD.person("ada");
    WORLD.emailChange.request(ada, "bob@example.org", AccountWorld.PASSWORD);
    String token = WORLD.letter(SecurityMail.ConfirmAddress.class).token();
    Account bob = WORLD.person("bob");

    assertThat(WORLD.emailChange.confirm(token)).isEmpty();
    assertThat(WORLD.accounts.findByEmail("bob@example.org")).contains(bob);
    assertThat(WORLD.accounts.findByEmail("ada@example.org")).contains(ada);
  }

  @Test
  void aChangeOfAddressIsAskedForWithThePasswordAndSoOftenADay() {
    Account ada = WORLD.person("ada");

    assertThatThrownBy(() -> WORLD.emailChange.request(ada, "new@example.org", "guess"))
        .hasMessage("current: that is not your password");
    assertThatThrownBy(() -> WORLD.emailChange.request(ada, "new", AccountWorld.PASSWORD))
        .hasMessageContaining("enter an e-mail address");
    assertThat(WORLD.letters).isEmpty();
    IntStream.range(0, 5)
        .forEach(i -> WORLD.emailChange.request(ada, "new@example.org", AccountWorld.PASSWORD));
    assertThatThrownBy(
            () -> WORLD.emailChange.request(ada, "new@example.org", AccountWorld.PASSWORD))
        .hasMessageContaining("we have sent 5 such mails");
  }

  @Test
  void theLinkOfANewAddressGrowsOld() {
    Account ada = WORLD.person("ada");
    WORLD.emailChange.request(ada, "new@example.org", AccountWorld.PASSWORD);
    String token = WORLD.letter(SecurityMail.ConfirmAddress.class).token();

    WORLD.now = WORLD.now.plus(Duration.ofHours(1));

    assertThat(WORLD.emailChange.works(token)).isFalse();
    assertThat(WORLD.emailChange.confirm(token)).isEmpty();
  }
}
