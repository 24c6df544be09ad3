package dev.farehawk.delivery.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves the hosts that people name once, and refuses those with any address that is not on the
 * public internet. The connection goes to the very addresses checked here, so that a name which
 * changes its mind in between (DNS rebinding) gains nothing.
 */
final class SafeAddresses implements DnsResolver {

  /** What the IANA special-purpose registries (RFC 6890) do not call globally reachable. */
  private static final List<Network> NOT_PUBLIC =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.31.196.0/24",
              "192.52.193.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "192.175.48.0/24",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4")
          .map(Network::of)
          .toList();

  /** Of IPv6, only global unicast is public; these parts of it are not, or wrap other addresses. */
  private static final Network GLOBAL_UNICAST = Network.of("2000::/3");

  private static final List<Network> NOT_PUBLIC_UNICAST =
      Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20").map(Network::of).toList();

  private final DnsResolver names;
  private final List<Network> allowed;

  /**
   * Over another resolver.
   *
   * @param allowed networks that may be reached although they are not public
   */
  SafeAddresses(DnsResolver names, List<Network> allowed) {
    this.names = names;
    this.allowed = List.copyOf(allowed);
  }

  /** The host must not be called. */
  static final class Forbidden extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    Forbidden(String host) {
      super(host + " is not an address on the public internet");
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] all = names.resolve(host);
    if (all == null || all.length == 0) {
      throw new UnknownHostException(host);
    }
    if (!Arrays.stream(all).allMatch(this::mayBeCalled)) {
      throw new Forbidden(host);
    }
    return all;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  boolean mayBeCalled(InetAddress address) {
    byte[] bytes = address.getAddress();
    return isPublic(bytes) || allowed.stream().anyMatch(network -> network.contains(bytes));
  }

  private static boolean isPublic(byte[] bytes) {
    return bytes.length == Integer.BYTES
        ? NOT_PUBLIC.stream().noneMatch(network -> network.contains(bytes))
        : GLOBAL_UNICAST.contains(bytes)
            && NOT_PUBLIC_UNICAST.stream().noneMatch(network -> network.contains(bytes));
  }
}
