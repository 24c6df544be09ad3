package dev.farehawk.ops.replay;

import dev.farehawk.fare.AirportCode;
import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.Money;
import dev.farehawk.ops.replay.ReplayColumns.Meaning;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file of recorded fares, plain or gzip. Bad rows are counted and named, never guessed
 * at.
 */
public final class ReadRecording {

  /** More rows than this do not fit the memory of one run; split the file by route. */
  static final long MOST_ROWS = 20_000_000;

  private static final int MOST_COMPLAINTS = 10;
  private static final int LONGEST_CARRIER = 60;
  private static final Comparator<RecordedSeries> BY_ROUTE_AND_DATE =
      Comparator.comparing(RecordedSeries::origin)
          .thenComparing(RecordedSeries::destination)
          .thenComparing(RecordedSeries::departure)
          .thenComparing(
              RecordedSeries::returning, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(RecordedSeries::currency);

  private final ReplayColumns columns;
  private final @Nullable String currencyOfFile;
  private final Map<RecordedSeries, RecordedSeries> known = new HashMap<>();
  private final Map<Instant, Map<RecordedSeries, Map<String, Long>>> lowest = new TreeMap<>();
  private final List<String> complaints = new ArrayList<>();
  private long rows;
  private long rejected;

  private ReadRecording(ReplayColumns columns, @Nullable String currencyOfFile) {
    this.columns = columns;
    this.currencyOfFile = currencyOfFile;
  }

  /**
   * Reads the whole file.
   *
   * @param currency for files without such a column; null when the column is named
   * @throws BadRecording if the file, its header or every one of its rows is unusable
   */
  public static Recording from(Path file, ReplayColumns columns, @Nullable String currency) {
    requireCurrency(columns, currency);
    try (InputStream bytes = open(file);
        Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
      return new ReadRecording(columns, currency).read(text, file);
    } catch (NoSuchFileException e) {
      throw new BadRecording("there is no file " + file + "; check the path.", e);
    } catch (IOException e) {
      throw new BadRecording("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static void requireCurrency(ReplayColumns columns, @Nullable String currency) {
    if (columns.of(Meaning.CURRENCY).isPresent() == (currency != null)) {
      throw new BadRecording(
          currency == null
              ? "no currency is known; name its column (currency=COLUMN) or give --currency."
              : "the currency is given twice; use either --currency or a currency column.");
    }
    if (currency != null) {
      try {
        Money.fractionDigits(currency);
      } catch (IllegalArgumentException e) {
        throw new BadRecording("--currency: " + e.getMessage() + ".", e);
      }
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    bytes.mark(2);
    boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    return gzip ? new GZIPInputStream(bytes, 1 << 16) : bytes;
  }

  private Recording read(Reader text, Path file) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    try (CSVParser rowsOfFile = format.parse(text)) {
      columns.requireIn(rowsOfFile.getHeaderNames());
      for (CSVRecord row : rowsOfFile) {
        if (++rows > MOST_ROWS) {
          throw new BadRecording(
              file + " has more than " + MOST_ROWS + " rows; split it by route.");
        }
        take(row, rowsOfFile.getCurrentLineNumber());
      }
    } catch (IllegalArgumentException e) {
      throw new BadRecording(file + " is not a CSV file with a header row: " + e.getMessage(), e);
    }
    if (lowest.isEmpty()) {
      throw new BadRecording(
          file
              + " has no usable row"
              + (complaints.isEmpty() ? "." : ": " + complaints.getFirst()));
    }
    return new Recording(looks(), rows, rejected, List.copyOf(complaints));
  }

  private void take(CSVRecord row, long line) {
    try {
      RecordedSeries series = series(row);
      long minor =
          Money.ofMajor(new BigDecimal(cell(row, Meaning.PRICE)), series.currency()).minor();
      if (minor <= 0) {
        throw new IllegalArgumentException("the price is not above zero");
      }
      String carrier = carrier(row);
      lowest
          .computeIfAbsent(instant(cell(row, Meaning.OBS)), at -> new HashMap<>())
          .computeIfAbsent(series, s -> new TreeMap<>())
          .merge(carrier, minor, Math::min);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      rejected++;
      if (complaints.size() < MOST_COMPLAINTS) {
        complaints.add("line " + line + ": " + e.getMessage());
      }
    }
  }

  private RecordedSeries series(CSVRecord row) {
    String returning = columns.of(Meaning.RETURN).isPresent() ? cell(row, Meaning.RETURN) : "";
    String currency =
        currencyOfFile != null
            ? currencyOfFile
            : cell(row, Meaning.CURRENCY).toUpperCase(Locale.ROOT);
    Money.fractionDigits(currency);
    RecordedSeries series =
        new RecordedSeries(
            AirportCode.of(cell(row, Meaning.ORIGIN)).iata(),
            AirportCode.of(cell(row, Meaning.DESTINATION)).iata(),
            LocalDate.parse(cell(row, Meaning.DEPART)),
            returning.isEmpty() ? null : LocalDate.parse(returning),
            currency);
    if (series.origin().equals(series.destination())) {
      throw new IllegalArgumentException("origin and destination are both " + series.origin());
    }
    return known.computeIfAbsent(series, same -> same);
  }

  private String carrier(CSVRecord row) {
    if (columns.of(Meaning.CARRIER).isEmpty()) {
      return CarrierCode.OVERALL.iata();
    }
    String carrier = cell(row, Meaning.CARRIER);
    if (carrier.isEmpty() || carrier.length() > LONGEST_CARRIER) {
      throw new IllegalArgumentException(
          "the carrier is empty or longer than " + LONGEST_CARRIER + " characters");
    }
    return carrier;
  }

  private String cell(CSVRecord row, Meaning meaning) {
    String column = columns.of(meaning).orElseThrow();
    if (!row.isSet(column)) {
      throw new IllegalArgumentException("the row ends before column \"" + column + "\"");
    }
    return row.get(column);
  }

  /** A date stands for its first moment; a time without a zone is UTC. */
  static Instant instant(String text) {
    if (text.length() == 10) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    String iso = text.replace(' ', 'T');
    int time = iso.indexOf('T');
    boolean zoned =
        iso.endsWith("Z") || iso.indexOf('+', time) > 0 || (time > 0 && iso.indexOf('-', time) > 0);
    return zoned
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }

  private List<RecordedLook> looks() {
    List<RecordedLook> looks = new ArrayList<>();
    lowest.forEach((at, bySeries) ->
        bySeries.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(BY_ROUTE_AND_DATE))
            .forEach(entry -> looks.add(look(entry.getKey(), at, entry.getValue()))));
    return List.copyOf(looks);
  }

  private static RecordedLook look(RecordedSeries series, Instant at, Map<String, Long> prices) {
    List<RecordedLook.CarrierPrice> offers =
        prices.entrySet().stream()
            .map(price -> new RecordedLook.CarrierPrice(price.getKey(), price.getValue()))
            .sorted(
                Comparator.comparingLong(RecordedLook.CarrierPrice::minor)
                    .thenComparing(RecordedLook.CarrierPrice::carrier))
            .toList();
    return new RecordedLook(series, at, offers);
  }
}
