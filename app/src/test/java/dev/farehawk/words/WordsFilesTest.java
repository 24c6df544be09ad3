package dev.farehawk.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file says everything that English says, with the same arguments and whole plurals. */
class WordsFilesTest {

  private static final Map<String, Map<String, String>> FILES = Languages.files();
  private static final Map<String, String> ENGLISH = file("en");

  /** May be left out: everything else must be said. */
  private static final Set<String> OPTIONAL = Set.of("language.customs");

  static Stream<String> tags() {
    return FILES.keySet().stream().filter(tag -> !tag.equals("eo"));
  }

  @Test
  void theSixLanguagesOfTheBeginningAreThere() {
    assertThat(FILES).containsKeys("en", "de", "es", "fr", "zh-Hans", "ja");
  }

  @ParameterizedTest
  @MethodSource("tags")
  void everyFileHasTheKeysOfEnglish(String tag) {
    assertThat(without(file(tag).keySet()))
        .as("words/%s.properties must say what en.properties says; see docs/languages.md", tag)
        .isEqualTo(without(ENGLISH.keySet()));
  }

  @ParameterizedTest
  @MethodSource("tags")
  void everyMessageHasTheArgumentsOfEnglish(String tag) {
    file(tag)
        .forEach((key, source) ->
            assertThat(message(tag, source).arguments())
                .as("%s: %s", tag, key)
                .isEqualTo(message("en", ENGLISH.getOrDefault(key, "")).arguments()));
  }

  /** As far as counts go here; forms for millions alone need not be written. */
  @ParameterizedTest
  @MethodSource("tags")
  void everyPluralHasEveryFormOfItsLanguage(String tag) {
    Set<String> forms =
        IntStream.rangeClosed(0, 10_000)
            .mapToObj(count -> Languages.rules(tag).cardinal().select((double) count))
            .collect(Collectors.toSet());
    file(tag)
        .forEach((key, source) ->
            message(tag, source)
                .plurals()
                .forEach((name, cases) ->
                    assertThat(cases).as("%s: %s {%s}", tag, key, name).containsAll(forms)));
  }

  @ParameterizedTest
  @MethodSource("tags")
  void noMessageIsEmptyOrHasAStraightApostrophe(String tag) {
    file(tag)
        .forEach((key, source) ->
            assertThat(source)
                .as("%s: %s; a straight apostrophe would begin a quotation", tag, key)
                .isNotBlank()
                .doesNotContain("'"));
  }

  private static Map<String, String> file(String tag) {
    return FILES.getOrDefault(tag, Map.of());
  }

  private static Message message(String tag, String source) {
    return Message.parse(source, Languages.rules(tag));
  }

  private static Set<String> without(Set<String> keys) {
    Set<String> kept = new TreeSet<>(keys);
    kept.removeAll(OPTIONAL);
    return kept;
  }
}
