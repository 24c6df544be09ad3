package dev.farehawk.delivery.chat;

import dev.farehawk.account.Channel;
import dev.farehawk.delivery.ShortMessage;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A topic of ntfy, at ntfy.sh or a server of one's own: whoever has subscribed to it is notified.
 * Messages go as JSON to the server's root and name the topic (docs.ntfy.sh, "Publish as JSON"),
 * because headers would not carry every language.
 */
public record Ntfy() implements ChatService {

  private static final int HIGH = 4;
  private static final int USUAL = 3;

  @Override
  public Channel channel() {
    return Channel.NTFY;
  }

  @Override
  public URI target(URI address) {
    return address.resolve(".");
  }

  @Override
  public Map<String, Object> body(URI address, ShortMessage message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("topic", address.getPath().replaceFirst(".*/", ""));
    body.put("title", message.title());
    body.put("message", message.body());
    body.put("click", message.link());
    body.put("priority", message.urgent() ? HIGH : USUAL);
    return body;
  }
}
