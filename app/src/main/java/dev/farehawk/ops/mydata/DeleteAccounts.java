package dev.farehawk.ops.mydata;

import dev.farehawk.account.Account;
import dev.farehawk.account.ClosedAccounts;
import dev.farehawk.platform.Wake;
import dev.farehawk.watch.Watches;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The end of an account, at its owner's wish: closed at once, erased when the days in which it can
 * be kept have gone. What is left to do stands in the database, so that a crash delays it and no
 * more.
 */
public final class DeleteAccounts {

  private final ClosedAccounts closed;
  private final Watches watches;
  private final MyDataConfig limits;
  private final Wake erasing;

  DeleteAccounts(ClosedAccounts closed, Watches watches, MyDataConfig limits, Wake erasing) {
    this.closed = closed;
    this.watches = watches;
    this.limits = limits;
    this.erasing = erasing;
  }

  /** How long an account can be kept after its owner asked that it be deleted. */
  public Duration grace() {
    return limits.deletionGrace();
  }

  /**
   * Closes the account; what goes on for it stops within moments.
   *
   * @param audited writes the entry of the audit log, in the transaction that closes it
   * @return when it will be gone; empty if it is closed already
   */
  public Optional<Instant> delete(Account account, Runnable audited) {
    Optional<Instant> gone = closed.close(account, grace(), audited);
    erasing.signal();
    return gone;
  }

  /** Whether the mailed link would keep an account; changes nothing. */
  public boolean keeps(String token) {
    return closed.works(token);
  }

  /**
   * Keeps the account of this link, and goes on with the watches that were active. Empty if the
   * link is unknown, used or old.
   */
  public Optional<Account> keep(String token) {
    Optional<ClosedAccounts.Kept> kept = closed.keep(token);
    kept.ifPresent(one ->
        one.watches()
            .forEach(watch -> {
              // Departed meanwhile, perhaps; then it stays where it is.
              boolean _ = watches.resume(one.account().id(), watch);
            }));
    return kept.map(ClosedAccounts.Kept::account);
  }
}
