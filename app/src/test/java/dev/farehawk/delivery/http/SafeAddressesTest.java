package dev.farehawk.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeAddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "127.8.8.8",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001::1",
        "2001:db8::1"
      })
  void refusesWhatIsNotOnThePublicInternet(String address) {
    assertThat(safe(List.of()).mayBeCalled(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111"})
  void callsPublicAddresses(String address) {
    assertThat(safe(List.of()).mayBeCalled(InetAddress.ofLiteral(address))).isTrue();
  }

  @Test
  void callsAllowedNetworksAndNothingBeside() {
    SafeAddresses safe = safe(List.of(Network.of("10.1.128.0/17")));
    assertThat(safe.mayBeCalled(InetAddress.ofLiteral("10.1.128.1"))).isTrue();
    assertThat(safe.mayBeCalled(InetAddress.ofLiteral("10.1.127.255"))).isFalse();
  }

  @Test
  void oneForbiddenAddressForbidsTheHost() {
    InetAddress[] mixed = {InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("10.0.0.1")};
    SafeAddresses safe = new SafeAddresses(answering(mixed), List.of());
    assertThatThrownBy(() -> safe.resolve("rebinding.example.org"))
        .isInstanceOf(SafeAddresses.Forbidden.class);
  }

  @Test
  void aNetworkIsReadStrictly() {
    assertThatThrownBy(() -> Network.of("10.0.0.0/33")).hasMessageContaining("10.1.0.0/16");
    assertThatThrownBy(() -> Network.of("localhost/8")).hasMessageContaining("10.1.0.0/16");
  }

  private static SafeAddresses safe(List<Network> allowed) {
    return new SafeAddresses(answering(new InetAddress[0]), allowed);
  }

  private static DnsResolver answering(InetAddress[] addresses) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) {
        return addresses.clone();
      }

      @Override
      public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return host;
      }
    };
  }
}
