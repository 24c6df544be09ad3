package dev.farehawk.web.console;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries that were given up.
 *
 * @param done what a form has done, in a sentence; null when nothing was asked for
 */
public record FailingPage(@Nullable String done, List<Host> hosts, List<Letter> newest) {

  /** Keeps its own copies. */
  public FailingPage {
    hosts = List.copyOf(hosts);
    newest = List.copyOf(newest);
  }

  /** All of one host; {@code code} is the channel as forms send it back. */
  public record Host(
      String code, String channel, String host, String count, String newest, String why) {}

  /** One of them. It names no address: those may hold secrets of their owner. */
  public record Letter(UUID id, String channel, String attempts, String due, String why) {}
}
