package dev.farehawk.poll;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.LookReason;
import java.time.Instant;

/**
 * Asks for looks out of turn: one more at a fare query, or one at each sibling of a fare query that
 * has just dropped. One of the three ports between processes.
 */
public interface LookAgain {

  /**
   * Looks out of turn.
   *
   * @param reason why; decides the lane. {@code SYMPATHETIC} tells that this fare query has dropped
   *     and asks for looks at its siblings, as far as they are worth it
   * @param provider whose answer gave rise to it
   * @param by when the answer loses its worth
   */
  record Ask(FareQueryRef fareQuery, LookReason reason, String provider, Instant by) {}

  /**
   * Takes the ask; never blocks. Repeated asks for one fare query are one. Returns false when the
   * lane is full.
   */
  boolean ask(Ask ask);
}
