package dev.farehawk.account;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who does something, and from where.
 *
 * @param account null when nobody is signed in, or when the service itself acts
 * @param origin the network, coarse enough to name no household: {@code 203.0.113.0/24} or {@code
 *     2001:db8:1::/48}; or {@code command} or {@code service}
 */
public record Actor(@Nullable UUID account, String origin) {

  /** The service by itself, such as its housekeeping. */
  public static final Actor SERVICE = new Actor(null, "service");

  /** Somebody at the machine's command line. */
  public static final Actor COMMAND = new Actor(null, "command");

  private static final int KEPT_OF_V4 = 3;
  private static final int KEPT_OF_V6 = 6;

  /** Somebody signed in at this network address. */
  public static Actor at(UUID account, String address) {
    return new Actor(account, network(address));
  }

  /** Somebody at this network address who is not signed in. */
  public static Actor stranger(String address) {
    return new Actor(null, network(address));
  }

  private static String network(String address) {
    byte[] bytes;
    try {
      bytes = InetAddress.ofLiteral(address).getAddress();
    } catch (IllegalArgumentException notAnAddress) {
      return "unknown";
    }
    int kept = bytes.length == Integer.BYTES ? KEPT_OF_V4 : KEPT_OF_V6;
    Arrays.fill(bytes, kept, bytes.length, (byte) 0);
    return kept == KEPT_OF_V4
        ? "%d.%d.%d.0/24".formatted(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF)
        : "%x:%x:%x::/48".formatted(group(bytes, 0), group(bytes, 2), group(bytes, 4));
  }

  private static int group(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << Byte.SIZE | (bytes[at + 1] & 0xFF);
  }
}
