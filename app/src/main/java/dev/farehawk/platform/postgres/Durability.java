package dev.farehawk.platform.postgres;

import java.util.List;

/** What a cluster must survive. */
public enum Durability {
  /** A crash of the machine: every commit waits for the disk. */
  DURABLE,

  /** Nothing: for tests and one-off runs whose data is thrown away. */
  THROWAWAY;

  List<String> initdbOptions() {
    return switch (this) {
      case DURABLE -> List.of();
      case THROWAWAY -> List.of("--no-sync");
    };
  }

  List<String> settings(MachineSize machine) {
    return switch (this) {
      case DURABLE -> machine.settings();
      case THROWAWAY -> List.of("fsync=off", "full_page_writes=off", "synchronous_commit=off");
    };
  }
}
