package dev.farehawk.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences that were written down in English are read in other languages. */
class RetoldTest {

  private final Languages languages = Languages.load();
  private final Words german = languages.of("de");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "its server could not be reached|der Server war nicht erreichbar",
        "its server answered 503|der Server antwortete 503",
        "its server answered 410 Gone|der Server antwortete 410 (gibt es nicht mehr)",
        "acme is not asked at present: its quota is used up."
            + "|acme wird zurzeit nicht gefragt: ihr Kontingent ist aufgebraucht.",
        "acme is not asked at present: it asked to be left alone for a while."
            + "|acme wird zurzeit nicht gefragt: sie hat um eine Pause gebeten.",
        "The last look failed; it is tried again."
            + "|Die letzte Abfrage ist misslungen; wir versuchen es noch einmal."
      })
  void ourSentencesAreSaidAnew(String english, String said) {
    assertThat(german.retell(english)).isEqualTo(said);
    assertThat(languages.english().retell(english)).isEqualTo(english);
  }

  @Test
  void sentencesOfOthersStayAsTheyAre() {
    assertThat(german.retell("550 no such user")).isEqualTo("550 no such user");
    assertThat(german.retell("")).isEmpty();
    assertThat(german.retell("its server answered " + "5".repeat(2000))).startsWith("its server");
  }

  @Test
  void valuesAreTextAndNoPatterns() {
    assertThat(german.retell("its server answered {code} '{x}' #"))
        .isEqualTo("der Server antwortete {code} '{x}' #");
  }
}
