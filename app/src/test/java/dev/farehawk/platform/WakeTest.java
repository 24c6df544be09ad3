package dev.farehawk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WakeTest {

  private final Wake wake = new Wake();

  @Test
  void manySignalsWakeOnce() throws InterruptedException {
    wake.signal();
    wake.signal();
    wake.signal();

    assertThat(wake.await(Duration.ZERO)).isTrue();
    assertThat(wake.await(Duration.ZERO)).isFalse();
  }

  @Test
  void aSignalFromAnotherThreadEndsTheWait() throws InterruptedException {
    Thread.startVirtualThread(wake::signal);

    assertThat(wake.await(Duration.ofSeconds(30))).isTrue();
  }
}
