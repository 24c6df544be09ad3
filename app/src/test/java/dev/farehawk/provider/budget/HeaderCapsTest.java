package dev.farehawk.provider.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderCapsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant RESET = NOW.plusSeconds(60);

  private final HeaderCaps caps = new HeaderCaps(Duration.ofSeconds(5));

  private void learn(long remaining, Instant resetsAt, long call, long underWay) {
    caps.learn(List.of(new LimitHint("minute", remaining, resetsAt)), call, underWay, NOW);
  }

  private int callsLeft(Instant now) {
    int calls = 0;
    while (calls < 1_000 && caps.ready(now, 1).isReady(now)) {
      caps.take(1);
      calls++;
    }
    return calls;
  }

  @Test
  void nothingKnownForbidsNothing() {
    assertThat(callsLeft(NOW)).isEqualTo(1_000);
  }

  @Test
  void allowsWhatIsLeftAndWaitsForTheReset() {
    learn(3, RESET, 1, 0);

    assertThat(callsLeft(NOW)).isEqualTo(3);
    assertThat(caps.ready(NOW, 1)).isEqualTo(new Readiness(RESET, Readiness.Why.HEADERS));
    assertThat(callsLeft(RESET)).isEqualTo(1_000);
  }

  @Test
  void callsUnderWayMayNotHaveBeenCountedYet() {
    learn(5, RESET, 1, 2);

    assertThat(callsLeft(NOW)).isEqualTo(3);
  }

  @Test
  void aNewerReplyIsBelievedAndAnOlderOneOnlyTightens() {
    learn(3, RESET, 5, 0);
    learn(9, RESET, 4, 0);
    assertThat(caps.ready(NOW, 4).isReady(NOW)).isFalse();
    learn(1, RESET, 3, 0);
    assertThat(caps.ready(NOW, 2).isReady(NOW)).isFalse();
    learn(8, RESET, 6, 0);

    assertThat(callsLeft(NOW)).isEqualTo(8);
  }

  @Test
  void theStrictestOfSeveralLimitsHolds() {
    caps.learn(
        List.of(new LimitHint("second", 9, NOW.plusSeconds(1)), new LimitHint("day", 2, RESET)),
        1,
        0,
        NOW);

    assertThat(callsLeft(NOW)).isEqualTo(2);
    assertThat(caps.ready(NOW, 1).at()).isEqualTo(RESET);
  }

  @Test
  void withoutAResetItHoldsForOneWindowAndNeverForLongerThanAnHour() {
    caps.learn(List.of(new LimitHint("plain", 0, null)), 1, 0, NOW);
    assertThat(caps.ready(NOW, 1).at()).isEqualTo(NOW.plusSeconds(5));

    caps.learn(List.of(new LimitHint("wrong", 0, NOW.plusSeconds(86_400))), 1, 0, NOW);
    assertThat(caps.ready(NOW, 1).at()).isEqualTo(NOW.plusSeconds(3_600));
  }

  @Test
  void limitsThatAreNamedAnewInEachReplyFillNoMemory() {
    for (int reply = 0; reply < 1_000; reply++) {
      caps.learn(List.of(new LimitHint("id-" + reply, 500, RESET)), reply, 0, NOW);
    }
    assertThat(caps.size()).isEqualTo(64);

    caps.learn(List.of(new LimitHint("next", 2, RESET.plusSeconds(9))), 1_001, 0, RESET);
    assertThat(caps.size()).as("what was over has made room").isEqualTo(1);
    assertThat(callsLeft(RESET)).isEqualTo(2);
  }

  @Test
  void aResetThatIsOverTellsNothing() {
    learn(0, NOW, 1, 0);

    assertThat(callsLeft(NOW)).isEqualTo(1_000);
  }
}
