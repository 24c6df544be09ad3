package dev.farehawk.place;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names of cities in the reader's language, as far as Unicode's locale data (CLDR) has them: it
 * names the city that each time zone is called after. All other cities keep their name.
 */
public final class CityNames {

  private record Key(String zone, Locale language) {}

  /** Bounded by the zones there are times the languages we speak. */
  private static final Map<Key, Optional<String>> NAMES = new ConcurrentHashMap<>();

  private CityNames() {}

  /** The city of this place. */
  public static String of(Place place, Locale language) {
    if (language.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
      return place.city();
    }
    String zone = place.zone().getId();
    return name(zone, Locale.ENGLISH)
        .filter(english -> Spelling.words(english).equals(Spelling.words(place.city())))
        .flatMap(_ -> name(zone, language))
        .orElse(place.city());
  }

  /**
   * Whether somebody who typed this wrote the name of this place's city, accents and case aside, as
   * we or speakers of the reader's language call it.
   */
  public static boolean isNameOf(Place place, String typed, Locale language) {
    List<String> words = Spelling.words(typed);
    return words.equals(Spelling.words(place.city()))
        || words.equals(Spelling.words(of(place, language)));
  }

  private static Optional<String> name(String zone, Locale language) {
    return NAMES.computeIfAbsent(
        new Key(zone, language),
        key ->
            Optional.ofNullable(
                TimeZoneNames.getInstance(ULocale.forLocale(key.language()))
                    .getExemplarLocationName(key.zone())));
  }
}
