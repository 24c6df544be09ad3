package dev.farehawk.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceSearchTest {

  private static final Places PLACES = Places.load();

  @ParameterizedTest
  @CsvSource({
    "zrh, ZRH",
    "zuri, ZRH",
    "Zürich, ZRH",
    "zuerich, ZRH",
    "zuirch, ZRH",
    "lond, LON",
    "londn, LON",
    "heathrow, LHR",
    "london heat, LHR",
    "lon, LON",
    "new yrok, NYC",
    "münchen, MUC",
    "munich, MUC",
    "köln, CGN",
    "cologne, CGN",
    "são paulo, SAO",
    "sao paolo, SAO",
    "charles de gaulle, CDG",
    "SKOPJE, SKP",
    "skpoje, SKP",
    "bombay, BOM",
    "barcelona spain, BCN",
    "san jose costa rica, SJO",
    "reykjavik, REK",
    "praha, PRG"
  })
  void findsWhatPeopleMean(String typed, String expected) {
    assertThat(PLACES.search(typed, 5)).first().extracting(Place::iata).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "de, Lissabon, LIS",
    "es, Moscú, MOW",
    "fr, Lisbonne, LIS",
    "fr, londres, LON",
    "ja, リスボン, LIS",
    "ja, 東京, TYO",
    "zh-Hans, 里斯本, LIS",
    "zh-Hans, 东京, TYO"
  })
  void findsCitiesByTheirNamesInTheReadersLanguage(String tag, String typed, String expected) {
    assertThat(PLACES.search(typed, 5, Seeker.of(Locale.forLanguageTag(tag))))
        .first()
        .extracting(Place::iata)
        .isEqualTo(expected);
  }

  @Test
  void whatWasChosenBeforeComesFirstAmongWhatMatchesAboutAsWell() {
    Seeker tico = new Seeker(Locale.ENGLISH, Set.of("SJO"));

    assertThat(PLACES.search("san", 5)).first().extracting(Place::iata).isNotEqualTo("SJO");
    assertThat(PLACES.search("san", 5, tico)).first().extracting(Place::iata).isEqualTo("SJO");
    assertThat(PLACES.search("san francisco", 5, tico))
        .extracting(Place::iata)
        .doesNotContain("SJO");
    assertThat(PLACES.search("sao jose", 5, tico)).hasSameSizeAs(PLACES.search("sao jose", 5));
  }

  @Test
  void cityComesWithItsAirports() {
    assertThat(PLACES.search("paris", 5))
        .extracting(Place::iata)
        .startsWith("PAR")
        .contains("CDG", "ORY");
  }

  @Test
  void nothingTypedFindsNothing() {
    assertThat(PLACES.search("", 10)).isEmpty();
    assertThat(PLACES.search(" - ", 10)).isEmpty();
    assertThat(PLACES.search("zurich", 0)).isEmpty();
  }

  @Test
  void nonsenseFindsNothing() {
    assertThat(PLACES.search("qqqqxxxxzzzz", 10)).isEmpty();
  }

  @Property(tries = 300)
  void everyAirportWithFlightsIsFoundByItsCode(@ForAll("airports") Airport airport) {
    assertThat(PLACES.search(airport.iata(), 50)).contains(airport);
  }

  @Property(tries = 200)
  void oneTypingErrorInALongCityStillFindsIt(
      @ForAll("longCities") Airport airport, @ForAll @IntRange(min = 1, max = 5) int at) {
    String word = Spelling.words(airport.city()).getFirst();
    String typed = word.substring(0, at) + word.substring(at + 1);
    assertThat(PLACES.search(typed, 50))
        .as("%s typed as %s", word, typed)
        .anyMatch(place ->
            Spelling.words(place.city() + " " + place.name()).stream()
                .anyMatch(found -> found.equals(word) || found.startsWith(typed)));
  }

  @Property(tries = 300)
  void anyTextIsAnswered(@ForAll String text) {
    assertThat(PLACES.search(text, 8)).hasSizeLessThanOrEqualTo(8);
  }

  @Property(tries = 500)
  void bitVectorsCountEditsLikeTheTextbook(
      @ForAll("shortWords") String typed, @ForAll("shortWords") String name) {
    assertThat(new Spelling.Typed(typed).edits(name).toWhole())
        .isEqualTo(textbookDistance(typed, name));
  }

  @Provide
  Arbitrary<Airport> airports() {
    return Arbitraries.of(
        PLACES.airports().stream().filter(airport -> airport.rank() >= 200).toList());
  }

  @Provide
  Arbitrary<Airport> longCities() {
    return Arbitraries.of(
        PLACES.airports().stream()
            .filter(airport -> airport.rank() >= 330)
            .filter(airport -> longEnough(Spelling.words(airport.city())))
            .toList());
  }

  @Provide
  Arbitrary<String> shortWords() {
    return Arbitraries.strings().withChars("abcé").ofMinLength(1).ofMaxLength(8);
  }

  private static boolean longEnough(List<String> words) {
    return !words.isEmpty() && words.getFirst().length() >= 8;
  }

  /** Optimal string alignment, by the full table. */
  private static int textbookDistance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
