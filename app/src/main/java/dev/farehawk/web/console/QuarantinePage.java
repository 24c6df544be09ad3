package dev.farehawk.web.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Doubtful prices.
 *
 * @param done what a form has done, in a sentence; null when nothing was asked for
 */
public record QuarantinePage(@Nullable String done, List<Held> open, List<Held> decided) {

  /** Keeps its own copies. */
  public QuarantinePage {
    open = List.copyOf(open);
    decided = List.copyOf(decided);
  }

  /** One price; {@code state} says what became of it. */
  public record Held(
      String id,
      String fare,
      String source,
      String price,
      String current,
      String why,
      String since,
      String state) {}
}
