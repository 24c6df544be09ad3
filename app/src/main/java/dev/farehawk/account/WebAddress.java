package dev.farehawk.account;

import dev.farehawk.platform.FieldProblem;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A web address that somebody entered. Whether its host may be called at all is decided when it is
 * called.
 */
record WebAddress(URI uri) {

  private static final int LONGEST = 2_000;
  private static final int SHOWN_HASH_BYTES = 3;

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

  /**
   * The address without its last part, which lets whoever knows it write: host, path and a hash
   * that tells two of them apart.
   */
  String masked() {
    String path = String.valueOf(uri.getPath());
    int last = Math.max(path.lastIndexOf('/'), 0);
    return uri.getAuthority() + path.substring(0, last) + "/…" + shortHash();
  }

  private String shortHash() {
    byte[] hash = Secret.sha256(text().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, SHOWN_HASH_BYTES);
  }
}
