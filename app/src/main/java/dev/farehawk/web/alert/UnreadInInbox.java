package dev.farehawk.web.alert;

import dev.farehawk.delivery.Inbox;
import dev.farehawk.web.UnreadAlerts;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The number beside the inbox in the navigation. */
@Component
final class UnreadInInbox implements UnreadAlerts {

  private final Inbox inbox;

  UnreadInInbox(Inbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public int count(UUID account) {
    return inbox.unread(account);
  }
}
