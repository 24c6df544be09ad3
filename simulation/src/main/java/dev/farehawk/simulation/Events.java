package dev.farehawk.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What is still to happen, by time and, within one moment, in the order in which it was planned.
 * Running it is the only thing that moves the clock.
 */
final class Events implements InstantSource {

  private final PriorityQueue<Event> queue =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::sequence));
  private final Trace trace;
  private Instant now;
  private long planned;

  private record Event(Instant at, long sequence, String name, Runnable action) {}

  Events(Instant start, Trace trace) {
    this.now = start;
    this.trace = trace;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void after(Duration wait, String name, Runnable action) {
    queue.add(new Event(now.plus(wait), planned++, name, action));
  }

  /**
   * Runs until nothing is planned any more.
   *
   * @param most events, so that work which never ends is a failure and no endless loop
   */
  void run(int most) {
    for (int done = 0; !queue.isEmpty(); done++) {
      if (done == most) {
        throw new IllegalStateException("not at rest after " + most + " events, at " + now);
      }
      Event next = queue.remove();
      now = next.at();
      trace.add(now + " " + next.sequence() + " " + next.name());
      next.action().run();
    }
  }
}
