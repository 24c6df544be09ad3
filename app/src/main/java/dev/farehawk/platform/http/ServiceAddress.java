package dev.farehawk.platform.http;

import dev.farehawk.platform.config.FarehawkConfig;
import dev.farehawk.platform.config.HttpConfig;
import java.net.URI;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Where people reach the service; links in mails begin with it. */
@Component
public class ServiceAddress {

  private final HttpConfig config;
  private volatile int port;

  ServiceAddress(FarehawkConfig config) {
    this.config = config.http();
    this.port = config.http().port();
  }

  /**
   * The public address, without a slash at the end. While the port is chosen freely and the server
   * has not started, it ends in port 0.
   */
  public URI base() {
    URI configured = config.publicUrl();
    if (configured != null) {
      return URI.create(configured.toString().replaceFirst("/+$", ""));
    }
    return local();
  }

  /** The address on this machine, whatever the public one is. */
  public URI local() {
    String host =
        switch (config.address()) {
          case "0.0.0.0", "::", "127.0.0.1", "::1" -> "localhost";
          default -> config.address();
        };
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }

  @EventListener
  void serverStarted(WebServerInitializedEvent event) {
    if (event.getApplicationContext().getServerNamespace() == null) {
      port = event.getWebServer().getPort();
    }
  }
}
