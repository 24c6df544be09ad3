package dev.farehawk.web.channel;

import dev.farehawk.account.Channel;
import dev.farehawk.account.Endpoint;
import dev.farehawk.web.Clockwork;
import org.jspecify.annotations.Nullable;

/** Turns endpoints into lines of the settings. */
final class ChannelLines {

  private ChannelLines() {}

  /**
   * One line.
   *
   * @param own e-mail address of the account itself, which stays
   */
  static ChannelsPage.Line line(Endpoint endpoint, String own, Clockwork time) {
    boolean unverified = endpoint.state() == Endpoint.State.UNVERIFIED;
    boolean active = endpoint.state() == Endpoint.State.ACTIVE;
    boolean mail = endpoint.channel() == Channel.EMAIL;
    boolean inbox = endpoint.channel() == Channel.INBOX;
    return new ChannelsPage.Line(
        endpoint.id(),
        kind(endpoint.channel()),
        endpoint.shown(),
        state(endpoint.state()),
        trouble(endpoint, time),
        new ChannelsPage.Can(
            unverified && !mail,
            unverified,
            active && !inbox,
            endpoint.state() == Endpoint.State.DISABLED,
            active && !inbox,
            !inbox && !(mail && endpoint.address().equals(own))));
  }

  /** A kind of channel in words. */
  static String kind(Channel channel) {
    return switch (channel) {
      case INBOX -> "Inbox";
      case EMAIL -> "E-mail";
      case WEBHOOK -> "Webhook";
      case PUSH -> "Browser";
      case NTFY -> "ntfy";
      case TELEGRAM -> "Telegram";
      case SLACK -> "Slack";
      case DISCORD -> "Discord";
    };
  }

  private static ChannelsPage.State state(Endpoint.State state) {
    return switch (state) {
      case UNVERIFIED -> new ChannelsPage.State("not confirmed", "chip-warn");
      case ACTIVE -> new ChannelsPage.State("active", "chip-good");
      case DISABLED -> new ChannelsPage.State("switched off", "chip-bad");
    };
  }

  private static @Nullable String trouble(Endpoint endpoint, Clockwork time) {
    return switch (endpoint.state()) {
      case UNVERIFIED ->
          switch (endpoint.channel()) {
            case EMAIL -> "Open the link we mailed you; until then nothing else is sent here.";
            case PUSH -> "The browser has not answered yet; open this page there once more.";
            case WEBHOOK ->
                "Answer our request with its challenge, open its link, or type its code here;"
                    + " until then nothing else is sent.";
            case INBOX, NTFY, TELEGRAM, SLACK, DISCORD ->
                "Open the link we sent there, or type its code here; until then nothing else is"
                    + " sent.";
          };
      case DISABLED -> endpoint.disabledReason();
      case ACTIVE -> tested(endpoint.lastTest(), time);
    };
  }

  private static @Nullable String tested(Endpoint.@Nullable Test test, Clockwork time) {
    if (test == null) {
      return null;
    }
    String when = "Tested " + time.shortly(test.at()) + ": ";
    return test.problem() == null ? when + "taken." : when + test.problem() + ".";
  }
}
