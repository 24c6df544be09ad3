package dev.farehawk.watch;

import java.util.List;

/**
 * Where the watch stage tells what is wanted; the poll stage listens. One of the three ports
 * between processes.
 */
public interface DemandFeed {

  /**
   * Takes new demand, in order. May block while the listener is behind, but not for ever: limits
   * are its own.
   */
  void publish(List<Demand> changes);
}
