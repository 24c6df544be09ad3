package dev.farehawk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Channel;
import dev.farehawk.account.DigestTimes;
import dev.farehawk.account.KeepPreferences;
import dev.farehawk.account.Preferences;
import dev.farehawk.account.QuietHours;
import dev.farehawk.alert.Alerts;
import dev.farehawk.alert.DeliveryProgress;
import dev.farehawk.alert.DeliveryProgress.State;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.watch.Rule;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people want, from the alert to their hands. In Skopje it is 14:05, and 22:05 in the end. */
class PreferencesDeliveryTest extends DeliveryWorld {

  private static final ZoneId SKOPJE = ZoneId.of("Europe/Skopje");
  private static final Instant NIGHT = Instant.parse("2026-05-01T20:05:00Z");
  private static final Instant MORNING = Instant.parse("2026-05-02T05:00:00Z");
  private static final QuietHours QUIET = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
  private final KeepPreferences kept = new KeepPreferences(jdbc, () -> now);
  private final HeldDeliveries held = new HeldDeliveries(jdbc, () -> now, Deadlines.STANDARD);

  @Test
  void quietHoursDelayTheMessageAndNotItsDeadline() {
    drop(wants(QUIET, null, null), NIGHT, 60_00);
    send(webhooks);
    DeliveryProgress waiting = hook(2);
    assertThat(waiting.state()).isEqualTo(State.WAITING);
    assertThat(waiting.due()).isEqualTo(MORNING);
    assertThat(waiting.lastError()).isEqualTo("it waits for the end of your quiet hours");
    assertThat(limit(waiting.id())).isEqualTo(MORNING.plus(Deadlines.STANDARD.whole()));
    assertThat(inboxState(2)).isEqualTo(State.PENDING);

    now = MORNING;
    send(webhooks);
    assertThat(hook(2).state()).isEqualTo(State.ACCEPTED);
    assertThat(hook(2).lastError()).isNull();
    assertThat(metrics.find("farehawk.reaction").timers())
        .as("an own wish is no slow reaction")
        .allSatisfy(timer -> assertThat(timer.count()).isLessThanOrEqualTo(1));
  }

  @Test
  void aDeeperDropTakesTheHeldOnesPlace() {
    wants(QUIET, null, null);
    drop(null, NIGHT, 60_00);
    drop(null, NIGHT.plusSeconds(3600), 40_00);
    now = MORNING;
    hooks.clear();
    send(webhooks);
    assertThat(hooks).singleElement().satisfies(one -> assertThat(one.body()).contains("4000"));
    assertThat(hook(2).state()).isEqualTo(State.SUPPRESSED);
    assertThat(hook(3).state()).isEqualTo(State.ACCEPTED);
  }

  @Test
  void whatWakesBreaksQuietHoursCapAndDigest() {
    jdbc.sql("UPDATE watch SET wake_minor = 6500").update();
    drop(wants(QUIET, 1, new DigestTimes(LocalTime.of(18, 0), null)), NIGHT, 60_00);
    send(webhooks);
    assertThat(hook(2).state()).isEqualTo(State.ACCEPTED);
  }

  @Test
  void theCapKeepsFurtherAlertsInTheInboxWithTheReason() {
    send(webhooks);
    drop(wants(null, 1, null), now.plusSeconds(60), 60_00);
    assertThat(hook(2).state()).isEqualTo(State.SUPPRESSED);
    assertThat(hook(2).lastError()).isEqualTo("it was above your limit of alerts a day");
    assertThat(inboxState(2)).isEqualTo(State.PENDING);
    drop(null, now.plusSeconds(24 * 3600), 40_00);
    assertThat(hook(3).state()).as("another day").isEqualTo(State.PENDING);
  }

  @Test
  void aDigestBringsAllThatWasNotUrgentInOneMessage() throws Exception {
    send(webhooks);
    send(mail);
    hooks.clear();
    UUID second = earlier.watch(owner, "Lake", new Rule.OracleSays(), query);
    drop(wants(null, null, new DigestTimes(LocalTime.of(18, 0), null)), now.plusSeconds(60), 60_00);
    send(webhooks);
    assertThat(hooks).isEmpty();
    assertThat(hook(2).lastError()).isEqualTo("it waits for your digest");

    now = Instant.parse("2026-05-01T16:00:00Z");
    answer = 503;
    send(webhooks);
    now = now.plusSeconds(5);
    answer = 204;
    send(webhooks);
    send(mail);

    assertThat(hooks).hasSize(2);
    assertThat(hooks).extracting(Hook::id).as("a stable id").containsOnly(hooks.element().id());
    assertThat(hooks.element().body())
        .contains("\"type\":\"fare.digest\"")
        .contains("\"label\":\"Lake\"");
    assertThat(hook(2).state()).isEqualTo(State.ACCEPTED);
    assertThat(hook(second, 1).state()).isEqualTo(State.ACCEPTED);
    assertThat(mailServer.getReceivedMessages()).hasSize(2);
    assertThat(mailServer.getReceivedMessages()[1].getSubject()).isEqualTo("2 fares worth a look");
  }

