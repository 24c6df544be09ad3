package dev.farehawk.web.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts of the person who asks go.
 *
 * @param pushKey what browsers subscribe with
 * @param news what became of endpoints lately, newest first
 */
public record ChannelsPage(List<Line> lines, String pushKey, List<News> news) {

  /** Keeps its own copies. */
  public ChannelsPage {
    lines = List.copyOf(lines);
    news = List.copyOf(news);
  }

  /**
   * One endpoint.
   *
   * @param channel its kind in words
   * @param shown what tells it apart
   * @param state one or two words, and how they look
   * @param trouble why nothing goes there, or what the last test said; null when there is nothing
   * @param can what its owner can do with it
   */
  public record Line(
      long id, String channel, String shown, State state, @Nullable String trouble, Can can) {}

  /** Words and a style of the chip that holds them. */
  public record State(String words, String style) {}

  /**
   * What can be done.
   *
   * @param confirm type its code
   * @param resend ask for another confirmation
   * @param test send a test
   * @param enable switch it on again
   * @param disable switch it off
   * @param remove take it away
   */
  public record Can(
      boolean confirm,
      boolean resend,
      boolean test,
      boolean enable,
      boolean disable,
      boolean remove) {}

  /** A notice and when it was written. */
  public record News(String words, String when) {}
}
