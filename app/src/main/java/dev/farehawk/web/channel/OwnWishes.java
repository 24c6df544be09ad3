package dev.farehawk.web.channel;

import dev.farehawk.account.Channel;
import dev.farehawk.account.KeepPreferences;
import dev.farehawk.account.Preferences;
import dev.farehawk.delivery.HeldDeliveries;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** When somebody wants to hear of alerts, and over which channels first; for pages and programs. */
@Component
public class OwnWishes {

  private final KeepPreferences kept;
  private final HeldDeliveries held;
  private final TransactionTemplate transactions;

  OwnWishes(KeepPreferences kept, HeldDeliveries held, PlatformTransactionManager transactions) {
    this.kept = kept;
    this.held = held;
    this.transactions = new TransactionTemplate(transactions);
  }

  /** What this account wants; empty if there is none such. */
  public Optional<Preferences> of(UUID account) {
    return kept.find(account);
  }

  /** How it uses channels, as far as it has said so. */
  public Map<Channel, KeepPreferences.Use> channels(UUID account) {
    return kept.channels(account);
  }

  /** Keeps all of it or nothing, and lets what is held follow. */
  public void change(UUID account, Preferences wanted, Map<Channel, KeepPreferences.Use> channels) {
    transactions.executeWithoutResult(_ -> {
      kept.save(account, wanted);
      kept.save(account, channels);
      int _ = held.follow(account, wanted);
    });
  }
}
