package dev.farehawk.web.channel;

import dev.farehawk.account.Channel;
import dev.farehawk.account.Endpoint;
import dev.farehawk.web.ChannelWords;
import dev.farehawk.web.Clockwork;
import dev.farehawk.words.Words;
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
        ChannelWords.of(endpoint.channel(), time.words()),
        endpoint.shown(),
        state(endpoint.state(), time.words()),
        trouble(endpoint, time),
        new ChannelsPage.Can(
            unverified && !mail,
            unverified,
            active && !inbox,
            endpoint.state() == Endpoint.State.DISABLED,
            active && !inbox,
            !inbox && !(mail && endpoint.address().equals(own))));
  }

  private static ChannelsPage.State state(Endpoint.State state, Words words) {
    return switch (state) {
      case UNVERIFIED ->
          new ChannelsPage.State(words.say("settings.endpoint.unverified"), "chip-warn");
      case ACTIVE -> new ChannelsPage.State(words.say("settings.endpoint.active"), "chip-good");
      case DISABLED -> new ChannelsPage.State(words.say("settings.endpoint.disabled"), "chip-bad");
    };
  }

  private static @Nullable String trouble(Endpoint endpoint, Clockwork time) {
    Words words = time.words();
    return switch (endpoint.state()) {
      case UNVERIFIED ->
          switch (endpoint.channel()) {
            case EMAIL -> words.say("settings.endpoint.trouble");
            case PUSH -> words.say("channels.wait.push");
            case WEBHOOK -> words.say("channels.wait.webhook");
            case NTFY, SLACK, DISCORD, TELEGRAM -> words.say("channels.wait.chat");
            case INBOX -> null;
          };
      case DISABLED -> {
        String reason = endpoint.disabledReason();
        yield reason == null ? null : words.retell(reason);
      }
      case ACTIVE -> tested(endpoint.lastTest(), time);
    };
  }

  private static @Nullable String tested(Endpoint.@Nullable Test test, Clockwork time) {
    if (test == null) {
      return null;
    }
    String moment = time.shortly(test.at());
    String problem = test.problem();
    return problem == null
        ? time.words().say("channels.tested", "moment", moment)
        : time.words()
            .say(
                "channels.tested.failed",
                "moment",
                moment,
                "problem",
                time.words().retell(problem));
  }
}
