package dev.farehawk.web.currency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.fare.Money;
import dev.farehawk.platform.StartRefused;
import dev.farehawk.words.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatesTest {

  private static final String HEAD = "Date, USD, JPY, CHF, ";
  private static final Instant START = Instant.parse("2026-11-26T15:00:00Z");

  @TempDir private Path folder = Path.of("");
  private Instant now = START;

  @Test
  void amountsAreConvertedOverTheEuroInWholeUnits() {
    Rates rates = rates("26 November 2026, 1.1000, 170.00, 0.9500, ");

    assertThat(rates.day()).isEqualTo(LocalDate.of(2026, 11, 26));
    assertThat(rates.convert(new Money(95_00, "CHF"), "EUR")).contains(new Money(100_00, "EUR"));
    assertThat(rates.convert(new Money(100_00, "EUR"), "JPY")).contains(new Money(17_000, "JPY"));
    assertThat(rates.convert(new Money(17_000, "JPY"), "USD")).contains(new Money(110_00, "USD"));
    assertThat(rates.convert(new Money(1_49, "EUR"), "USD")).contains(new Money(2_00, "USD"));
    assertThat(rates.convert(new Money(1_00, "EUR"), "XAU")).isEmpty();
  }

  @Test
  void theNewestLineOfALongFileCountsAndGapsAreLeftOut() {
    Rates rates =
        Rates.read(List.of("Date,USD,RUB,CHF,", "2026-11-26,1.1,N/A,0,", "2026-11-25,9,9,9,"));

    assertThat(rates.perEuro()).containsOnlyKeys("EUR", "USD");
    assertThat(rates.day()).isEqualTo(LocalDate.of(2026, 11, 26));
  }

  @Test
  void whatIsNoFileOfRatesIsRefusedWithWhatIsWrong() {
    assertThatThrownBy(() -> Rates.read(List.of(HEAD))).hasMessageContaining("line of rates");
    assertThatThrownBy(() -> Rates.read(List.of("USD, JPY", "1, 2")))
        .hasMessageContaining("Date, USD, JPY");
    assertThatThrownBy(() -> rates("yesterday, 1.1, 170, 0.95"))
        .hasMessageContaining("26 November 2026");
    assertThatThrownBy(() -> rates("26 November 2026, x, y, z"))
        .hasMessageContaining("holds no rate");
    assertThatThrownBy(() -> new RatesFile(folder.resolve("none.csv"), () -> now))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("farehawk.currency.rates-file");
  }

  @Test
  void aChangedFileIsReadAgainAndABrokenOneLeavesTheOldRates() throws IOException {
    Path file = folder.resolve("rates.csv");
    write(file, HEAD + "\n26 November 2026, 1.1000, 170.00, 0.9500,\n", 1);
    RatesFile rates = new RatesFile(file, () -> now);

    write(file, HEAD + "\n27 November 2026, 1.2000, 170.00, 0.9500,\n", 2);
    assertThat(day(rates)).as("not looked at yet").isEqualTo("2026-11-26");
    now = now.plusSeconds(61);
    assertThat(day(rates)).isEqualTo("2026-11-27");

    write(file, "broken", 3);
    now = now.plusSeconds(61);
    assertThat(day(rates)).isEqualTo("2026-11-27");
    assertThat(new RatesFile(null, () -> now).newest()).isEmpty();
  }

  @Test
  void aReaderSeesThatItIsApproximateAndOfWhichDay() {
    var english = Languages.load().english();
    Rates rates = rates("26 November 2026, 1.1000, 170.00, 0.9500, ");

    assertThat(new Conversion(rates, "EUR").of(95_00, "CHF", english))
        .isEqualTo("about €100 (rates of 26 Nov)");
    assertThat(new Conversion(rates, "CHF").of(95_00, "CHF", english)).isNull();
    assertThat(Conversion.NONE.of(95_00, "CHF", english)).isNull();
  }

  private static LocalDate day(RatesFile rates) {
    return rates.newest().orElseThrow().day();
  }

  private static void write(Path file, String text, int version) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(START.plusSeconds(version)));
  }

  private static Rates rates(String line) {
    return Rates.read(List.of(HEAD, line));
  }
}
