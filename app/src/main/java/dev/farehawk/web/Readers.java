package dev.farehawk.web;

import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.web.currency.DisplayCurrency;
import dev.farehawk.words.Languages;
import dev.farehawk.words.Words;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** What readers of pages prefer. */
@Component
public final class Readers {

  private final Accounts accounts;
  private final Languages languages;
  private final InstantSource clock;
  private final DisplayCurrency currency;

  Readers(Accounts accounts, Languages languages, InstantSource clock, DisplayCurrency currency) {
    this.currency = currency;
    this.accounts = accounts;
    this.languages = languages;
    this.clock = clock;
  }

  /** Now, in this reader's zone, language and currency. */
  public Clockwork clock(Traveller reader) {
    Optional<Account> account = account(reader);
    return new Clockwork(
        clock.instant(),
        account.map(Account::zone).orElse(ZoneOffset.UTC),
        languages.of(account.map(Account::language).orElse(null)),
        currency.conversion(reader.account()));
  }

  /** The language of the account. */
  public Words words(Traveller reader) {
    return languages.of(account(reader).map(Account::language).orElse(null));
  }

  /** Read once for each request, and anew where there is none. */
  private Optional<Account> account(Traveller reader) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request == null) {
      return accounts.find(reader.account());
    }
    String key = "farehawk.account." + reader.account();
    if (request.getAttribute(key, RequestAttributes.SCOPE_REQUEST) instanceof Account known) {
      return Optional.of(known);
    }
    Optional<Account> found = accounts.find(reader.account());
    found.ifPresent(account -> request.setAttribute(key, account, RequestAttributes.SCOPE_REQUEST));
    return found;
  }
}
