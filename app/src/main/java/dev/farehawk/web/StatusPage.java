package dev.farehawk.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may know about how the service does.
 *
 * @param coverage how many price drops are seen in time; null until it is measured
 */
public record StatusPage(
    boolean well,
    String headline,
    String deadline,
    List<Source> sources,
    @Nullable CoveragePart coverage) {

  /** Keeps its own copy. */
  public StatusPage {
    sources = List.copyOf(sources);
  }

  /** A fare source. */
  public record Source(String name, boolean well, String state, String lastAnswer) {}
}
