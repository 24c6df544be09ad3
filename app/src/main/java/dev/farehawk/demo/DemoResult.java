package dev.farehawk.demo;

import dev.farehawk.platform.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the judge said of a run that ended by itself. */
public final class DemoResult {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final ProofReport report;

  DemoResult(ProofReport report) {
    this.report = report;
  }

  /** Whether no alert and no correction was lost, invented or repeated. */
  public boolean clean() {
    ProofReport.Outcome outcome = report.outcome();
    return outcome.lost() == 0
        && outcome.unexpected() == 0
        && outcome.duplicates() == 0
        && outcome.corrections().missing() == 0
        && outcome.corrections().unfounded() == 0;
  }

  /**
   * Writes the report as JSON.
   *
   * @throws StartRefused if the file cannot be written
   */
  public void write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, json());
    } catch (IOException e) {
      throw new StartRefused("Cannot write the report to " + file + ".", e);
    }
  }

  String json() {
    return JSON.writeValueAsString(report) + "\n";
  }

  /** The figures in a few lines for a person. */
  public List<String> words() {
    ProofReport.Outcome outcome = report.outcome();
    ProofReport.OnTime onTime = report.onTime();
    ProofReport.Delays delays = report.delays();
    List<String> lines =
        new ArrayList<>(
            List.of(
                String.format(
                    Locale.ROOT,
                    "%,d polls (%.1f/s), %,d changes, %,d drops, %,d alerts, %,d deliveries",
                    report.work().polls(),
                    report.work().pollsPerSecond(),
                    outcome.counts().changes(),
                    outcome.counts().drops(),
                    outcome.counts().alerts(),
                    outcome.counts().deliveries()),
                String.format(
                    Locale.ROOT,
                    "lost %d, unexpected %d, duplicates %d; on time %.1f %% of %,d"
                        + " (bounds: independent %.1f %%, any %.1f %%)",
                    outcome.lost(),
                    outcome.unexpected(),
                    outcome.duplicates(),
                    100 * onTime.onTimeShare(),
                    onTime.worthyDrops(),
                    100 * onTime.boundIndependent(),
                    100 * onTime.boundAny()),
                String.format(
                    Locale.ROOT,
                    "corrections: %,d messages, %,d alerts due, %d missing, %d unfounded",
                    outcome.corrections().sent(),
                    outcome.corrections().due(),
                    outcome.corrections().missing(),
                    outcome.corrections().unfounded()),
                String.format(
                    Locale.ROOT,
                    "seconds p50/p99: detection %.1f/%.1f, reaction %.2f/%.2f, whole %.1f/%.1f",
                    delays.detection().p50(),
                    delays.detection().p99(),
                    delays.reaction().p50(),
                    delays.reaction().p99(),
                    delays.whole().p50(),
                    delays.whole().p99())));
    lines.addAll(report.findings());
    return lines;
  }
}
