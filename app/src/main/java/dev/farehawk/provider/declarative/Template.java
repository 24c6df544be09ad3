package dev.farehawk.provider.declarative;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A text with placeholders, such as <code>{departure|dd/MM/uuuu}</code>. A brace that is meant is
 * written twice.
 */
final class Template {

  private static final int MOST_PARTS = 60;

  private final List<Part> parts;
  private final boolean number;

  private Template(List<Part> parts, boolean number) {
    this.parts = List.copyOf(parts);
    this.number = number;
  }

  private sealed interface Part {

    record Fixed(String text) implements Part {}

    record Placeholder(Question.Name name, UnaryOperator<Object> change) implements Part {}
  }

  /**
   * Reads a template.
   *
   * @param allowed the placeholders that may stand here
   * @throws Mistake if a brace is left open, or a placeholder or what follows its bar is unknown
   */
  static Template of(String text, String pointer, Set<Question.Name> allowed) {
    return new Reader(text, pointer, allowed).read();
  }

  /** The placeholders in it. */
  Set<Question.Name> names() {
    Set<Question.Name> names = new TreeSet<>();
    for (Part part : parts) {
      if (part instanceof Part.Placeholder(Question.Name name, UnaryOperator<Object> _)) {
        names.add(name);
      }
    }
    return names;
  }

  /** The text for a question; null when one of its placeholders has no value there. */
  @Nullable String text(Question question) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Fixed(String fixed) -> text.append(fixed);
        case Part.Placeholder(Question.Name name, UnaryOperator<Object> change) -> {
          Object value = question.value(name);
          if (value == null) {
            return null;
          }
          text.append(change.apply(value));
        }
      }
    }
    return text.toString();
  }

  /** The same as JSON: a text, or a number when the template ends in {@code |number}. */
  @Nullable JsonNode json(Question question) {
    String text = text(question);
    if (text == null) {
      return null;
    }
    return number
        ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
        : JsonNodeFactory.instance.stringNode(text);
  }

  private static final class Reader {

    private final String text;
    private final String pointer;
    private final Set<Question.Name> allowed;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder fixed = new StringBuilder();
    private boolean number;

    Reader(String text, String pointer, Set<Question.Name> allowed) {
      this.text = text;
      this.pointer = pointer;
      this.allowed = allowed;
    }

    Template read() {
      int at = 0;
      while (at < text.length()) {
        char c = text.charAt(at);
        boolean twice = at + 1 < text.length() && text.charAt(at + 1) == c;
        if ((c == '{' || c == '}') && twice) {
          fixed.append(c);
          at += 2;
        } else if (c == '{') {
          at = placeholder(at);
        } else if (c == '}') {
          throw new Mistake(pointer, "a closing brace stands alone; write it twice if it is meant");
        } else {
          fixed.append(c);
          at++;
        }
      }
      endFixed();
      if (number && parts.size() > 1) {
        throw new Mistake(pointer, "a placeholder with |number must stand alone");
      }
      if (parts.size() > MOST_PARTS) {
        throw new Mistake(pointer, "at most " + MOST_PARTS + " parts are taken");
      }
      return new Template(parts, number);
    }

    private void endFixed() {
      if (!fixed.isEmpty()) {
        parts.add(new Part.Fixed(fixed.toString()));
        fixed.setLength(0);
      }
    }

    private int placeholder(int open) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw new Mistake(pointer, "the brace in \"" + text + "\" is not closed");
      }
      List<String> words = List.of(text.substring(open + 1, close).split("\\|", -1));
      Question.Name name = name(words.getFirst());
      endFixed();
      UnaryOperator<Object> change = UnaryOperator.identity();
      for (String word : words.subList(1, words.size())) {
        UnaryOperator<Object> before = change;
        UnaryOperator<Object> next = change(word, name);
        change = value -> next.apply(before.apply(value));
      }
      if (name.isDate()) {
        check(change, words);
      }
      parts.add(new Part.Placeholder(name, change));
      return close + 1;
    }

    private Question.Name name(String word) {
      return Question.Name.of(word)
          .filter(allowed::contains)
          .orElseThrow(() ->
              new Mistake(
                  pointer,
                  "there is no placeholder {"
                      + word
                      + "} here; there are "
                      + String.join(
                          ", ", allowed.stream().sorted().map(Question.Name::written).toList())));
    }

    private UnaryOperator<Object> change(String word, Question.Name name) {
      return switch (word) {
        case "upper" -> value -> value.toString().toUpperCase(Locale.ROOT);
        case "lower" -> value -> value.toString().toLowerCase(Locale.ROOT);
        case "number" -> {
          if (!name.isNumber() && !name.isDate()) {
            throw new Mistake(pointer, "{" + name.written() + "} is no number");
          }
          number = true;
          yield value -> value;
        }
        default -> {
          if (!name.isDate()) {
            throw new Mistake(
                pointer,
                "\"|"
                    + word
                    + "\" cannot follow {"
                    + name.written()
                    + "}; upper, lower and number can");
          }
          DateTimeFormatter pattern = TimePattern.pattern(word, pointer);
          yield value -> value instanceof LocalDate date ? pattern.format(date) : value;
        }
      };
    }

    /** What would fail with every date must fail here, not in the first call. */
    private void check(UnaryOperator<Object> change, List<String> words) {
      String written;
      try {
        written = change.apply(LocalDate.of(2027, 3, 14)).toString();
      } catch (DateTimeException _) {
        throw new Mistake(
            pointer, "{" + String.join("|", words) + "} asks a date for its time of day");
      }
      if (number && !written.matches("[0-9]{1,9}")) {
        throw new Mistake(
            pointer,
            "{" + String.join("|", words) + "} writes " + written + ", which is no number");
      }
    }
  }
}
