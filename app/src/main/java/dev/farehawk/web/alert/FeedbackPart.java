package dev.farehawk.web.alert;

import dev.farehawk.alert.Feedback;
import dev.farehawk.alert.Feedback.Answer;
import dev.farehawk.words.Words;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the owner of an alert says what it was worth.
 *
 * @param action where the form goes
 * @param said what was said already, in a sentence; null for nothing yet
 */
public record FeedbackPart(String action, List<Choice> choices, @Nullable String said) {

  /** Keeps its own copy. */
  public FeedbackPart {
    choices = List.copyOf(choices);
  }

  /** One answer; {@code given} when it is the one that was given. */
  public record Choice(String value, String words, boolean given) {}

  static FeedbackPart of(String action, @Nullable Feedback given, Words words) {
    return new FeedbackPart(
        action,
        Stream.of(Answer.values())
            .map(answer ->
                new Choice(
                    answer.name(), words(answer, words), given != null && given.answer() == answer))
            .toList(),
        given == null ? null : words.say("feedback.said", "answer", words(given.answer(), words)));
  }

  private static String words(Answer answer, Words words) {
    return switch (answer) {
      case USEFUL -> words.say("feedback.useful");
      case NOT_USEFUL -> words.say("feedback.not-useful");
      case GONE -> words.say("feedback.gone");
      case BOOKED -> words.say("feedback.booked");
    };
  }
}
