package dev.farehawk.delivery.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A block of IP addresses, such as {@code 10.1.0.0/16}. */
record Network(InetAddress start, int prefix) {

  private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]+/[0-9]{1,3}");

  /** Reads the usual notation. */
  static Network of(String text) {
    if (!LITERAL.matcher(text).matches()) {
      throw new IllegalArgumentException(refusal(text));
    }
    int slash = text.indexOf('/');
    try {
      InetAddress start = InetAddress.ofLiteral(text.substring(0, slash));
      int prefix = Integer.parseInt(text.substring(slash + 1));
      if (prefix > start.getAddress().length * Byte.SIZE) {
        throw new IllegalArgumentException(refusal(text));
      }
      return new Network(start, prefix);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(refusal(text), e);
    }
  }

  boolean contains(byte[] address) {
    byte[] mine = start.getAddress();
    if (mine.length != address.length) {
      return false;
    }
    int whole = prefix / Byte.SIZE;
    if (!Arrays.equals(mine, 0, whole, address, 0, whole)) {
      return false;
    }
    int rest = prefix % Byte.SIZE;
    int mask = 0xFF << (Byte.SIZE - rest) & 0xFF;
    return rest == 0 || (mine[whole] & mask) == (address[whole] & mask);
  }

  private static String refusal(String text) {
    return "a network is written like 10.1.0.0/16, not \"" + text + "\"";
  }
}
