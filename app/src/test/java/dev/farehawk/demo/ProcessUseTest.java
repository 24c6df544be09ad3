package dev.farehawk.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessUseTest {

  @Test
  void sayWhatThisVeryProcessUses() {
    assumeThat(Path.of("/proc/self/stat")).as("only Linux tells").isReadable();
    long me = ProcessHandle.current().pid();
    double before = ProcessUse.seconds(me);
    double sum = 0;
    while (ProcessUse.seconds(me) < before + 0.05) {
      sum += Math.sqrt(sum + 1);
    }
    assertThat(sum).isPositive();
    assertThat(ProcessUse.secondsOfFamily(me)).isGreaterThanOrEqualTo(before + 0.05);
    assertThat(ProcessUse.residentBytes(me)).isGreaterThan(10L << 20);
    assertThat(ProcessUse.seconds(Integer.MAX_VALUE)).as("nobody").isZero();
  }

  @Test
  void readsPausesAndHeapOfACollectorsLog(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("gc.log");
    Files.writeString(
        log,
        """
        [0.010s][info][gc] Using G1
        [1.1s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 24M->5M(256M) 3.456ms
        [2.2s][info][gc] GC(1) Concurrent Mark Cycle 12.345ms
        [3.3s][info][gc] GC(2) Pause Young (Mixed) (G1 Evacuation Pause) 200M->50M(256M) 10.000ms
        """);
    assertThat(GcLog.read(log)).isEqualTo(new GcLog(2, 10.0, 13.456, 200, 50));
  }
}
