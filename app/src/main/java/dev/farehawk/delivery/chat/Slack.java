package dev.farehawk.delivery.chat;

import dev.farehawk.account.Channel;
import dev.farehawk.delivery.ShortMessage;
import java.net.URI;
import java.util.Map;

/**
 * An incoming webhook of Slack, or of what speaks the same, such as Mattermost. Text is Slack's
 * mrkdwn, where three characters are escaped and all else stays as it is (docs.slack.dev,
 * "Formatting message text").
 */
public record Slack() implements ChatService {

  @Override
  public Channel channel() {
    return Channel.SLACK;
  }

  @Override
  public Map<String, Object> body(URI address, ShortMessage message) {
    return Map.of(
        "text",
        "<" + message.link() + "|" + escaped(message.title()) + ">\n" + escaped(message.body()));
  }

  /** Without this a name could call everybody in the channel, or pass for a link. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
