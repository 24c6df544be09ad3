package dev.farehawk.web;

import dev.farehawk.account.Channel;
import dev.farehawk.words.Words;

/** What channels are called on pages. */
public final class ChannelWords {

  private ChannelWords() {}

  /** A kind of channel; services keep their own names in every language. */
  public static String of(Channel channel, Words words) {
    return switch (channel) {
      case INBOX -> words.say("channel.inbox");
      case EMAIL -> words.say("channel.email");
      case WEBHOOK -> words.say("channel.webhook");
      case PUSH -> words.say("channel.push");
      case NTFY -> "ntfy";
      case SLACK -> "Slack";
      case DISCORD -> "Discord";
      case TELEGRAM -> "Telegram";
    };
  }
}
