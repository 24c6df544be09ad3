package dev.farehawk.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.delivery.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mail server's answers mean for a delivery, over a real conversation. */
class SmtpConnectionsTest {

  private final ScriptedSmtp server = new ScriptedSmtp();
  private final SmtpConnections connections =
      new SmtpConnections(
          new MailConfig(
              "127.0.0.1",
              server.port(),
              null,
              null,
              "Farehawk <alerts@example.org>",
              MailConfig.Encryption.NONE,
              2,
              Duration.ofSeconds(10)),
          () -> Instant.parse("2026-05-01T12:00:00Z"));

  @AfterEach
  void close() {
    connections.close();
    server.close();
  }

  @Test
  void whatTheServerTakesIsAccepted() {
    assertThat(send()).isEqualTo(new Outcome.Accepted());
  }

  @ParameterizedTest
  @CsvSource({"MAIL, 451 4.3.0", "RCPT, 450 4.2.1", "DATA, 452 4.3.1", "CONTENT, 421 4.7.0"})
  void whatItCannotTakeNowIsTriedAgain(String command, String code) {
    server.saying(command, code + " come again later");

    assertThat(send())
        .isInstanceOfSatisfying(
            Outcome.Retry.class, retry -> assertThat(retry.why()).contains("come again later"));
  }

  @ParameterizedTest
  @CsvSource({"MAIL, 550 5.7.1", "RCPT, 550 5.1.1", "DATA, 554 5.5.1", "CONTENT, 552 5.3.4"})
  void whatItWillNeverTakeIsGivenUp(String command, String code) {
    server.saying(command, code + " never");

    assertThat(send())
        .isInstanceOfSatisfying(
            Outcome.Permanent.class,
            never -> {
              assertThat(never.why()).contains("never");
              assertThat(never.disable()).as("the next mail may be taken").isFalse();
            });
  }

  @Test
  void whereItHangsUpAfterTheContentNobodyKnows() {
    server.saying("CONTENT", ScriptedSmtp.HANGS_UP);

    assertThat(send()).isInstanceOf(Outcome.Ambiguous.class);
  }

  @Test
  void afterARefusalTheNextMailIsTakenOverANewConversation() {
    server.saying("RCPT", "550 5.1.1 never");
    var _ = send();
    server.saying("RCPT", "250 ok");

    assertThat(send()).isEqualTo(new Outcome.Accepted());
  }

  private Outcome send() {
    return connections.send(
        new Message("ana@example.org", "one", "A fare", "Text", "<p>Text</p>", Map.of()));
  }
}
