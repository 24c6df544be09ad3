package dev.farehawk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeldomTest {

  private static final Instant START = Instant.parse("2026-11-27T12:00:00Z");

  private final Seldom seldom = new Seldom(Duration.ofSeconds(10));

  @Test
  void tellsTheFirstAtOnceAndTheOthersTogetherAfterAWhile() {
    assertThat(seldom.count(START)).isEqualTo(1);
    assertThat(seldom.count(START.plusSeconds(1))).isZero();
    assertThat(seldom.count(START.plusMillis(9_999))).isZero();
    assertThat(seldom.count(START.plusSeconds(10))).isEqualTo(3);
    assertThat(seldom.count(START.plusSeconds(11))).isZero();
  }
}
