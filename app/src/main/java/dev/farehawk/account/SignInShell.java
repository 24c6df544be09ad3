package dev.farehawk.account;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** What the ways in share: transactions, the clock, limits, and work behind the page that asked. */
final class SignInShell {

  private static final Logger log = LoggerFactory.getLogger(SignInShell.class);
  private static final int MOST_AT_ONCE = 100;

  private final TransactionOperations transaction;
  private final Audit audit;
  private final InstantSource clock;
  private final SignInConfig limits;
  private final Executor threads;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);

  SignInShell(
      TransactionOperations transaction,
      Audit audit,
      InstantSource clock,
      SignInConfig limits,
      Executor threads) {
    this.transaction = transaction;
    this.audit = audit;
    this.clock = clock;
    this.limits = limits;
    this.threads = threads;
  }

  TransactionOperations transaction() {
    return transaction;
  }

  Audit audit() {
    return audit;
  }

  InstantSource clock() {
    return clock;
  }

  SignInConfig limits() {
    return limits;
  }

  /** Does the work without making anybody wait, so that its length tells nothing. */
  void behind(Runnable work) {
    if (!room.tryAcquire()) {
      log.warn("too many requests for mails about accounts at once; one was dropped");
      return;
    }
    threads.execute(() -> {
      try {
        work.run();
      } catch (RuntimeException e) {
        log.warn("a mail about an account could not be prepared", e);
      } finally {
        room.release();
      }
    });
  }
}
