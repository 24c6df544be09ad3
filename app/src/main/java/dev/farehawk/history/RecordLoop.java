package dev.farehawk.history;

import dev.farehawk.fare.Observation;
import dev.farehawk.platform.StageLoop;
import java.util.ArrayList;
import java.util.List;

/**
 * Records what waits in the {@link HistorySink}, a batch at a time. A batch that could not be
 * recorded is kept and tried again before any newer one.
 */
public final class RecordLoop implements StageLoop.Step {

  private final HistorySink sink;
  private final RecordObservations record;
  private final int most;
  private final List<Observation> batch = new ArrayList<>();

  /**
   * Takes from the sink.
   *
   * @param most observations in one batch
   */
  public RecordLoop(HistorySink sink, RecordObservations record, int most) {
    this.sink = sink;
    this.record = record;
    this.most = most;
  }

  @Override
  public boolean run() {
    if (batch.isEmpty()) {
      sink.drainTo(batch, most);
    }
    if (!batch.isEmpty()) {
      var _ = record.record(batch);
      batch.clear();
    }
    return sink.waiting() > 0;
  }
}
