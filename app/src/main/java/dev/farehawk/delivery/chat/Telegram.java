package dev.farehawk.delivery.chat;

import dev.farehawk.account.Channel;
import dev.farehawk.delivery.ShortMessage;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chat with a bot that somebody made at Telegram. The address is the bot's own, with the chat in
 * its query; text is Telegram's HTML, where three characters are escaped
 * (core.telegram.org/bots/api, "sendMessage" and "HTML style").
 */
public record Telegram() implements ChatService {

  private static final Pattern CHAT = Pattern.compile("(?:.*&)?chat_id=([^&]*).*");

  @Override
  public Channel channel() {
    return Channel.TELEGRAM;
  }

  /** The chat goes with the message. */
  @Override
  public URI target(URI address) {
    return address.resolve(address.getRawPath());
  }

  @Override
  public Map<String, Object> body(URI address, ShortMessage message) {
    Map<String, Object> body = new LinkedHashMap<>();
    Matcher chat = CHAT.matcher(String.valueOf(address.getQuery()));
    body.put("chat_id", chat.matches() ? chat.group(1) : "");
    body.put(
        "text",
        "<a href=\""
            + escaped(message.link())
            + "\">"
            + escaped(message.title())
            + "</a>\n"
            + escaped(message.body()));
    body.put("parse_mode", "HTML");
    body.put("link_preview_options", Map.of("is_disabled", true));
    body.put("disable_notification", !message.urgent());
    return body;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
