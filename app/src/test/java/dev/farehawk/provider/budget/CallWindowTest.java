package dev.farehawk.provider.budget;

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
      Instant next = window.next(now, 1);
      now = next.isAfter(now) ? next : now;
      window.take(now, 1);
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
      while (!window.next(now, 1).isAfter(now)) {
        window.take(now, 1);
        sent++;
      }
    }
    assertThat(sent).isGreaterThanOrEqualTo(18 * calls);
  }

  @Property(tries = 100)
  void aCallThatGoesOutLateCountsFromThenOn(
      @ForAll @IntRange(min = 1, max = 20) int calls, @ForAll long seed) {
    CallWindow window = new CallWindow(calls, WINDOW);
    SplittableRandom random = new SplittableRandom(seed);
    List<Instant> sent = new ArrayList<>();
    List<Instant> waiting = new ArrayList<>();
    for (Instant now = BEGIN; now.isBefore(BEGIN.plusSeconds(20)); now = now.plusMillis(5)) {
      if (!window.next(now, 1).isAfter(now)) {
        window.take(now, 1);
        waiting.add(now);
      }
      Instant oldest = now.minusMillis(random.nextInt(1_000));
      for (Instant taken : List.copyOf(waiting)) {
        if (!taken.isAfter(oldest)) {
          window.move(taken, now, 1);
          waiting.remove(taken);
          sent.add(now);
        }
      }
    }
    assertThat(sent).hasSizeGreaterThan(calls);
    for (int i = calls; i < sent.size(); i++) {
      assertThat(Duration.between(sent.get(i - calls), sent.get(i))).isGreaterThan(WINDOW);
    }
  }

  @Property(tries = 50)
  void aSmallerShareHoldsAtOnceAndCountsWhatWasSentBefore(
      @ForAll @IntRange(min = 2, max = 50) int most,
      @ForAll @IntRange(min = 1, max = 49) int less) {
    CallWindow window = new CallWindow(most, WINDOW);
    Instant now = BEGIN;
    for (int i = 0; i < most; i++) {
      Instant next = window.next(now, 1);
      now = next.isAfter(now) ? next : now;
      window.take(now, 1);
    }
    window.allow(Math.min(less, most));
    List<Instant> sent = new ArrayList<>();
    while (sent.size() < 3 * less) {
      Instant next = window.next(now, 1);
      now = next.isAfter(now) ? next : now;
      window.take(now, 1);
      sent.add(now);
    }
    int share = Math.min(less, most);
    for (int i = share; i < sent.size(); i++) {
      assertThat(Duration.between(sent.get(i - share), sent.get(i))).isGreaterThan(WINDOW);
    }
  }
}
