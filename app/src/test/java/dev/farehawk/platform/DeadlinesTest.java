package dev.farehawk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

  @Test
  void tenMinutesGiveTheTimesThatTheProductPromises() {
    Deadlines standard = Deadlines.STANDARD;

    assertThat(standard.whole()).isEqualTo(Duration.ofMinutes(10));
    assertThat(standard.detection()).isEqualTo(Duration.ofMinutes(9));
    assertThat(standard.wakeSlack()).isEqualTo(Duration.ofSeconds(15));
    assertThat(standard.confirmation()).isEqualTo(Duration.ofMinutes(2));
    assertThat(standard.siblingCoolDown()).isEqualTo(Duration.ofMinutes(1));
    assertThat(standard.lease()).isEqualTo(Duration.ofSeconds(20));
    assertThat(standard.attempts())
        .containsExactly(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5));
    assertThat(standard.stalenessFloor()).isEqualTo(Duration.ofHours(12));
  }

  @Test
  void aShorterDeadlineShortensEverythingButTheStalenessFloor() {
    Deadlines minute = new Deadlines(Duration.ofMinutes(1));

    assertThat(minute.detection()).isEqualTo(Duration.ofSeconds(54));
    assertThat(minute.wakeSlack()).isEqualTo(Duration.ofMillis(1500));
    assertThat(minute.confirmation()).isEqualTo(Duration.ofSeconds(12));
    assertThat(minute.siblingCoolDown()).isEqualTo(Duration.ofSeconds(6));
    assertThat(minute.lease()).isEqualTo(Duration.ofSeconds(15));
    assertThat(minute.attempts())
        .containsExactly(
            Duration.ZERO,
            Duration.ofMillis(500),
            Duration.ofSeconds(3),
            Duration.ofSeconds(12),
            Duration.ofSeconds(30));
    assertThat(minute.stalenessFloor()).isEqualTo(Duration.ofHours(12));
  }

  @Test
  void refusesADeadlineThatNothingCouldKeep() {
    assertThatThrownBy(() -> new Deadlines(Duration.ofSeconds(4)))
        .hasMessageContaining("5s to 24h");
    assertThatThrownBy(() -> new Deadlines(Duration.ofHours(25))).hasMessageContaining("5s to 24h");
  }
}
