package dev.farehawk.web.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All switches, and how each stands. */
public record SwitchesPage(List<Line> lines) {

  /** Keeps its own copy. */
  public SwitchesPage {
    lines = List.copyOf(lines);
  }

  /**
   * One switch.
   *
   * @param id for labels, without characters that an id may not have
   * @param since when and why it was turned last; null when it never was
   * @param waits what waits behind it, and until when it must arrive; null where that is not known
   */
  public record Line(
      String key,
      String id,
      String name,
      boolean stopped,
      @Nullable String since,
      @Nullable String waits) {}
}
