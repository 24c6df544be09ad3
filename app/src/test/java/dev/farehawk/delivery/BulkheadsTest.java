package dev.farehawk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BulkheadsTest {

  private static final Duration SOON = Duration.ofMillis(500);

  private final Bulkheads bulkheads = new Bulkheads(4, 2, SOON);

  @Test
  void aSlowHostHoldsUpNoOther() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    CountDownLatch fast = new CountDownLatch(1);
    for (int i = 0; i < 6; i++) {
      bulkheads.enter("slow.example");
      Thread.startVirtualThread(() -> bulkheads.carry("slow.example", () -> await(slow)));
    }
    bulkheads.enter("fast.example");
    Thread.startVirtualThread(() -> bulkheads.carry("fast.example", fast::countDown));
    fast.await();

    assertThat(bulkheads.inHand()).containsEntry("slow.example", 6);
    slow.countDown();
    while (!bulkheads.inHand().isEmpty()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void oneHostGetsItsShareOfTheHand() {
    assertThat(bulkheads.holds("one.example", 4)).isTrue();
    assertThat(bulkheads.holds("one.example", 5)).isFalse();
    assertThat(bulkheads.holds("", 5)).as("nothing to tell apart").isTrue();
  }

  @Test
  void holdsMoreReadyWhereItRunsDryAndLessWhereThingsWait() {
    bulkheads.learn(Duration.ZERO, true);
    bulkheads.learn(Duration.ZERO, true);
    assertThat(bulkheads.capacity()).isEqualTo(32);
    bulkheads.learn(SOON, false);
    assertThat(bulkheads.capacity()).as("just soon enough").isEqualTo(32);
    for (int i = 0; i < 9; i++) {
      bulkheads.learn(SOON.plusMillis(1), false);
    }
    assertThat(bulkheads.capacity()).isEqualTo(8);
    for (int i = 0; i < 9; i++) {
      bulkheads.learn(Duration.ZERO, true);
    }
    assertThat(bulkheads.capacity()).as("bounded").isEqualTo(64);
    assertThat(bulkheads.inHand()).isEqualTo(Map.of());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
