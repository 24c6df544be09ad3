package dev.farehawk.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguagesTest {

  private final Languages languages = Languages.load();

  @Test
  void aFileAloneMakesALanguage() {
    Words esperanto = languages.of("eo");

    assertThat(languages.all()).extracting(Words::tag).contains("eo").startsWith("en");
    assertThat(esperanto.name()).isEqualTo("Esperanto");
    assertThat(esperanto.span(Duration.ofDays(3))).isEqualTo("3 tagoj");
    assertThat(languages.nearest("eo-001, en;q=0.2")).isSameAs(esperanto);
  }

  @Test
  void whatALanguageLacksIsSaidInEnglish() {
    assertThat(languages.of("eo").say("page.status")).isEqualTo("Status");
    assertThat(languages.of("eo").say("span.hours", "count", 1)).isEqualTo("1 hour");
  }

  @Test
  void aKeyThatNobodyKnowsIsShownRatherThanAnEmptyPlace() {
    assertThat(languages.of("eo").say("no.such.key")).isEqualTo("no.such.key");
  }

  @Test
  void theNearestLanguageAnswersAWish() {
    assertThat(nearest("de-AT,de;q=0.9,en;q=0.5")).isEqualTo("de");
    assertThat(nearest("zh-CN")).isEqualTo("zh-Hans");
    assertThat(nearest("sv,ja;q=0.8,en;q=0.1")).isEqualTo("ja");
    assertThat(nearest("es-MX")).isEqualTo("es");
    assertThat(nearest("fr-CA;q=0.3,en-US;q=0.2")).isEqualTo("fr");
  }

  @Test
  void anUnreadableWishIsNone() {
    for (String wish :
        List.of("", "*", ";;;", "de;q=nonsense", "\u0000", "-", "x".repeat(10_000))) {
      assertThat(languages.of(wish).tag()).isEqualTo("en");
    }
    assertThat(languages.of(null).tag()).isEqualTo("en");
  }

  @Test
  void aLongWishIsCutBetweenItsParts() {
    assertThat(nearest("de, " + "sv, ".repeat(2000) + "fr")).isEqualTo("de");
  }

  private String nearest(String wish) {
    Words words = languages.nearest(wish);
    return words == null ? "none" : words.tag();
  }
}
