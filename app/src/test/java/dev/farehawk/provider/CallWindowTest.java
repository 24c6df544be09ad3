package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CallWindowTest {

  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration WINDOW = Duration.ofSeconds(1);

  @Property(tries = 100)
  void noStretchOfTheWindowHoldsMoreCallsThanAllowed(
      @ForAll @IntRange(min = 1, max = 50) int calls, @ForAll long seed) {
    CallWindow window = new CallWindow(calls, WINDOW);
    SplittableRandom random = new SplittableRandom(seed);
    List<Instant> sent = new ArrayList<>();
    Instant now = BEGIN;
    for (int i = 0; i < 5 * calls; i++) {
      Instant next = window.next(now);
      now = next.isAfter(now) ? next : now;
      window.take(now);
      sent.add(now);
      now = now.plusMillis(random.nextInt(10) == 0 ? random.nextInt(3000) : random.nextInt(3));
    }
    for (int i = calls; i < sent.size(); i++) {
      assertThat(Duration.between(sent.get(i - calls), sent.get(i))).isGreaterThan(WINDOW);
    }
  }

  @Property(tries = 30)
  void nearlyTheWholeLimitIsUsedByWhoeverAsksInTime(
      @ForAll @IntRange(min = 1, max = 400) int calls) {
    CallWindow window = new CallWindow(calls, WINDOW);
    int sent = 0;
    for (Instant now = BEGIN; now.isBefore(BEGIN.plusSeconds(20)); now = now.plusMillis(1)) {
      while (!window.next(now).isAfter(now)) {
        window.take(now);
        sent++;
      }
    }
    assertThat(sent).isGreaterThanOrEqualTo(18 * calls);
  }
}
