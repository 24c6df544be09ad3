package dev.farehawk.delivery.chat;

import dev.farehawk.account.Channel;
import dev.farehawk.delivery.ShortMessage;
import java.net.URI;
import java.util.Map;

/** How one service wants to be told: what is posted where. Pure. */
public sealed interface ChatService permits Discord, Ntfy, Slack, Telegram {

  /** Which endpoints it serves. */
  Channel channel();

  /** Where messages for this address are posted. */
  default URI target(URI address) {
    return address;
  }

  /** What is posted, as JSON. */
  Map<String, Object> body(URI address, ShortMessage message);
}
