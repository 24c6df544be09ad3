package dev.farehawk.platform.http;

import dev.farehawk.platform.StartRefused;
import dev.farehawk.platform.config.FarehawkConfig;
import dev.farehawk.platform.config.HttpConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Makes the web server listen where the settings say. */
@Component
final class Listening implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {

  private final HttpConfig config;

  Listening(FarehawkConfig config) {
    this.config = config.http();
  }

  @Override
  public void customize(ConfigurableWebServerFactory server) {
    server.setPort(config.port());
    try {
      server.setAddress(InetAddress.getByName(config.address()));
    } catch (UnknownHostException e) {
      throw new StartRefused(
          "This machine has no address "
              + config.address()
              + ": set farehawk.http.address to one of its own, such as 127.0.0.1.",
          e);
    }
  }
}
