package dev.farehawk.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.DigestTimes;
import dev.farehawk.account.Preferences;
import dev.farehawk.account.QuietHours;
import dev.farehawk.alert.DecideTelling.Told;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DecideTellingTest {

  private static final Instant NIGHT = Instant.parse("2026-07-01T23:00:00Z");
  private static final Instant DAY = Instant.parse("2026-07-01T12:00:00Z");
  private static final Instant LATER = Instant.parse("2026-09-01T00:00:00Z");
  private static final QuietHours QUIET = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
  private static final DigestTimes EVENING = new DigestTimes(LocalTime.of(18, 0), null);

  @Test
  void withoutPreferencesEverythingIsSentNow() {
    assertThat(decide(Preferences.none(ZoneOffset.UTC), alert(500), NIGHT))
        .isEqualTo(new Telling.AtOnce());
  }

  @Test
  void quietHoursHoldUntilTheyEnd() {
    Preferences quiet = new Preferences(ZoneOffset.UTC, QUIET, null, null);
    assertThat(decide(quiet, alert(0), NIGHT))
        .isEqualTo(new Telling.HoldUntil(Instant.parse("2026-07-02T07:00:00Z")));
    assertThat(decide(quiet, alert(0), DAY)).isEqualTo(new Telling.AtOnce());
  }

  @Test
  void aCapSuppressesWhatIsAboveIt() {
    Preferences capped = new Preferences(ZoneOffset.UTC, null, 2, null);
    assertThat(decide(capped, alert(1), DAY)).isEqualTo(new Telling.AtOnce());
    assertThat(decide(capped, alert(2), DAY)).isEqualTo(new Telling.Suppress(DecideTelling.CAPPED));
  }

  @Test
  void aDigestTakesWhatIsNotUrgentAndNoCapHidesIt() {
    Preferences all = new Preferences(ZoneOffset.UTC, QUIET, 1, EVENING);
    assertThat(decide(all, alert(9), DAY))
        .isEqualTo(new Telling.InDigest(Instant.parse("2026-07-01T18:00:00Z")));
  }

  @Test
  void aDigestThatComesTooLateIsNotWaitedFor() {
    Preferences digest = new Preferences(ZoneOffset.UTC, null, null, EVENING);
    assertThat(decide(digest, new Told(false, 0, DAY.plusSeconds(60)), DAY))
        .isEqualTo(new Telling.AtOnce());
  }

  @Test
  void nothingKeepsBackWhatWakes() {
    Preferences all = new Preferences(ZoneOffset.UTC, QUIET, 1, EVENING);
    assertThat(decide(all, new Told(true, 9, LATER), NIGHT)).isEqualTo(new Telling.AtOnce());
  }

  private static Told alert(int toldToday) {
    return new Told(false, toldToday, LATER);
  }

  private static Telling decide(Preferences preferences, Told alert, Instant now) {
    return DecideTelling.decide(preferences, alert, now);
  }
}
