package dev.farehawk.provider.budget;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The shared memory of what is spoken for, of every limit of every provider. It knows nothing of
 * windows: a grant says until when it may be used and until when it counts, and what counts at one
 * moment never passes the limit.
 *
 * <p>Grants are recorded before they are used. One whose holder vanishes, or whose record was made
 * but never acknowledged, stays counted in full. Its id is its fence: of two processes only the one
 * that was given it can close it, and nobody can once it has been forfeited.
 *
 * <p>Every method may throw; then nobody knows whether it took place, and no caller may go by it.
 */
public interface BudgetLedger {

  /** One limit of one provider. */
  record Account(String provider, String limit) {}

  /**
   * Until when a grant may be used and counts, by the clock of whoever asks.
   *
   * @param now when it is asked for
   * @param usableUntil calls may go out before this moment
   * @param countsUntil from this moment on the provider has forgotten them for sure
   * @param clockTolerance how far clocks may differ
   */
  record Times(Instant now, Instant usableUntil, Instant countsUntil, Duration clockTolerance) {}

  /**
   * What a used-up or expired block has come to.
   *
   * @param spent units that were spent of it
   * @param countsUntil until when these count
   */
  record Closing(long id, long spent, Instant countsUntil) {}

  /**
   * A wish for units.
   *
   * @param most the limit in force
   * @param wanted units that would be welcome
   * @param least fewer than these are of no use
   * @param closing the block that came before, closed in the same stroke
   */
  record Ask(
      Account account,
      Times times,
      long most,
      long wanted,
      long least,
      @Nullable Closing closing) {}

  /**
   * What came of a wish.
   *
   * @param id the fence; 0 when nothing was granted
   * @param units granted
   * @param counted units that count now, these included
   * @param askAgainAt when nothing was granted: when something that counts will be forgotten
   * @param forfeited grants that were just found to be lost: nobody closed them in time
   */
  record Grant(long id, long units, long counted, Instant askAgainAt, long forfeited) {}

  /** Grants up to as much as is wanted. */
  Grant grant(Ask ask);

  /**
   * Grants, or renews, a share of the limit that may be used again in every window while it lasts.
   * Shares are equal among all who ask; one that has to shrink counts whole for as long as it might
   * have been used.
   *
   * @param id the share to renew; 0 for a new one
   */
  Grant share(Account account, Times times, long most, long id);

  /** Closes a block outside of a wish; does nothing to one that is closed or forfeited. */
  void close(Account account, Closing closing);

  /** Takes back units of a block, open or closed, that the provider has not counted after all. */
  void giveBack(Account account, long id, long units);

  /** Units that count at this moment, granted ones included. */
  long counted(Account account, Instant now);

  /**
   * Ends the shares of earlier processes, which then need not run out. Only for a ledger that one
   * process at a time has to itself: nobody else may be alive to use them.
   */
  void endEarlierShares(Instant now);
}
