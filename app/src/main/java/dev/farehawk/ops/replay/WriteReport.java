package dev.farehawk.ops.replay;

import dev.farehawk.fare.Money;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Turns a finished replay into its report and its list of alerts. */
public final class WriteReport {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Recording recording;
  private final Replay.Result result;
  private final Hindsight hindsight;
  private final Map<RecordedSeries, SeriesPrices> prices;

  /** For one recording and what its replay left behind. */
  public WriteReport(Recording recording, Replay.Result result) {
    this.recording = recording;
    this.result = result;
    this.prices = SeriesPrices.of(recording.looks());
    this.hindsight = new Hindsight(prices);
  }

  /**
   * Writes the report as JSON.
   *
   * @param recorded file the recording was read from
   * @param oracle name and version of the judge
   * @param took how long the replay took
   * @throws BadRecording if the file cannot be written
   */
  public void json(Path file, Path recorded, String oracle, Duration took) {
    ReplayPipeline.Counts counts = result.counts();
    ReplayReport report =
        new ReplayReport(
            new ReplayReport.Source(
                String.valueOf(recorded.getFileName()),
                oracle,
                recording.rows(),
                recording.rejected(),
                recording.complaints()),
            new ReplayReport.Counts(
                recording.looks().size(),
                recording.seriesCount(),
                counts.changes(),
                counts.verdicts(),
                counts.tooLittleHistory(),
                result.alerts().size()),
            took.toMillis() / 1000.0,
            hindsight.sum(result.alerts()),
            plainResults(),
            result.alerts().stream().map(this::detail).toList());
    write(file, writer -> JSON.writeValue(writer, report));
  }

  /**
   * Writes one line per alert: series, time, price, score.
   *
   * @throws BadRecording if the file cannot be written
   */
  public void alerts(Path file) {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setHeader(
                "origin", "destination", "depart", "return", "time", "price", "currency", "score")
            .get();
    write(
        file,
        writer -> {
          CSVPrinter lines = new CSVPrinter(writer, format);
          for (ReplayAlert alert : result.alerts()) {
            RecordedSeries series = alert.series();
            lines.printRecord(
                series.origin(),
                series.destination(),
                series.departure(),
                series.returning(),
                alert.at(),
                price(alert).major().toPlainString(),
                series.currency(),
                String.format(Locale.ROOT, "%.4f", alert.score()));
          }
          lines.flush();
        });
  }

  /** The sums in a few lines for a person. */
  public List<String> words() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d observations of %,d series, %,d changes, %,d verdicts (%,d with too little history)",
            recording.looks().size(),
            recording.seriesCount(),
            result.counts().changes(),
            result.counts().verdicts(),
            result.counts().tooLittleHistory()));
    lines.add(line("oracle", hindsight.sum(result.alerts())));
    for (ReplayReport.PlainResult plain : plainResults()) {
      lines.add(line(plain.rule(), plain.hindsight()));
    }
    return lines;
  }

  private static String line(String who, Hindsight.Summary sum) {
    return String.format(
        Locale.ROOT,
        "%-34s %,7d alerts, %s within 5 %% of the later minimum, median regret %s (%,d left out)",
        who + ":",
        sum.alerts(),
        percent(sum.shareNearLaterMinimum()),
        percent(sum.medianRegret()),
        sum.leftOut());
  }

  private static String percent(@Nullable Double share) {
    return share == null ? "unknown" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private List<ReplayReport.PlainResult> plainResults() {
    List<ReplayReport.PlainResult> results = new ArrayList<>();
    for (PlainRule rule : PlainRule.values()) {
      List<ReplayAlert> found = PlainAlerts.of(rule, prices, Integer.MAX_VALUE);
      List<ReplayAlert> best = found.subList(0, Math.min(result.alerts().size(), found.size()));
      results.add(new ReplayReport.PlainResult(rule.words(), found.size(), hindsight.sum(best)));
    }
    return results;
  }

  private ReplayReport.Detail detail(ReplayAlert alert) {
    return new ReplayReport.Detail(
        alert.series().toString(),
        alert.at(),
        price(alert).major().toPlainString(),
        alert.score(),
        hindsight.regret(alert),
        hindsight.after(alert));
  }

  private static Money price(ReplayAlert alert) {
    return new Money(alert.minor(), alert.series().currency());
  }

  private interface Content {
    void write(Writer writer) throws IOException;
  }

  private static void write(Path file, Content content) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      try (Writer writer = Files.newBufferedWriter(file)) {
        content.write(writer);
      }
    } catch (IOException e) {
      throw new BadRecording("cannot write " + file + "; choose another place.", e);
    }
  }
}
