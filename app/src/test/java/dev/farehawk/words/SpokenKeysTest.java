package dev.farehawk.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the code says is in the files, and the files hold nothing that nobody says. */
class SpokenKeysTest {

  private static final Path JAVA = Path.of("src/main/java");
  private static final Path TEMPLATES = Path.of("src/main/jte");
  private static final Pattern KEY = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*)\"");
  private static final Pattern FAMILY = Pattern.compile("say\\(\\s*\"([a-z.-]+\\.)\"\\s*\\+");
  private static final Pattern CODED = Pattern.compile("coded\\(\\s*[^,]+,\\s*\"([a-z.-]+)\"");
  private static final Pattern SAID =
      Pattern.compile(
          "say\\(\\s*\"([a-z][a-z0-9.-]*[a-z0-9])\"((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*)\\)");
  private static final Pattern NAME = Pattern.compile(",\\s*\"([a-z][a-zA-Z]*)\"\\s*,");

  private static final Map<String, String> ENGLISH = Languages.files().getOrDefault("en", Map.of());

  @Test
  void everyKeyThatIsSaidIsInTheFileWithItsArguments() {
    Map<String, String> wrong = new TreeMap<>();
    for (String source : sources()) {
      Matcher said = SAID.matcher(source);
      while (said.find()) {
        String key = said.group(1);
        String message = ENGLISH.get(key);
        if (message == null) {
          wrong.put(key, "is not in en.properties");
          continue;
        }
        Set<String> names = new TreeSet<>();
        NAME.matcher(said.group(2)).results().forEach(name -> names.add(name.group(1)));
        Set<String> wanted = Message.parse(message, Languages.rules("en")).arguments();
        if (!names.containsAll(wanted)) {
          wrong.put(key, "is said with " + names + ", and has " + wanted);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyKeyOfTheFileIsSaid() {
    Set<String> said = new TreeSet<>(Set.of("language.name", "language.customs"));
    Set<String> families = new TreeSet<>();
    for (String source : sources()) {
      KEY.matcher(source).results().forEach(key -> said.add(key.group(1)));
      FAMILY.matcher(source).results().forEach(family -> families.add(family.group(1)));
      CODED.matcher(source).results().forEach(code -> said.add("problem." + code.group(1)));
    }
    // Said by the English sentence that a stage of the pipeline wrote down.
    families.add("told.");
    List<String> unsaid =
        ENGLISH.keySet().stream()
            .filter(key -> !said.contains(key))
            .filter(key -> families.stream().noneMatch(key::startsWith))
            .toList();
    assertThat(unsaid).isEmpty();
  }

  @Test
  void everyCodedProblemIsInTheFile() {
    Set<String> missing = new TreeSet<>();
    for (String source : sources()) {
      CODED
          .matcher(source)
          .results()
          .map(code -> "problem." + code.group(1))
          .filter(key -> !ENGLISH.containsKey(key))
          .forEach(missing::add);
    }
    assertThat(missing).isEmpty();
  }

  private static List<String> sources() {
    return Stream.of(JAVA, TEMPLATES).flatMap(SpokenKeysTest::below).toList();
  }

  private static Stream<String> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(SpokenKeysTest::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
