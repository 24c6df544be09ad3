package dev.farehawk.web.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one alert.
 *
 * @param reason why it was sent, in words
 * @param verdict what the oracle said, one sentence
 * @param link where to book or search; null when there is none
 * @param watch id of the watch that fired
 */
public record AlertPage(
    InboxLine line,
    String carrier,
    String reason,
    String verdict,
    @Nullable String link,
    String watch,
    List<Moment> moments,
    List<Sent> sent,
    FeedbackPart feedback) {

  /** Keeps its own copies. */
  public AlertPage {
    moments = List.copyOf(moments);
    sent = List.copyOf(sent);
  }

  /** One step on the way from change to alert; {@code known} is false when nobody can say when. */
  public record Moment(String what, String when, boolean known) {}

  /** How one channel took it. */
  public record Sent(String channel, String address, String state, @Nullable String error) {}
}
