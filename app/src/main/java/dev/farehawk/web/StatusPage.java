package dev.farehawk.web;

import java.util.List;

/** What everybody may know about how the service does. */
public record StatusPage(boolean well, String headline, String deadline, List<Source> sources) {

  /** Keeps its own copy. */
  public StatusPage {
    sources = List.copyOf(sources);
  }

  /** A fare source. */
  public record Source(String name, boolean well, String state, String lastAnswer) {}
}
