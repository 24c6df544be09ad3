package dev.farehawk.web.api;

import dev.farehawk.place.Metro;
import dev.farehawk.place.Place;
import dev.farehawk.place.Places;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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

  PlaceApi(Places places) {
    this.places = places;
  }

  /** One airport or metro area. */
  @Schema(name = "Place")
  record PlaceJson(String code, String kind, String city, String name, String country) {

    static PlaceJson of(Place place) {
      return new PlaceJson(
          place.iata(),
          place instanceof Metro ? "METRO" : "AIRPORT",
          place.city(),
          place.name(),
          Places.countryName(place.country()));
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
          "Forgives accents and typing errors. At most 20 places; q is cut at 80 characters.")
  @SecurityRequirements
  PlacesJson find(@RequestParam String q, @RequestParam(defaultValue = "8") int limit) {
    String text = q.length() > LONGEST_TEXT ? q.substring(0, LONGEST_TEXT) : q;
    return new PlacesJson(
        places.search(text, Math.clamp(limit, 1, MOST)).stream().map(PlaceJson::of).toList());
  }
}
