package dev.farehawk.platform.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the pages and the API are served.
 *
 * @param address of the network interface to listen on
 * @param port 0 takes a free one
 * @param publicUrl under which people reach the service, used in links; null for the address and
 *     port themselves
 * @param mostAtOnce requests that are worked on at a time, so that however many come, there is a
 *     connection to the database for what must be told in time; 1 to 10000
 */
public record HttpConfig(
    @DefaultValue("127.0.0.1") String address,
    @DefaultValue("8080") int port,
    @Nullable URI publicUrl,
    @DefaultValue("48") int mostAtOnce) {

  /** Refuses what cannot work. */
  public HttpConfig {
    if (address.isBlank()) {
      throw new IllegalArgumentException("http.address must be an IP address, such as 127.0.0.1");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("http.port must be 0 to 65535, not " + port);
    }
    if (mostAtOnce < 1 || mostAtOnce > 10_000) {
      throw new IllegalArgumentException(
          "http.most-at-once must be 1 to 10000 requests, not " + mostAtOnce);
    }
    if (publicUrl != null && !isWebAddress(publicUrl)) {
      throw new IllegalArgumentException(
          "http.public-url must be an address such as https://fares.example.org, not " + publicUrl);
    }
  }

  private static boolean isWebAddress(URI url) {
    return url.getHost() != null
        && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
        && url.getQuery() == null
        && url.getFragment() == null;
  }
}
