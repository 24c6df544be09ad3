package dev.farehawk.web.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;

/** The entity tag (RFC 9110) of a watch: another one whenever its text on the wire is another. */
final class WatchTag {

  private static final JsonMapper JSON = JsonMapper.shared();

  private WatchTag() {}

  /** The tag with its quotes. */
  static String of(WatchJson watch) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(watch));
      return "\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Whether a header {@code If-Match} names this watch as it is. */
  static boolean matches(String ifMatch, WatchJson watch) {
    String tag = of(watch);
    return Arrays.stream(ifMatch.split(","))
        .map(String::strip)
        .anyMatch(one -> one.equals("*") || one.equals(tag));
  }
}
