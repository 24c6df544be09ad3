package dev.farehawk.provider.budget;

import java.time.Duration;
import java.time.Instant;

/**
 * What this process holds of one limit. It spends only what the ledger has granted, and asks for
 * more when that is used up. Not safe for many threads.
 */
sealed interface Purse permits BlockPurse, SharePurse {

  /** How long to leave a ledger alone that failed. */
  Duration AFTER_FAILURE = Duration.ofSeconds(1);

  /** The limit it is for. */
  Limit limit();

  /** When so many units may be spent together; may ask the ledger. */
  Readiness ready(Instant now, long units);

  /**
   * The same for a call that belongs to another one: the window holds, but where it is long nobody
   * waits for calls to be spread over it.
   */
  default Readiness readyAside(Instant now, long units) {
    return ready(now, units);
  }

  /** Spends them, right after {@link #ready} said that they may be. */
  Spent spend(Instant now, long units);

  /** The call goes out at this moment, which may be later than it was allowed. */
  void sent(Spent spent, Instant now);

  /** The provider has not counted these after all. */
  void giveBack(Spent spent);

  /** Closes what has expired, so that its rest is there for others. */
  void tidy(Instant now);

  /** Returns everything unspent; nothing is spent afterwards. */
  void close(Instant now);

  /** What is known of its use without asking anybody. */
  LimitUse use(Instant now);
}
