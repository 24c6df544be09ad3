package dev.farehawk.web.watch;

import dev.farehawk.words.Words;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a filled-in form.
 *
 * @param messages by field name, each a sentence that says what to do
 * @param choices by field name, places that may have been meant
 * @param repeated the watch that this one would repeat; null when that is not what is wrong
 */
public record FormProblems(
    Map<String, String> messages, Map<String, List<PlaceChoice>> choices, @Nullable String repeated)
    implements Serializable {

  /** Most places in the list below a field. */
  private static final int MOST_LISTED = 8;

  /** Nothing is wrong. */
  public static final FormProblems NONE = new FormProblems(Map.of(), Map.of());

  /** Wrong fields alone. */
  public FormProblems(Map<String, String> messages, Map<String, List<PlaceChoice>> choices) {
    this(messages, choices, null);
  }

  /** A place to choose by one press. */
  public record PlaceChoice(String code, String words) implements Serializable {}

  /** Keeps its own copies. */
  public FormProblems {
    messages = Map.copyOf(messages);
    choices = Map.copyOf(choices);
  }

  /** What is wrong with this field; null when nothing is. */
  public @Nullable String of(String field) {
    return messages.get(field);
  }

  /** Places that may have been meant in this field. */
  public List<PlaceChoice> choicesFor(String field) {
    return choices.getOrDefault(field, List.of());
  }

  /**
   * What to say when the list below a field shows none, one, two ... places, joined by bars: the
   * page's script cannot count in every language.
   */
  public static String placesCounts(Words words) {
    return IntStream.rangeClosed(1, MOST_LISTED)
        .mapToObj(count -> words.say("places.some", "count", count))
        .collect(Collectors.joining("|", words.say("places.none") + "|", ""));
  }

  /** Whether the form can be taken as it is. */
  public boolean none() {
    return messages.isEmpty();
  }
}
