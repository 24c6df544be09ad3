package dev.farehawk.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Templates hold no words of any language: those are in the files of words. */
class TemplatesSayNothingThemselvesTest {

  private static final Path TEMPLATES = Path.of("src/main/jte");

  /** Names that are the same in every language. */
  private static final List<String> ALLOWED =
      List.of(
          "Farehawk",
          "Authorization: Bearer …",
          "https://example.org/fares",
          "https://ntfy.example.org/topic");

  private static final String ADVICE =
      "say it by ${frame.say(\"some.key\")}, with the key in every file of words; see"
          + " docs/languages.md";

  private static final Pattern LETTERS = Pattern.compile("\\p{L}");
  private static final Pattern SPOKEN_ATTRIBUTE =
      Pattern.compile(
          "\\b(?:alt|aria-label|content|data-question|label|placeholder|title)=\"([^\"]*)\"");
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{|@template\\.[a-z.-]+\\(");
  private static final Pattern STRING = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern PHRASE = Pattern.compile("\\p{Lu}\\p{Ll}|\\p{L} \\p{L}+ \\p{L}");

  @Test
  void noTextStandsBetweenTags() {
    assertThat(found(TemplatesSayNothingThemselvesTest::textsBetweenTags)).as(ADVICE).isEmpty();
  }

  @Test
  void noAttributeThatIsReadHoldsText() {
    assertThat(found(TemplatesSayNothingThemselvesTest::spokenAttributes)).as(ADVICE).isEmpty();
  }

  @Test
  void noExpressionHoldsAPhrase() {
    assertThat(found(TemplatesSayNothingThemselvesTest::phrases)).as(ADVICE).isEmpty();
  }

  private static List<String> phrases(String source) {
    return stringsOfExpressions(source).stream()
        .filter(text -> PHRASE.matcher(text).find())
        .toList();
  }

  private interface Reader {
    List<String> read(String source);
  }

  private static List<String> found(Reader reader) {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".jte")).sorted().toList()) {
        reader
            .read(Files.readString(file))
            .forEach(text -> found.add(TEMPLATES.relativize(file) + ": " + text));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static List<String> textsBetweenTags(String source) {
    String markup = withoutCode(source);
    return markup
        .replaceAll("(?s)<[^>]*>", "\n")
        .lines()
        .map(TemplatesSayNothingThemselvesTest::withoutAllowed)
        .filter(text -> LETTERS.matcher(text).find())
        .toList();
  }

  private static List<String> spokenAttributes(String source) {
    return SPOKEN_ATTRIBUTE
        .matcher(withoutCode(source))
        .results()
        .filter(one -> !withinMeta(one.group()))
        .map(one -> withoutAllowed(one.group(1)))
        .filter(text -> LETTERS.matcher(text).find())
        .toList();
  }

  /** Of the head's machine-readable values. */
  private static boolean withinMeta(String attribute) {
    return attribute.startsWith("content=\"width=device-width")
        || attribute.startsWith("content=\"#");
  }

  private static String withoutAllowed(String text) {
    String rest = text;
    for (String allowed : ALLOWED) {
      rest = rest.replace(allowed, "");
    }
    return rest.replaceAll("&[a-z]+;", "");
  }

  /** The template without expressions, statements and parameters. */
  private static String withoutCode(String source) {
    StringBuilder kept = new StringBuilder();
    for (String line : source.lines().toList()) {
      if (!line.startsWith("@import") && !line.startsWith("@param") && !line.startsWith("!{")) {
        kept.append(line).append('\n');
      }
    }
    String markup = kept.toString();
    String before;
    do {
      before = markup;
      markup = markup.replaceAll("\\$\\{[^{}]*\\}", "");
    } while (!markup.equals(before));
    markup = withoutCalls(markup, "@if(", "@elseif(", "@for(");
    markup = markup.replaceAll("@(?:else|endif|endfor|raw|endraw)", "");
    return withoutTemplateCalls(markup);
  }

  /** Cuts each call with its balanced brackets. */
  private static String withoutCalls(String markup, String... starts) {
    String rest = markup;
    for (String start : starts) {
      for (int at = rest.indexOf(start); at >= 0; at = rest.indexOf(start, at)) {
        rest = rest.substring(0, at) + rest.substring(end(rest, at + start.length()));
      }
    }
    return rest;
  }

  /** Of a call of another template only the content that it wraps is kept. */
  private static String withoutTemplateCalls(String markup) {
    return markup
        .replaceAll("@template\\.layout\\.page\\([^`]*@`", "")
        .replaceAll("(?m)^`\\)$", "")
        .replaceAll("@template\\.[a-z.-]+\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)", "");
  }

  private static int end(String text, int from) {
    int depth = 1;
    int at = from;
    while (depth > 0) {
      char c = text.charAt(at++);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return at;
  }

  /** The strings of expressions, and of what is passed to other templates. */
  private static List<String> stringsOfExpressions(String source) {
    List<String> strings = new ArrayList<>();
    EXPRESSION
        .matcher(source)
        .results()
        .forEach(start ->
            STRING
                .matcher(expression(source, start.end()))
                .results()
                .forEach(one -> strings.add(one.group(1))));
    return strings;
  }

  /** From here to the bracket that closes it, or to content that is passed on. */
  private static String expression(String source, int from) {
    int depth = 1;
    int at = from;
    while (depth > 0 && !source.startsWith("@`", at)) {
      char c = source.charAt(at++);
      depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
    }
    return source.substring(from, at);
  }
}
