package dev.farehawk.delivery.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A mail server on loopback that agrees to everything but what the test says (RFC 5321). */
final class ScriptedSmtp implements AutoCloseable {

  /** Instead of an answer it hangs up. */
  static final String HANGS_UP = "";

  private static final String CONTENT = "CONTENT";
  private static final Map<String, String> AGREES =
      Map.of(
          "EHLO", "250 here", "DATA", "354 go on", CONTENT, "250 2.0.0 taken", "QUIT", "221 bye");

  private final ServerSocket socket;
  private final Map<String, String> answers = new ConcurrentHashMap<>();

  ScriptedSmtp() {
    try {
      socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** What it says to a command, or, as {@code CONTENT}, to a mail that was read to its end. */
  ScriptedSmtp saying(String command, String answer) {
    answers.put(command, answer);
    return this;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket caller = socket.accept()) {
        converse(caller);
      } catch (IOException hungUp) {
        // The test is over, or has what it wanted.
      }
    }
  }

  private void converse(Socket caller) throws IOException {
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
    say(caller, "220 here");
    boolean inContent = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (inContent && !line.equals(".")) {
        continue;
      }
      String command = inContent ? CONTENT : line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      String answer = answers.getOrDefault(command, AGREES.getOrDefault(command, "250 ok"));
      if (answer.equals(HANGS_UP)) {
        return;
      }
      say(caller, answer);
      inContent = answer.startsWith("354");
    }
  }

  private static void say(Socket caller, String answer) throws IOException {
    caller.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
