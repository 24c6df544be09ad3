package dev.farehawk.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * News or a greeting in a few words, for channels that show little. Nothing in it is escaped: each
 * channel does that by its own rules.
 *
 * @param title one line
 * @param body a few sentences, one a line
 * @param link where a tap leads; a page of our own
 * @param offer where the provider sells it; null when there is nothing to buy
 * @param thread what it is about: a newer message of the same thread takes an older one's place
 * @param urgent whether it is to be noticed at once
 */
public record ShortMessage(
    String title, String body, String link, @Nullable String offer, UUID thread, boolean urgent) {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_BODY = 400;

  /** One line each way, of bounded length. */
  public ShortMessage {
    title = shortened(title.replaceAll("\\p{Cntrl}+", " ").strip(), LONGEST_TITLE);
    body = shortened(body.replaceAll("[\\p{Cntrl}&&[^\\n]]+", " ").strip(), LONGEST_BODY);
    offer = webAddress(offer);
  }

  private static String shortened(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }

  /** Providers' links are data: only web addresses become links. */
  private static @Nullable String webAddress(@Nullable String link) {
    if (link == null) {
      return null;
    }
    try {
      URI address = new URI(link);
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      return scheme.equals("https") || scheme.equals("http") ? address.toASCIIString() : null;
    } catch (URISyntaxException notALink) {
      return null;
    }
  }
}
