package dev.farehawk.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One mail that arrived at the catcher.
 *
 * @param number rises with every mail
 * @param receivedAt when the server took it
 * @param to recipients as the envelope named them
 * @param headers by lower-case name, first value each
 * @param text plain part; null when there is none
 * @param html HTML part; null when there is none
 */
public record CaughtMail(
    long number,
    Instant receivedAt,
    List<String> to,
    String from,
    String subject,
    Map<String, String> headers,
    @Nullable String text,
    @Nullable String html) {

  /** Keeps its own copies. */
  public CaughtMail {
    to = List.copyOf(to);
    headers = Map.copyOf(headers);
  }

  /** First value of this header, null when it is not there. */
  public @Nullable String header(String name) {
    return headers.get(name.toLowerCase(java.util.Locale.ROOT));
  }
}
