package dev.farehawk.words;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.PluralRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One message, parsed once and filled in often, by many threads at a time. Its source follows ICU's
 * message syntax with named arguments, {@code plural}, {@code selectordinal} and {@code select}:
 * {@code {count, plural, one {# day} other {# days}}}. How an argument is written is decided by its
 * value, not by the message, so {@code number} and {@code date} are refused.
 */
final class Message {

  private final List<Part> parts;

  private Message(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  private sealed interface Part {}

  private record Text(String text) implements Part {}

  private record Argument(String name) implements Part {}

  /** The number of the plural around it. */
  private record Count() implements Part {}

  private record Select(String name, Map<String, Message> cases) implements Part {}

  private record Plural(String name, PluralRules rules, Map<String, Message> cases)
      implements Part {}

  /** Writes the values of arguments. */
  interface Values {

    /** The value; null when none of that name was given. */
    @Nullable Object get(String name);

    /** The value as text. */
    String text(String name);

    /** A number as text. */
    String number(long value);
  }

  /** Plural rules of one language. */
  record Rules(PluralRules cardinal, PluralRules ordinal) {}

  /**
   * Parses.
   *
   * @throws IllegalArgumentException if the syntax is broken, with a sentence that says where
   */
  static Message parse(String source, Rules rules) {
    return new Parser(new MessagePattern(source), rules).message(0);
  }

  /** Names of all arguments. */
  Set<String> arguments() {
    Set<String> names = new TreeSet<>();
    for (Part part : parts) {
      switch (part) {
        case Text _, Count _ -> {}
        case Argument argument -> names.add(argument.name());
        case Select select -> {
          names.add(select.name());
          select.cases().values().forEach(one -> names.addAll(one.arguments()));
        }
        case Plural plural -> {
          names.add(plural.name());
          plural.cases().values().forEach(one -> names.addAll(one.arguments()));
        }
      }
    }
    return names;
  }

  /** The cases of every plural in it, by the plural's argument. */
  Map<String, Set<String>> plurals() {
    Map<String, Set<String>> found = new LinkedHashMap<>();
    for (Part part : parts) {
      switch (part) {
        case Text _, Count _, Argument _ -> {}
        case Select select -> select.cases().values().forEach(one -> found.putAll(one.plurals()));
        case Plural plural -> {
          found.put(plural.name(), plural.cases().keySet());
          plural.cases().values().forEach(one -> found.putAll(one.plurals()));
        }
      }
    }
    return found;
  }

  String fill(Values values) {
    if (parts.size() == 1 && parts.getFirst() instanceof Text(String text)) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    fill(values, 0, out);
    return out.toString();
  }

  private void fill(Values values, long count, StringBuilder out) {
    for (Part part : parts) {
      switch (part) {
        case Text(String text) -> out.append(text);
        case Argument(String name) -> out.append(values.text(name));
        case Count() -> out.append(values.number(count));
        case Select(String name, Map<String, Message> cases) ->
            one(cases, values.text(name)).fill(values, count, out);
        case Plural(String name, PluralRules rules, Map<String, Message> cases) -> {
          long number = values.get(name) instanceof Number given ? given.longValue() : 0;
          Message exact = cases.get("=" + number);
          Message chosen = exact == null ? one(cases, rules.select((double) number)) : exact;
          chosen.fill(values, number, out);
        }
      }
    }
  }

  private static Message one(Map<String, Message> cases, String name) {
    Message found = cases.get(name);
    return found == null ? cases.getOrDefault("other", NOTHING) : found;
  }

  private static final Message NOTHING = new Message(List.of());

  /** Walks the flat list of parts that ICU's parser leaves. */
  private record Parser(MessagePattern pattern, Rules rules) {

    /** The message whose start is the part of this number. */
    Message message(int start) {
      List<Part> parts = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      int from = pattern.getPart(start).getLimit();
      for (int i = start + 1; ; i++) {
        MessagePattern.Part part = pattern.getPart(i);
        text.append(pattern.getPatternString(), from, part.getIndex());
        from = part.getLimit();
        switch (part.getType()) {
          case MSG_LIMIT -> {
            endText(text, parts);
            return new Message(parts);
          }
          case REPLACE_NUMBER -> {
            endText(text, parts);
            parts.add(new Count());
          }
          case ARG_START -> {
            endText(text, parts);
            parts.add(argument(i));
            i = pattern.getLimitPartIndex(i);
            from = pattern.getPart(i).getLimit();
          }
          default -> {}
        }
      }
    }

    private static void endText(StringBuilder text, List<Part> parts) {
      if (!text.isEmpty()) {
        parts.add(new Text(text.toString()));
        text.setLength(0);
      }
    }

    private Part argument(int start) {
      MessagePattern.Part name = pattern.getPart(start + 1);
      String argument = pattern.getSubstring(name);
      if (name.getType() != MessagePattern.Part.Type.ARG_NAME) {
        throw new IllegalArgumentException("name the argument {" + argument + "}");
      }
      return switch (pattern.getPart(start).getArgType()) {
        case NONE -> new Argument(argument);
        case SELECT -> new Select(argument, cases(start + 2));
        case PLURAL -> new Plural(argument, rules.cardinal(), cases(start + 2));
        case SELECTORDINAL -> new Plural(argument, rules.ordinal(), cases(start + 2));
        case SIMPLE, CHOICE ->
            throw new IllegalArgumentException(
                "{" + argument + "} has a format: write the bare name, its value knows its form");
      };
    }

    private Map<String, Message> cases(int first) {
      Map<String, Message> cases = new LinkedHashMap<>();
      int i = first;
      if (pattern.getPartType(i).hasNumericValue()) {
        throw new IllegalArgumentException("a plural has no offset here");
      }
      while (pattern.getPartType(i) != MessagePattern.Part.Type.ARG_LIMIT) {
        String selector = pattern.getSubstring(pattern.getPart(i));
        i++;
        if (pattern.getPartType(i).hasNumericValue()) {
          i++;
        }
        cases.put(selector, message(i));
        i = pattern.getLimitPartIndex(i) + 1;
      }
      return Map.copyOf(cases);
    }
  }
}
