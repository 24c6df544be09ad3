package dev.farehawk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.platform.Columns;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** That nobody looks at a watch, over a real database, mail server and HTTP server. */
class OutageDeliveryTest extends DeliveryWorld {

  private final UUID outage = new UUID(0x0A, 1);

  @Test
  void itsBeginningAndItsEndAreTwoMessages() {
    begins();
    send(mail);
    send(webhooks);
    resumes();
    send(mail);
    send(webhooks);

    var mails = mailServer.getReceivedMessages();
    assertThat(mails).as("the drop, the beginning, the end").hasSize(3);
    assertThat(GreenMailUtil.getBody(mails[1]))
        .contains("We are not looking at this watch, and so cannot alert you.")
        .contains("1 of its 2 fares are not looked at.")
        .contains("The last look was 30 Apr, 14:05 (Europe/Skopje).")
        .contains("The quota of google is used up.");
    assertThat(GreenMailUtil.getBody(mails[2])).contains("We look at this watch again.");
    assertThat(hooks)
        .extracting(hook -> hook.body().replaceAll("^.*\"type\":\"([a-z._]+)\".*$", "$1"))
        .containsExactly("fare.alert", "watch.looking_stopped", "watch.looking_resumed");
    assertThat(hooks).extracting(Hook::id).doesNotHaveDuplicates();
  }

  @Test
  void nobodyHearsOfTheEndWhoHasNotHeardOfTheBeginning() {
    begins();
    resumes();
    send(mail);

    assertThat(mailServer.getReceivedMessages()).as("the drop alone").hasSize(1);
    assertThat(
            jdbc.sql(
                    """
                    SELECT last_error FROM delivery
                    WHERE outage IS NOT NULL AND channel = 'EMAIL' ORDER BY kind DESC
                    """)
                .query(String.class)
                .list())
        .containsExactly(
            "looking had resumed before this was sent",
            "it was never told here that looking had stopped");
  }

  @Test
  void aNewAlertReplacesNoOutage() {
    begins();
    earlier.change(query, 80_00L, 60_00, Answer.WORTHY, now);
    fire();
    send(webhooks);

    assertThat(hooks)
        .extracting(Hook::body)
        .anyMatch(body -> body.contains("looking_stopped"))
        .anyMatch(body -> body.contains("6000"))
        .hasSize(2);
  }

  private void begins() {
    jdbc.sql(
            """
            INSERT INTO outage (id, watch, number, fares, all_fares, last_look_at, reason, told_at)
            VALUES (:id, :watch, 1, 1, 2, :last, 'The quota of google is used up.', :now)
            """)
        .param("id", outage)
        .param("watch", watch)
        .param("last", Columns.utc(now.minus(Duration.ofHours(24))))
        .param("now", Columns.utc(now))
        .update();
    deliveries("STOPPED");
  }

  private void resumes() {
    jdbc.sql("UPDATE outage SET resumed_at = :now")
        .param("now", Columns.utc(now.plusSeconds(60)))
        .update();
    deliveries("RESUMED");
  }

  private void deliveries(String kind) {
    jdbc.sql(
            """
            INSERT INTO delivery (id, outage, kind, watch, trigger_no, endpoint, account, channel,
                                  lane, state, due, must_arrive_by, give_up_at, tie)
            SELECT gen_random_uuid(), :outage, :kind, :watch, 0, id, account, channel, 3, 'PENDING',
                   :now, :now, :until, 0
            FROM endpoint WHERE channel <> 'INBOX'
            """)
        .param("outage", outage)
        .param("kind", kind)
        .param("watch", watch)
        .param("now", Columns.utc(now))
        .param("until", Columns.utc(now.plus(Duration.ofDays(1))))
        .update();
  }
}
