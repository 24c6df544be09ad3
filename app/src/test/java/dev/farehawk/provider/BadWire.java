package dev.farehawk.provider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Replies whose trouble lies in how they come, not in what they say. */
final class BadWire {

  private static final int HUGE = 64 << 20;
  private static final byte[] BLANKS = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);

  private BadWire() {}

  /** Half of the body, then the end of the connection. */
  static StubProvider cuts(int status, String body) {
    return new StubProvider(exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
      exchange.getResponseBody().flush();
    });
  }

  /** Nothing at all. */
  static StubProvider hangs() {
    StubProvider[] self = new StubProvider[1];
    self[0] = new StubProvider(_ -> self[0].hang());
    return self[0];
  }

  /** One byte after the other. */
  static StubProvider drips(int status) {
    StubProvider[] self = new StubProvider[1];
    self[0] =
        new StubProvider(exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, HUGE);
          for (int i = 0; i < HUGE && !self[0].drip(); i++) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
          }
        });
    return self[0];
  }

  /** 64 MiB. */
  static StubProvider floods(int status) {
    return new StubProvider(exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, HUGE);
      flood(exchange.getResponseBody());
    });
  }

  /** 64 MiB that come as some kilobytes. */
  static StubProvider unpacksToAFlood(int status) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      flood(gzip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new StubProvider(exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      exchange.sendResponseHeaders(status, packed.size());
      packed.writeTo(exchange.getResponseBody());
    });
  }

  private static void flood(OutputStream out) throws IOException {
    for (int i = 0; i < HUGE / BLANKS.length; i++) {
      out.write(BLANKS);
    }
  }
}
