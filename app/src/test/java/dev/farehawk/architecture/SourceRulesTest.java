package dev.farehawk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceRulesTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int LONGEST_CLASS = 400;
  private static final Pattern SQL_CLOCK =
      Pattern.compile(
          "(?i)\\b(now\\(\\)|current_timestamp|clock_timestamp\\(|transaction_timestamp\\()");

  @Test
  void noSqlReadsTheClockOfTheDatabase() {
    assertThat(
            sources("main")
                .filter(file -> SQL_CLOCK.matcher(withoutJavaClockCalls(read(file))).find()))
        .as("time is a parameter of every statement")
        .isEmpty();
  }

  @Test
  void noClassOutgrowsItsReader() {
    assertThat(
            Stream.concat(sources("main"), sources("test"))
                .filter(file -> read(file).lines().count() > LONGEST_CLASS))
        .isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    List<Path> silent =
        sources("main")
            .filter(file -> file.toString().endsWith(".java"))
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .toList();
    assertThat(silent).as("packages without package-info.java").isEmpty();
    assertThat(
            sources("main")
                .filter(file -> file.endsWith("package-info.java"))
                .filter(file -> !read(file).contains("@NullMarked")))
        .as("packages that are not @NullMarked")
        .isEmpty();
  }

  @Test
  void noTestSleeps() {
    assertThat(
            sources("test")
                .filter(file -> !file.endsWith("CodeRulesTest.java"))
                .filter(file -> !file.endsWith("SourceRulesTest.java"))
                .filter(file -> read(file).contains("Thread.sleep")))
        .isEmpty();
  }

  private static String withoutJavaClockCalls(String source) {
    return source.replaceAll("(\\w\\.|Instant )now\\(\\)", "");
  }

  private static Stream<Path> sources(String kind) {
    return Stream.of("app", "market-simulator", "simulation", "benchmarks")
        .map(module -> ROOT.resolve(module).resolve("src").resolve(kind))
        .filter(Files::isDirectory)
        .flatMap(SourceRulesTest::filesBelow)
        .filter(file -> file.toString().endsWith(".java") || file.toString().endsWith(".sql"));
  }

  private static Stream<Path> filesBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList().stream();
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
