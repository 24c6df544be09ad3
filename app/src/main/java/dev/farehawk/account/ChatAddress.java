package dev.farehawk.account;

import dev.farehawk.platform.FieldProblem;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * An address that somebody made at a chat service, which lets whoever knows it write there.
 *
 * @param channel of which service
 */
record ChatAddress(Channel channel, URI uri) {

  static final String FIELD = "address";

  private static final Pattern TOPIC = Pattern.compile("(/.*)?/[-_A-Za-z0-9]{1,64}");
  private static final Pattern DISCORD =
      Pattern.compile("/api(/v[0-9]+)?/webhooks/[0-9]+/[-_A-Za-z0-9]+");
  private static final Pattern TELEGRAM = Pattern.compile("/bot[0-9]+:[-_A-Za-z0-9]+/sendMessage");
  private static final Pattern CHAT =
      Pattern.compile("(.*&)?chat_id=(-?[0-9]{1,20}|@[A-Za-z0-9_]{1,40})(&.*)?");
  private static final int SHOWN = 4;

  /**
   * Reads it.
   *
   * @throws InvalidAccount naming the field {@code address} if the service has no such addresses
   */
  static ChatAddress of(Channel channel, String entered) {
    String example = example(channel);
    URI uri = WebAddress.of(entered, FIELD, example).uri();
    String path = uri.getPath();
    boolean fits =
        switch (channel) {
          case NTFY -> TOPIC.matcher(path).matches() && uri.getQuery() == null;
          case SLACK -> path.length() > 1;
          case DISCORD -> DISCORD.matcher(path).matches();
          case TELEGRAM ->
              TELEGRAM.matcher(path).matches()
                  && uri.getQuery() != null
                  && CHAT.matcher(uri.getQuery()).matches();
          case INBOX, EMAIL, WEBHOOK, PUSH -> false;
        };
    if (!fits) {
      throw new InvalidAccount(
          FieldProblem.coded(
              FIELD,
              "chat-address",
              "enter an address as the service gives it, such as " + example,
              "example",
              example));
    }
    return new ChatAddress(channel, uri);
  }

  private static String example(Channel channel) {
    return switch (channel) {
      case SLACK -> "https://hooks.slack.com/services/T12/B34/x5y6";
      case DISCORD -> "https://discord.com/api/webhooks/123/x5y6";
      case TELEGRAM -> "https://api.telegram.org/bot123:x5y6/sendMessage?chat_id=42";
      case NTFY, INBOX, EMAIL, WEBHOOK, PUSH -> "https://ntfy.sh/my-topic";
    };
  }

  /** What tells it apart from others without giving it away. */
  String label() {
    String path = uri.getPath();
    return switch (channel) {
      case NTFY -> uri.getHost() + path;
      case TELEGRAM -> uri.getHost() + "/…" + last(path.substring(0, path.lastIndexOf('/')));
      case SLACK, DISCORD, INBOX, EMAIL, WEBHOOK, PUSH -> uri.getHost() + "/…" + last(path);
    };
  }

  private static String last(String secret) {
    return secret.substring(Math.max(1, secret.length() - SHOWN));
  }
}
