package dev.farehawk.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CityNamesTest {

  private final Places places = Places.load();

  @ParameterizedTest
  @CsvSource({
    "LON, fr, Londres",
    "LHR, ja, ロンドン",
    "NRT, zh-Hans, 东京",
    "PRG, de, Prag",
    "ZRH, de, Zürich",
    "MUC, fr, Munich",
    "ZRH, en, Zürich"
  })
  void citiesAreCalledAsTheReaderCallsThem(String code, String tag, String name) {
    assertThat(CityNames.of(places.require(code), Locale.forLanguageTag(tag))).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "ZRH, en, zurich, true",
    "LHR, en, LONDON, true",
    "LHR, fr, londres, true",
    "LHR, en, londres, false",
    "ZRH, en, zuri, false",
    "ZRH, en, '', false"
  })
  void whoeverTypesTheNameOfACityMeansIt(String code, String tag, String typed, boolean isItsName) {
    assertThat(CityNames.isNameOf(places.require(code), typed, Locale.forLanguageTag(tag)))
        .isEqualTo(isItsName);
  }
}
