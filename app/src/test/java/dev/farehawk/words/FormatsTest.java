package dev.farehawk.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates and money as travellers of each language write them. */
class FormatsTest {

  private static final Languages LANGUAGES = Languages.load();
  private static final LocalDate DAY = LocalDate.of(2026, 3, 12);
  private static final Instant AT = Instant.parse("2026-03-12T13:05:09Z");

  @ParameterizedTest
  @CsvSource({
    "en, 12 Mar",
    "de, 12. März",
    "es, 12 mar",
    "fr, 12 mars",
    "zh-Hans, 3月12日",
    "ja, 3月12日"
  })
  void daysStandInTheOrderOfTheLanguage(String tag, String written) {
    assertThat(LANGUAGES.of(tag).date("MMMd", DAY)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|€1,234.50|CHF_95",
        "de|1.234,50_€|95_CHF",
        "es|1.234,50_€|95_CHF",
        "fr|1~234,50_€|95_CHF",
        "zh-Hans|€1,234.50|CHF_95",
        "ja|€1,234.50|CHF_95"
      })
  void amountsStandAsTheLanguageWritesThem(String tag, String euros, String francs) {
    Words words = LANGUAGES.of(tag);

    assertThat(plain(words.price(new Money(123450, "EUR")))).isEqualTo(euros);
    assertThat(plain(words.price(new Money(9500, "CHF")))).isEqualTo(francs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"en|¥18,000", "de|18.000_¥", "ja|￥18,000"})
  void yenHaveNoMinorUnits(String tag, String yen) {
    assertThat(plain(LANGUAGES.of(tag).price(18000, "JPY")).replace("JP¥", "¥")).isEqualTo(yen);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"en|12 Mar, 14:05", "de|12. März, 14:05", "ja|3月12日 14:05"})
  void timesAreOfTheReadersZone(String tag, String written) {
    assertThat(LANGUAGES.of(tag).moment(AT, ZoneId.of("Europe/Berlin"))).isEqualTo(written);
  }

  /** Blanks that do not break a line, made visible. */
  private static String plain(String text) {
    return text.replace('\u00a0', '_').replace('\u202f', '~');
  }
}
