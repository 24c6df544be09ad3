package dev.farehawk.poll;

import dev.farehawk.fare.Observation;

/** Where observations go; the history stage listens. One of the three ports between processes. */
public interface ObservationSink {

  /**
   * Hands over one observation; blocks while the listener is behind, which is how a slow database
   * slows the planner.
   *
   * @throws InterruptedException if the caller is told to stop while waiting
   */
  void accept(Observation observation) throws InterruptedException;
}
