package dev.farehawk.delivery.chat;

import dev.farehawk.account.Channel;
import dev.farehawk.delivery.ShortMessage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A webhook of a Discord channel. The message is an embed, whose title is the link; nobody is
 * mentioned, whatever a name says (discord.com/developers, "Execute Webhook").
 */
public record Discord() implements ChatService {

  /** What Discord's markdown reads as more than itself. */
  private static final Pattern MARKS = Pattern.compile("[\\\\*_~`|>#\\[\\]()<:@-]");

  @Override
  public Channel channel() {
    return Channel.DISCORD;
  }

  @Override
  public Map<String, Object> body(URI address, ShortMessage message) {
    return Map.of(
        "embeds",
        List.of(
            Map.of(
                "title", escaped(message.title()),
                "description", escaped(message.body()),
                "url", message.link())),
        "allowed_mentions",
        Map.of("parse", List.of()));
  }

  private static String escaped(String text) {
    return MARKS.matcher(text).replaceAll("\\\\$0");
  }
}
