package dev.farehawk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.oracle.Verdict.Answer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Deliveries that were given up, by host, and which of them may be sent again. */
class DeadLettersTest extends DeliveryWorld {

  private final DeadLetters dead = new DeadLetters(jdbc, () -> now);

  @Test
  void namesTheHostAndNeitherPathNorMailbox() {
    giveUp();

    assertThat(dead.hosts(10))
        .extracting(DeadLetters.FailingHost::channel, DeadLetters.FailingHost::host)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("EMAIL", "example.org"),
            org.assertj.core.groups.Tuple.tuple("WEBHOOK", "127.0.0.1"));
    assertThat(dead.hosts(10))
        .extracting(DeadLetters.FailingHost::newestWhy)
        .containsOnly("no answer");
    assertThat(dead.hosts(1)).hasSize(1);
  }

  @Test
  void sendsTheOnesOfAHostAgainAndNoOthers() {
    giveUp();

    List<UUID> mails = dead.of("EMAIL", "example.org", 10);

    assertThat(mails).hasSize(1);
    assertThat(dead.of("EMAIL", "127.0.0.1", 10)).isEmpty();
    assertThat(dead.redrive(mails)).isOne();
    assertThat(states("EMAIL")).containsExactly("PENDING");
    assertThat(states("WEBHOOK")).containsExactly("DEAD");
    assertThat(dead.redrive(mails)).as("it is not dead any more").isZero();
  }

  @Test
  void neverSendsWhatANewerAlertHasReplaced() {
    giveUp();
    UUID old = dead.of("EMAIL", "example.org", 10).getFirst();
    earlier.change(query, 80_00L, 60_00, Answer.WORTHY, SEEN.plus(Duration.ofMinutes(1)));
    fire();

    assertThat(dead.of("EMAIL", "example.org", 10)).doesNotContain(old);
    assertThat(dead.redrive(List.of(old))).isZero();
  }

  @Test
  void leavesOutEndpointsThatAreSwitchedOff() {
    giveUp();
    jdbc.sql("UPDATE endpoint SET state = 'DISABLED' WHERE channel = 'WEBHOOK'").update();

    assertThat(dead.of("WEBHOOK", "127.0.0.1", 10)).isEmpty();
  }

  private void giveUp() {
    jdbc.sql(
            "UPDATE delivery SET state = 'DEAD', last_error = 'no answer' WHERE channel <> 'INBOX'")
        .update();
  }

  private List<String> states(String channel) {
    return jdbc.sql("SELECT state FROM delivery WHERE channel = :channel")
        .param("channel", channel)
        .query((row, _) -> row.getString("state"))
        .list();
  }
}
