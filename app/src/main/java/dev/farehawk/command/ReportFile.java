package dev.farehawk.command;

import dev.farehawk.platform.StartRefused;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON that a command leaves for programs, where it was asked to. */
final class ReportFile {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ReportFile() {}

  /**
   * Writes a report.
   *
   * @param file null when none was asked for
   * @throws StartRefused if it cannot be written
   */
  static void write(@Nullable Path file, Object report) {
    if (file == null) {
      return;
    }
    try (Writer out = Files.newBufferedWriter(file)) {
      JSON.writeValue(out, report);
    } catch (IOException e) {
      throw new StartRefused("The report " + file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
