package dev.farehawk.account;

import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The end of accounts on a database of a test, for tests of other packages. */
public final class WaysOut {

  private WaysOut() {}

  /** Mails go to the list. */
  public static ClosedAccounts closed(
      JdbcClient jdbc,
      TransactionOperations transaction,
      InstantSource clock,
      List<SecurityMail.Letter> letters) {
    SignInConfig ways = SignInConfig.defaults();
    return new ClosedAccounts(
        new SignInShell(
            transaction, new Audit(jdbc, transaction, clock), clock, ways, Runnable::run),
        jdbc,
        new Sessions(jdbc, ways),
        new Letters(new MailedLinks(jdbc, clock, new SplittableRandom(3)), ways, letters::add));
  }
}
