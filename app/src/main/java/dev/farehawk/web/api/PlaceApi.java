package dev.farehawk.web.api;

import dev.farehawk.place.CityNames;
import dev.farehawk.place.Metro;
import dev.farehawk.place.Place;
import dev.farehawk.place.Places;
import dev.farehawk.place.Seeker;
import dev.farehawk.words.Languages;
import dev.farehawk.words.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Airports and cities. */
@RestController
@RequestMapping(path = "/api/v1/places", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Places")
class PlaceApi {

  private static final int MOST = 20;
  private static final int LONGEST_TEXT = 80;

  private final Places places;
  private final Languages languages;

  PlaceApi(Places places, Languages languages) {
    this.places = places;
    this.languages = languages;
  }

  /** One airport or metro area. */
  @Schema(name = "Place")
  record PlaceJson(String code, String kind, String city, String name, String country) {

    static PlaceJson of(Place place, Locale language) {
      return new PlaceJson(
          place.iata(),
          place instanceof Metro ? "METRO" : "AIRPORT",
          CityNames.of(place, language),
          place.name(),
          Places.countryName(place.country(), language));
    }
  }

  /** What was found, best first. */
  @Schema(name = "Places")
  record PlacesJson(List<PlaceJson> places) {}

  @GetMapping
  @Operation(
      operationId = "findPlaces",
      summary = "Find airports and cities",
      description =
          "Forgives accents and typing errors. At most 20 places; q is cut at 80 characters. Cities are"
              + " found, and cities and countries named, in the language too, where it is one of the"
              + " interface's. Up to 20 codes, separated by commas, can be preferred: they come first"
              + " among places that match about as well.")
  @SecurityRequirements
  PlacesJson find(
      @RequestParam String q,
      @RequestParam(defaultValue = "8") int limit,
      @RequestParam(defaultValue = "en") String language,
      @RequestParam(defaultValue = "") List<String> prefer) {
    String text = q.length() > LONGEST_TEXT ? q.substring(0, LONGEST_TEXT) : q;
    Words words = languages.of(language);
    Seeker seeker =
        new Seeker(
            words.locale(),
            prefer.stream()
                .limit(MOST)
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet()));
    return new PlacesJson(
        places.search(text, Math.clamp(limit, 1, MOST), seeker).stream()
            .map(place -> PlaceJson.of(place, words.locale()))
            .toList());
  }
}
