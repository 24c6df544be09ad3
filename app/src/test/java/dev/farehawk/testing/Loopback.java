package dev.farehawk.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Other people's servers, as tests need them: on this machine alone. */
public final class Loopback {

  private static final int BACKLOG = 64;

  private Loopback() {}

  /** An HTTP server on a free port, which is still to be started. */
  public static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where to reach a server, without a slash at the end. */
  public static String address(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
