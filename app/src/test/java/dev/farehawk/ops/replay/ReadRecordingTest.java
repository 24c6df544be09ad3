package dev.farehawk.ops.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadRecordingTest {

  private static final String COLUMNS =
      "obs=seen,origin=from,destination=to,depart=day,price=fare,currency=cur";

  @TempDir private Path folder;

  @Test
  void readsPlainAndCompressedFilesAlikeInTimeOrder() throws IOException {
    String csv =
        """
        seen,from,to,day,fare,cur
        2016-01-02,SKP,MLH,2016-03-01,49.99,EUR
        2016-01-01,skp,mlh,2016-03-01,69.99,eur
        """;
    Recording plain = read(file("a.csv", csv), COLUMNS, null);
    Recording zipped = read(gzip("b.csv.gz", csv), COLUMNS, null);

    assertThat(plain).isEqualTo(zipped);
    assertThat(plain.looks()).extracting(RecordedLook::lowestMinor).containsExactly(6999L, 4999L);
    assertThat(plain.seriesCount()).isEqualTo(1);
    assertThat(plain.rejected()).isZero();
  }

  @Test
  void takesTheMinimumOfSeveralRowsForOneSeriesAndTime() throws IOException {
    Recording recording =
        read(
            file(
                "a.csv",
                """
                seen,from,to,day,fare
                2016-01-01,SKP,MLH,2016-03-01,80
                2016-01-01,SKP,MLH,2016-03-01,60
                2016-01-01,SKP,MLH,2016-03-02,70
                """),
            "obs=seen,origin=from,destination=to,depart=day,price=fare",
            "JPY");

    assertThat(recording.looks()).extracting(RecordedLook::lowestMinor).containsExactly(60L, 70L);
  }

  @Test
  void keepsCarriersAndReturnsApart() throws IOException {
    Recording recording =
        read(
            file(
                "a.csv",
                """
                seen,from,to,day,back,airline,fare
                2026-05-01T06:00:00,HNL,LAX,2026-08-01,2026-08-09,Hawaiian,320.5
                2026-05-01T06:00:00Z,HNL,LAX,2026-08-01,2026-08-09,UA,300
                2026-05-01 08:00:00+02:00,HNL,LAX,2026-08-01,,UA,150
                """),
            "obs=seen,origin=from,destination=to,depart=day,return=back,carrier=airline,price=fare",
            "USD");

    assertThat(recording.seriesCount()).isEqualTo(3);
    assertThat(recording.looks())
        .hasSize(2)
        .allMatch(look -> look.at().equals(Instant.parse("2026-05-01T06:00:00Z")));
    assertThat(recording.looks().getLast().offers())
        .containsExactly(
            new RecordedLook.CarrierPrice("UA", 30000),
            new RecordedLook.CarrierPrice("Hawaiian", 32050));
  }

  @Test
  void countsAndNamesBadRowsAndKeepsTheRest() throws IOException {
    Recording recording =
        read(
            file(
                "a.csv",
                """
                seen,from,to,day,fare,cur
                2016-01-01,SKP,MLH,2016-03-01,49.99,EUR
                2016-01-01,SKP,MLH,2016-03-01,-5,EUR
                yesterday,SKP,MLH,2016-03-01,49.99,EUR
                2016-01-01,SKOPJE,MLH,2016-03-01,49.99,EUR
                2016-01-01,SKP,MLH,2016-03-01,49.99,EURO
                2016-01-01,SKP,MLH
                """),
            COLUMNS,
            null);

    assertThat(recording.rows()).isEqualTo(6);
    assertThat(recording.rejected()).isEqualTo(5);
    assertThat(recording.complaints()).first().asString().startsWith("line 3:").contains("zero");
  }

  @Test
  void saysWhichColumnsThereAreWhenOneIsMissing() throws IOException {
    Path file = file("a.csv", "seen,from,to,day,price,cur\n2016-01-01,SKP,MLH,2016-03-01,5,EUR\n");

    assertThatExceptionOfType(BadRecording.class)
        .isThrownBy(() -> read(file, COLUMNS, null))
        .withMessageContaining("no column \"fare\"")
        .withMessageContaining("seen, from, to, day, price, cur");
  }

  @Test
  void wantsExactlyOneCurrency() throws IOException {
    Path file = file("a.csv", "seen,from,to,day,fare,cur\n");

    assertThatExceptionOfType(BadRecording.class)
        .isThrownBy(() -> read(file, COLUMNS, "EUR"))
        .withMessageContaining("twice");
    assertThatExceptionOfType(BadRecording.class)
        .isThrownBy(
            () -> read(file, "obs=seen,origin=from,destination=to,depart=day,price=fare", null))
        .withMessageContaining("--currency");
    assertThatExceptionOfType(BadRecording.class)
        .isThrownBy(() -> read(file, COLUMNS, null))
        .withMessageContaining("no usable row");
  }

  @Test
  void refusesColumnsItDoesNotKnow() {
    assertThatExceptionOfType(BadRecording.class)
        .isThrownBy(() -> ReplayColumns.parse("obs=a,from=b"))
        .withMessageContaining("\"from\" is none of them");
    assertThatExceptionOfType(BadRecording.class)
        .isThrownBy(() -> ReplayColumns.parse("obs=a,origin=b"))
        .withMessageContaining("add destination=COLUMN");
  }

  private static Recording read(Path file, String columns, @Nullable String currency) {
    return ReadRecording.from(file, ReplayColumns.parse(columns), currency);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path gzip(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return file;
  }
}
