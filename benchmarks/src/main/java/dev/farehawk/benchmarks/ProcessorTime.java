package dev.farehawk.benchmarks;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Processor time that processes have used, as the operating system counts it. */
final class ProcessorTime {

  private ProcessorTime() {}

  /** Of this process, in nanoseconds. */
  static long own() {
    return nanos(Stream.of(ProcessHandle.current()));
  }

  /** Of a process and those it started that still run, in nanoseconds; 0 when it is gone. */
  static long ofFamily(long pid) {
    Optional<ProcessHandle> head = ProcessHandle.of(pid);
    return nanos(Stream.concat(head.stream(), head.stream().flatMap(ProcessHandle::descendants)));
  }

  private static long nanos(Stream<ProcessHandle> processes) {
    return processes
        .mapToLong(process -> process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L))
        .sum();
  }
}
