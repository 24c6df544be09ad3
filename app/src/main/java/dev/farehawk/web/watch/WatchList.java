package dev.farehawk.web.watch;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of somebody's watches.
 *
 * @param asked what the list was narrowed to, by field
 * @param count watches that pass
 * @param few said when not all that pass are shown; null when they are
 * @param narrowed whether there may be others
 */
public record WatchList(
    List<WatchCard> cards,
    Map<String, String> asked,
    FormProblems problems,
    int count,
    @Nullable String few,
    boolean narrowed) {

  /** Keeps its own copies. */
  public WatchList {
    cards = List.copyOf(cards);
    asked = Map.copyOf(asked);
  }

  /** Whether this choice of a field is the one. */
  public boolean chose(String field, String value) {
    return value.equals(asked.getOrDefault(field, ""));
  }

  /** Whether there is something to choose from. */
  public boolean several() {
    return narrowed || cards.size() > 1;
  }

  /** What many watches are called before they are deleted; {@code more} is null for no others. */
  public record Doomed(List<String> names, @Nullable String more) {

    /** Keeps its own copy. */
    public Doomed {
      names = List.copyOf(names);
    }
  }
}
