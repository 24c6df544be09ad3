package dev.farehawk.web.channel;

import java.util.List;

/**
 * When and in which order somebody wants to be told; all texts as they stand in the form.
 *
 * @param zone that times of day are of
 * @param quietFrom begin of the quiet hours; empty for none
 * @param cap most alerts a day; empty for none
 * @param digests what a digest can be
 * @param uses how each kind of channel can be used
 */
public record NotificationsPage(
    String zone,
    String quietFrom,
    String quietUntil,
    String cap,
    List<Choice> digests,
    String digestAt,
    List<Use> uses) {

  /** Keeps its own copies. */
  public NotificationsPage {
    digests = List.copyOf(digests);
    uses = List.copyOf(uses);
  }

  /** One thing to choose. */
  public record Choice(String value, String words, boolean chosen) {}

  /** One kind of channel. */
  public record Use(String channel, String name, List<Choice> choices) {

    /** Keeps its own copy. */
    public Use {
      choices = List.copyOf(choices);
    }
  }
}
