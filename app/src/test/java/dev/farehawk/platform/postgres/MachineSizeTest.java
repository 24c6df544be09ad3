package dev.farehawk.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineSizeTest {

  @Test
  void takesAnEighthOfTheMemoryForItsPages() {
    assertThat(new MachineSize(8L << 30).settings())
        .contains("shared_buffers=1024MB", "effective_cache_size=4096MB");
  }

  @Test
  void takesNoLessThanPostgresqlItselfWould() {
    assertThat(new MachineSize(256L << 20).settings())
        .contains("shared_buffers=128MB", "effective_cache_size=256MB");
  }

  @Test
  void leavesALargeMachineToOthers() {
    assertThat(new MachineSize(256L << 30).settings()).contains("shared_buffers=2048MB");
  }
}
