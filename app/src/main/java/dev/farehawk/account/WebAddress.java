package dev.farehawk.account;

import dev.farehawk.platform.FieldProblem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * A web address that somebody entered. Whether its host may be called at all is decided when it is
 * called.
 */
record WebAddress(URI uri) {

  private static final int LONGEST = 2_000;

  /**
   * Reads it.
   *
   * @throws InvalidAccount naming the field
   */
  static WebAddress of(String entered, String field, String example) {
    String text = entered.strip();
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (text.length() <= LONGEST
          && (scheme.equals("https") || scheme.equals("http"))
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getFragment() == null) {
        return new WebAddress(uri);
      }
    } catch (URISyntaxException notAUrl) {
      // Answered like every other address that cannot be called.
    }
    throw new InvalidAccount(
        FieldProblem.coded(
            field,
            "web-address",
            "enter a web address such as " + example + ", without name or password"));
  }

  String text() {
    return uri.toString();
  }
}
