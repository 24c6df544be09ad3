package dev.farehawk.history;

import dev.farehawk.fare.Observation;
import dev.farehawk.platform.Wake;
import dev.farehawk.poll.ObservationSink;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A bounded queue between the pollers and the recorder; full means that pollers wait. */
public final class HistorySink implements ObservationSink {

  private final BlockingQueue<Observation> queue;
  private final Wake wake;

  /**
   * An empty queue.
   *
   * @param wake signalled when there is something to record
   */
  public HistorySink(int capacity, Wake wake) {
    queue = new ArrayBlockingQueue<>(capacity);
    this.wake = wake;
  }

  @Override
  public void accept(Observation observation) throws InterruptedException {
    queue.put(observation);
    wake.signal();
  }

  /** How many wait. */
  public int waiting() {
    return queue.size();
  }

  /** Moves up to this many observations to the list, oldest first. */
  void drainTo(List<Observation> batch, int most) {
    queue.drainTo(batch, most);
  }
}
