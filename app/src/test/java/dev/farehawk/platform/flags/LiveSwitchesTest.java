package dev.farehawk.platform.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.platform.flags.FlagTable.Setting;
import dev.farehawk.testing.TestDatabase;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

class LiveSwitchesTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final Switch MAIL = Switch.channel("EMAIL");
  private boolean away;

  @Test
  void twoProcessesFollowTheOneTable() {
    try (TestDatabase database = TestDatabase.fresh()) {
      FlagTable table = new FlagTable(JdbcClient.create(database.dataSource()));
      try (LiveSwitches one = new LiveSwitches(table::all);
          LiveSwitches other = new LiveSwitches(table::all)) {
        assertThat(one.isStopped(MAIL)).as("never touched").isFalse();

        table.set(MAIL, new Setting(true, "the relay bounces", NOW));
        one.refresh();
        other.refresh();
        assertThat(one.isStopped(MAIL)).isTrue();
        assertThat(other.isStopped(MAIL)).isTrue();
        assertThat(one.isStopped(Switch.channel("WEBHOOK"))).isFalse();

        table.set(MAIL, new Setting(false, "it works again", NOW.plusSeconds(60)));
        one.refresh();
        assertThat(one.isStopped(MAIL)).isFalse();
        assertThat(table.all())
            .isEqualTo(
                Map.of("channel:email", new Setting(false, "it works again", NOW.plusSeconds(60))));
      }
    }
  }

  @Test
  void whileTheTableIsAwayWhatWasKnownLastHolds() {
    try (LiveSwitches switches = new LiveSwitches(this::mailStopped)) {
      away = true;

      assertThatThrownBy(switches::refresh).isInstanceOf(DataAccessResourceFailureException.class);

      assertThat(switches.isStopped(MAIL)).isTrue();
      assertThat(switches.isStopped(Switch.SIGN_UP)).isFalse();
    }
  }

  @Test
  void aSlowReadingFromBeforeATurnDoesNotUndoIt() throws InterruptedException {
    AtomicBoolean slow = new AtomicBoolean();
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch turned = new CountDownLatch(1);
    Map<String, Setting> before = Map.of();
    Map<String, Setting> after = mailStopped();
    try (LiveSwitches switches =
        new LiveSwitches(() -> {
          if (!slow.compareAndSet(true, false)) {
            return after;
          }
          reading.countDown();
          await(turned);
          return before;
        })) {
      slow.set(true);
      Thread loop = Thread.ofPlatform().start(switches::refresh);
      reading.await();
      Thread operator = Thread.ofPlatform().start(switches::refresh);
      while (operator.isAlive() && operator.getState() != Thread.State.BLOCKED) {
        Thread.onSpinWait();
      }
      turned.countDown();
      loop.join();
      operator.join();

      assertThat(switches.isStopped(MAIL)).isTrue();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void everythingWaitsUntilTheTableWasReadOnce() {
    away = true;
    try (LiveSwitches switches = new LiveSwitches(this::mailStopped)) {
      assertThat(switches.isStopped(Switch.provider("sky"))).isTrue();
      assertThat(switches.isStopped(Switch.CHANGES)).isTrue();

      away = false;
      switches.refresh();

      assertThat(switches.isStopped(Switch.provider("sky"))).isFalse();
      assertThat(switches.isStopped(MAIL)).isTrue();
    }
  }

  private Map<String, Setting> mailStopped() {
    if (away) {
      throw new DataAccessResourceFailureException("away");
    }
    return Map.of(MAIL.key(), new Setting(true, "a test", NOW));
  }
}
