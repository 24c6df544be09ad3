package dev.farehawk.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out which message an English sentence was made from. The stages of the pipeline write down
 * why something happened, in English, long before anybody reads it; whoever then reads it in
 * another language is told by the same message of that language. The messages that take part have
 * keys under {@code told.} or {@code look.why.}, and no plurals.
 */
final class Retold {

  private static final List<String> FAMILIES = List.of("told.", "look.why.");
  private static final Pattern ARGUMENT = Pattern.compile("\\{([a-z]+)\\}");

  /** Longer ones are no sentences of ours. */
  private static final int LONGEST = 1000;

  private final List<Known> known = new ArrayList<>();

  private record Known(String key, Pattern sentence, List<String> names, int letters) {}

  /** What a sentence was made from: a key, with names and values in turn. */
  record Source(String key, List<String> named) {}

  /** Of the messages of English. */
  Retold(Map<String, String> english) {
    english.forEach((key, message) -> {
      if (FAMILIES.stream().anyMatch(key::startsWith)) {
        known.add(known(key, message));
      }
    });
    // Where two fit, the one that says more is meant.
    known.sort(Comparator.comparingInt(Known::letters).reversed());
  }

  private static Known known(String key, String message) {
    StringBuilder sentence = new StringBuilder();
    List<String> names = new ArrayList<>();
    int from = 0;
    Matcher argument = ARGUMENT.matcher(message);
    while (argument.find()) {
      sentence.append(Pattern.quote(message.substring(from, argument.start()))).append("(.+)");
      names.add(argument.group(1));
      from = argument.end();
    }
    sentence.append(Pattern.quote(message.substring(from)));
    Pattern whole = Pattern.compile(sentence.toString(), Pattern.DOTALL);
    int letters = ARGUMENT.matcher(message).replaceAll("").length();
    return new Known(key, whole, List.copyOf(names), letters);
  }

  Optional<Source> source(String sentence) {
    if (sentence.length() > LONGEST) {
      return Optional.empty();
    }
    for (Known one : known) {
      Matcher matcher = one.sentence().matcher(sentence);
      if (matcher.matches()) {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < one.names().size(); i++) {
          named.add(one.names().get(i));
          named.add(matcher.group(i + 1));
        }
        return Optional.of(new Source(one.key(), named));
      }
    }
    return Optional.empty();
  }
}
