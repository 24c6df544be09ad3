package dev.farehawk.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Quiet hours and digests in every zone there is, with all that was done to their clocks. */
class PreferencesPropertiesTest {

  private static final long FIRST = 1_104_537_600L;
  private static final long LAST = 1_924_991_999L;
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Property(tries = 5_000)
  void isQuietWheneverTheClockOnTheWallSaysSo(
      @ForAll("zones") ZoneId zone,
      @ForAll @LongRange(min = FIRST, max = LAST) long second,
      @ForAll("times") LocalTime from,
      @ForAll("times") LocalTime until) {
    Assume.that(!from.equals(until));
    Instant now = Instant.ofEpochSecond(second);
    LocalTime shown = now.atZone(zone).toLocalTime();
    boolean inside =
        from.isBefore(until)
            ? !shown.isBefore(from) && shown.isBefore(until)
            : !shown.isBefore(from) || shown.isBefore(until);
    Optional<Instant> end = new QuietHours(from, until).endAt(now, zone);
    if (inside) {
      assertThat(end).as("%s in %s", now, zone).isPresent();
    }
    end.ifPresent(over -> {
      assertThat(over).isAfter(now);
      assertThat(Duration.between(now, over)).isLessThan(Duration.ofHours(50));
      LocalTime then = over.atZone(zone).toLocalTime();
      assertThat(from.isBefore(until) && !then.isBefore(from) && then.isBefore(until))
          .as("still inside at %s", then)
          .isFalse();
    });
  }

  @Property(tries = 5_000)
  void theNextDigestIsSoonAndOnItsDay(
      @ForAll("zones") ZoneId zone,
      @ForAll @LongRange(min = FIRST, max = LAST) long second,
      @ForAll("times") LocalTime at,
      @ForAll @IntRange(min = 0, max = 7) int day) {
    Instant now = Instant.ofEpochSecond(second);
    DayOfWeek weekday = day == 0 ? null : DayOfWeek.of(day);
    Instant next = new DigestTimes(at, weekday).next(now, zone);
    assertThat(next).isAfter(now);
    assertThat(Duration.between(now, next)).isLessThan(Duration.ofDays(weekday == null ? 3 : 15));
    assertThat(new DigestTimes(at, weekday).next(next.minusSeconds(1), zone)).isEqualTo(next);
  }

  @Test
  void aNightLastsAsLongAsItsClocksSay() {
    QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
    assertThat(night.endAt(Instant.parse("2026-03-28T22:00:00Z"), BERLIN))
        .as("clocks go forward")
        .contains(Instant.parse("2026-03-29T05:00:00Z"));
    assertThat(night.endAt(Instant.parse("2026-10-24T21:00:00Z"), BERLIN))
        .as("clocks go back")
        .contains(Instant.parse("2026-10-25T06:00:00Z"));
    assertThat(night.endAt(Instant.parse("2026-10-24T12:00:00Z"), BERLIN)).isEmpty();
  }

  @Test
  void anEndThatIsShownTwiceIsTheLast() {
    QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30));
    assertThat(night.endAt(Instant.parse("2026-10-25T00:10:00Z"), BERLIN))
        .contains(Instant.parse("2026-10-25T01:30:00Z"));
  }

  @Test
  void anEndThatIsNeverShownIsWhenClocksAreMoved() {
    QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30));
    assertThat(night.endAt(Instant.parse("2026-03-29T00:10:00Z"), BERLIN))
        .contains(Instant.parse("2026-03-29T01:00:00Z"));
  }

  @Test
  void aDigestWaitsForTheEndOfTheQuietHours() {
    Preferences preferences =
        new Preferences(
            BERLIN,
            new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)),
            null,
            new DigestTimes(LocalTime.of(6, 0), null));
    assertThat(preferences.nextDigest(Instant.parse("2026-07-01T12:00:00Z")))
        .contains(Instant.parse("2026-07-02T05:00:00Z"));
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZoneId.getAvailableZoneIds()).map(ZoneId::of);
  }

  @Provide
  Arbitrary<LocalTime> times() {
    return Arbitraries.integers()
        .between(0, 24 * 60 - 1)
        .map(m -> LocalTime.ofSecondOfDay(m * 60L));
  }
}
