package dev.farehawk.web;

import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import dev.farehawk.web.account.Traveller;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** What readers of pages prefer. */
@Component
public final class Readers {

  private final Accounts accounts;
  private final InstantSource clock;

  Readers(Accounts accounts, InstantSource clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Now, in this reader's zone. */
  public Clockwork clock(Traveller reader) {
    return new Clockwork(
        clock.instant(), accounts.find(reader.account()).map(Account::zone).orElse(ZoneOffset.UTC));
  }
}