  @Test
  void oneClickInADigestEndsAllMailToItsAddress() throws Exception {
    send(mail);
    UUID _ = earlier.watch(owner, "Lake", new Rule.OracleSays(), query);
    drop(wants(null, null, new DigestTimes(LocalTime.of(18, 0), null)), now.plusSeconds(60), 60_00);
    now = Instant.parse("2026-05-01T16:00:00Z");
    send(mail);
    MimeMessage digest = mailServer.getReceivedMessages()[1];
    assertThat(digest.getHeader("X-Farehawk-Digest")).isNotEmpty();
    assertThat(digest.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    String link = digest.getHeader("List-Unsubscribe")[0];
    String token = link.replaceFirst(".*/unsubscribe/([^>]+)>$", "$1");
    drop(null, now.plusSeconds(60), 50_00);
    assertThat(unsubscribe.read(token))
        .hasValueSatisfying(one -> {
          assertThat(one.watch()).as("all watches").isNull();
          assertThat(one.ended()).isFalse();
        });

    assertThat(unsubscribe.apply(token)).isPresent();
    assertThat(unsubscribe.apply(token)).as("twice is once").isPresent();

    assertThat(unsubscribe.read(token)).hasValueSatisfying(one -> assertThat(one.ended()).isTrue());
    now = now.plusSeconds(2 * 24 * 3600);
    send(mail);
    drop(null, now.plusSeconds(60), 40_00);
    send(mail);
    assertThat(mailServer.getReceivedMessages()).hasSize(2);
    assertThat(inboxState(4)).as("the inbox goes on").isEqualTo(State.PENDING);
    assertThat(unsubscribe.read(token.substring(1))).as("not ours").isEmpty();
  }

  @Test
  void aChannelThatIsOffGetsNothingAndSaysWhy() {
    kept.save(owner, Map.of(Channel.WEBHOOK, new KeepPreferences.Use(4, true)));
    drop(null, now.plusSeconds(60), 60_00);
    assertThat(hook(2).state()).isEqualTo(State.SUPPRESSED);
    assertThat(hook(2).lastError()).isEqualTo("you switched this channel off");
  }

  @Test
  void theSecondChannelStandsInAfterTheSecondTryOfTheFirst() {
    kept.save(
        owner,
        Map.of(
            Channel.WEBHOOK, new KeepPreferences.Use(0, false),
            Channel.EMAIL, new KeepPreferences.Use(1, false)));
    send(webhooks);
    send(mail);
    drop(null, now.plusSeconds(60), 60_00);
    int before = mailServer.getReceivedMessages().length;
    answer = 500;
    send(webhooks);
    send(mail);
    assertThat(mailServer.getReceivedMessages()).as("one try is not enough").hasSize(before);
    now = now.plusSeconds(5);
    send(webhooks);
    send(mail);
    assertThat(mailServer.getReceivedMessages()).hasSize(before + 1);
  }

  @Test
  void whatIsHeldFollowsPreferencesThatChange() {
    drop(wants(QUIET, null, null), NIGHT, 60_00);
    assertThat(held.follow(owner, wants(null, null, null))).isEqualTo(2);
    send(webhooks);
    assertThat(hook(2).state()).isEqualTo(State.ACCEPTED);
  }

  private Preferences wants(
      @Nullable QuietHours quiet, @Nullable Integer cap, @Nullable DigestTimes digest) {
    Preferences wanted = new Preferences(SKOPJE, quiet, cap, digest);
    kept.save(owner, wanted);
    assertThat(kept.find(owner)).contains(wanted);
    return wanted;
  }

  /** After what is wanted was kept. */
  private void drop(@Nullable Preferences ignored, Instant at, long minor) {
    now = at;
    earlier.change(query, 80_00L, minor, Answer.WORTHY, now.minusSeconds(60));
    fire();
  }

  private DeliveryProgress hook(int trigger) {
    return hook(watch, trigger);
  }

  private DeliveryProgress hook(UUID of, int trigger) {
    return one(of, trigger, "WEBHOOK");
  }

  private State inboxState(int trigger) {
    return one(watch, trigger, "INBOX").state();
  }

  private DeliveryProgress one(UUID of, int trigger, String channel) {
    List<DeliveryProgress> all = alerts.deliveries(owner, Alerts.idOf(of, trigger));
    return all.stream().filter(one -> one.channel().equals(channel)).findFirst().orElseThrow();
  }

  private Instant limit(UUID delivery) {
    return jdbc.sql("SELECT must_arrive_by FROM delivery WHERE id = :id")
        .param("id", delivery)
        .query((row, _) -> dev.farehawk.platform.Columns.instant(row, "must_arrive_by"))
        .single();
  }
}
