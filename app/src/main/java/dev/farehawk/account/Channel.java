package dev.farehawk.account;

import java.util.Arrays;
import java.util.Optional;

/** A way to reach a person. */
public enum Channel {
  /** The page inside the product; every account has exactly one. */
  INBOX,
  EMAIL,
  /** An HTTP request to a server of the person's own, by the Standard Webhooks rules. */
  WEBHOOK,
  /** A notification of a browser, by Web Push. */
  PUSH,
  /** A topic of ntfy, which phones subscribe to. */
  NTFY,
  /** A channel in Slack, or in what takes the same messages. */
  SLACK,
  /** A channel in Discord. */
  DISCORD,
  /** A chat with a bot at Telegram. */
  TELEGRAM;

  /** Whether it is reached by an address that somebody made at a chat service. */
  public boolean isChat() {
    return this == NTFY || this == SLACK || this == DISCORD || this == TELEGRAM;
  }

  /** The chat service of this name, in capitals; empty if there is none. */
  public static Optional<Channel> chat(String name) {
    return Arrays.stream(values())
        .filter(Channel::isChat)
        .filter(one -> one.name().equals(name))
        .findFirst();
  }
}
