package dev.farehawk.ops.mydata;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes all that is kept about an account as a ZIP file. Rows pass through one by one: however
 * many there are, only some hundred are in memory.
 */
final class WriteExport {

  /** Of this form of the files; it rises when a file or a column changes its name. */
  private static final int FORMAT = 1;

  private static final int FETCHED_AT_ONCE = 500;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final JdbcClient jdbc;

  WriteExport(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A file of the export, and how many rows it has. */
  record Written(String file, long rows) {}

  private record About(
      int format, UUID account, Instant writtenAt, List<Written> files, List<Withheld> withheld) {}

  /**
   * Writes to the stream and leaves it open; within a transaction of the caller's, so that all
   * files tell of the same moment.
   */
  void write(UUID account, Instant now, OutputStream to) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
    List<Written> files = new ArrayList<>();
    for (ExportPart part : ExportParts.all()) {
      files.add(
          new Written(
              part.name() + ".json",
              entry(zip, part.name() + ".json", now, () -> json(account, part, zip))));
      if (!part.single()) {
        files.add(
            new Written(
                part.name() + ".csv",
                entry(zip, part.name() + ".csv", now, () -> csv(account, part, zip))));
      }
    }
    var _ =
        entry(
            zip,
            "about.json",
            now,
            () -> {
              byte[] about =
                  JSON.writeValueAsBytes(new About(FORMAT, account, now, files, Withheld.all()));
              zip.write(about);
              return 1;
            });
    zip.finish();
  }

  private interface Content {
    long write() throws IOException;
  }

  private static long entry(ZipOutputStream zip, String name, Instant now, Content content)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(now.toEpochMilli());
    zip.putNextEntry(entry);
    long rows = content.write();
    zip.closeEntry();
    return rows;
  }

  /** One object, or an array of them. */
  private long json(UUID account, ExportPart part, OutputStream to) {
    return query(
        account,
        part,
        rows -> {
          JsonGenerator json = JSON.createGenerator(new Unclosed(to));
          List<ExportColumn> columns = ExportColumn.of(rows.getMetaData());
          long count = 0;
          if (!part.single()) {
            json.writeStartArray();
          }
          while (rows.next()) {
            count++;
            json.writeStartObject();
            for (ExportColumn column : columns) {
              json.writePOJOProperty(column.name(), column.value(rows));
            }
            json.writeEndObject();
          }
          if (!part.single()) {
            json.writeEndArray();
          }
          json.close();
          return count;
        });
  }

  private long csv(UUID account, ExportPart part, OutputStream to) {
    return query(
        account,
        part,
        rows -> {
          List<ExportColumn> columns = ExportColumn.of(rows.getMetaData());
          long count = 0;
          try {
            // The printer is not closed: the ZIP file goes on.
            Writer text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
            CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180);
            csv.printRecord(columns.stream().map(ExportColumn::name).toList());
            while (rows.next()) {
              count++;
              csv.printRecord(cells(columns, rows));
            }
            csv.flush();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return count;
        });
  }

  private static List<@Nullable Object> cells(List<ExportColumn> columns, ResultSet row)
      throws SQLException {
    List<@Nullable Object> cells = new ArrayList<>();
    for (ExportColumn column : columns) {
      Object value = column.value(row);
      cells.add(
          switch (value) {
            case null -> null;
            case String text -> SafeCell.of(text);
            case List<?> list ->
                SafeCell.of(String.join(" ", list.stream().map(String::valueOf).toList()));
            default -> value;
          });
    }
    return cells;
  }

  private long query(UUID account, ExportPart part, ResultSetExtractor<Long> rows) {
    Long count =
        jdbc.sql(part.sql()).withFetchSize(FETCHED_AT_ONCE).param("account", account).query(rows);
    return count == null ? 0 : count;
  }

  /** Passes on everything but the end. */
  private static final class Unclosed extends java.io.FilterOutputStream {

    Unclosed(OutputStream to) {
      super(to);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
