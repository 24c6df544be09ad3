package dev.farehawk.platform.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What PostgreSQL takes of a machine that it shares with the service: an eighth of the memory for
 * pages of its own, and so much log between checkpoints that these come by the clock.
 *
 * @param memory bytes of the machine or, where that is less, of the container
 */
record MachineSize(long memory) {

  private static final long MEBIBYTE = 1 << 20;
  private static final long LEAST_BUFFERS = 128 * MEBIBYTE;
  private static final long MOST_BUFFERS = 2_048 * MEBIBYTE;

  /** This machine's. */
  static MachineSize here() {
    return new MachineSize(
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize());
  }

  /** As {@code name=value}. */
  List<String> settings() {
    return List.of(
        "shared_buffers=" + mebibytes(Math.clamp(memory / 8, LEAST_BUFFERS, MOST_BUFFERS)),
        "effective_cache_size=" + mebibytes(Math.max(memory / 2, 2 * LEAST_BUFFERS)),
        // What a crash has to replay grows with it, and what the disk must hold besides the data.
        "max_wal_size=2GB",
        "checkpoint_timeout=15min",
        "wal_compression=pglz",
        // No heads have to move: what is not in memory is on flash.
        "random_page_cost=1.1");
  }

  private static String mebibytes(long bytes) {
    return bytes / MEBIBYTE + "MB";
  }
}
