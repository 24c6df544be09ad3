package dev.farehawk.delivery;

import java.util.UUID;

/**
 * News or a greeting in a few words, for channels that show little. Nothing in it is escaped: each
 * channel does that by its own rules.
 *
 * @param title one line
 * @param body a few sentences, one a line
 * @param link where a tap leads; a page of our own
 * @param thread what it is about: a newer message of the same thread takes an older one's place
 * @param urgent whether it is to be noticed at once
 */
public record ShortMessage(String title, String body, String link, UUID thread, boolean urgent) {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_BODY = 400;

  /** One line each way, of bounded length. */
  public ShortMessage {
    title = shortened(title.replaceAll("\\p{Cntrl}+", " ").strip(), LONGEST_TITLE);
    body = shortened(body.replaceAll("[\\p{Cntrl}&&[^\\n]]+", " ").strip(), LONGEST_BODY);
  }

  private static String shortened(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}
