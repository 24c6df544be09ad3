package dev.farehawk.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a garbage collector's log says ({@code -Xlog:gc:file=...}).
 *
 * @param pauses how many there were
 * @param longestMillis the longest
 * @param totalMillis all together
 * @param largestHeapMegabytes most that was in use before a pause
 * @param smallestHeapMegabytes least that was in use after a pause, of those in the second half:
 *     what lives on
 */
record GcLog(
    int pauses,
    double longestMillis,
    double totalMillis,
    long largestHeapMegabytes,
    long smallestHeapMegabytes) {

  private static final Pattern PAUSE =
      Pattern.compile("Pause .* (\\d+)M->(\\d+)M\\(\\d+M\\) ([0-9.]+)ms");

  /** Reads one; without any pause all is zero. */
  static GcLog read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      var pauses = lines.map(PAUSE::matcher).filter(Matcher::find).toList();
      return new GcLog(
          pauses.size(),
          pauses.stream().mapToDouble(pause -> Double.parseDouble(pause.group(3))).max().orElse(0),
          pauses.stream().mapToDouble(pause -> Double.parseDouble(pause.group(3))).sum(),
          pauses.stream().mapToLong(pause -> Long.parseLong(pause.group(1))).max().orElse(0),
          pauses.stream()
              .skip(pauses.size() / 2)
              .mapToLong(pause -> Long.parseLong(pause.group(2)))
              .min()
              .orElse(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
