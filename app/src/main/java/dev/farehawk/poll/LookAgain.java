package dev.farehawk.poll;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.LookReason;
import java.time.Instant;

/**
 * Asks for one more look at a fare query, out of turn. One of the three ports between processes.
 */
public interface LookAgain {

  /**
   * One look out of turn.
   *
   * @param reason why; decides the lane
   * @param by when the answer loses its worth
   */
  record Ask(FareQueryRef fareQuery, LookReason reason, Instant by) {}

  /**
   * Takes the ask; never blocks. Repeated asks for one fare query are one. Returns false when the
   * lane is full.
   */
  boolean ask(Ask ask);
}
