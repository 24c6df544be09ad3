package dev.farehawk.web.watch;

import dev.farehawk.place.Airport;
import dev.farehawk.place.Place;
import dev.farehawk.place.Places;
import dev.farehawk.watch.Trip;
import dev.farehawk.words.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Maps of trips, with what lies near both ends. */
@Component
final class RouteMaps {

  private static final double NEAR_KILOMETRES = 150;
  private static final int MOST_NEAR = 5;

  private final Places places;
  private final WatchWords trips;

  RouteMaps(Places places, WatchWords trips) {
    this.places = places;
    this.trips = trips;
  }

  /** Of the trip; null when a place of it is not known any more. */
  @Nullable RouteMap of(Trip trip, Words words) {
    List<Airport> from = airports(trip.origins());
    List<Airport> to = airports(trip.destinations());
    if (from.isEmpty() || to.isEmpty()) {
      return null;
    }
    List<Airport> near = new ArrayList<>();
    List<RouteMap.Near> said = new ArrayList<>();
    for (String code : List.of(trip.origins().getFirst(), trip.destinations().getFirst())) {
      Place place = places.require(code);
      List<Places.Near> some = places.near(place, NEAR_KILOMETRES, MOST_NEAR);
      some.forEach(one -> near.add(one.airport()));
      if (!some.isEmpty()) {
        said.add(
            new RouteMap.Near(
                words.say("map.near", "place", WatchFormReader.words(place)),
                some.stream()
                    .map(one ->
                        words.say(
                            "form.near.line",
                            "place",
                            WatchFormReader.words(one.airport()),
                            "km",
                            Math.round(one.kilometres())))
                    .toList()));
      }
    }
    DrawRoute.Drawing drawing = DrawRoute.draw(from, to, near);
    return new RouteMap(
        drawing.net(),
        drawing.way(),
        drawing.spots(),
        words.say("map.title"),
        words.say(
            "map.spoken",
            "route",
            trips.route(trip.origins().getFirst(), trip.destinations().getFirst(), words).spoken(),
            "km",
            Math.round(from.getFirst().position().kilometresTo(to.getFirst().position()))),
        said);
  }

  private List<Airport> airports(List<String> codes) {
    return codes.stream()
        .flatMap(code -> places.find(code).stream())
        .flatMap(place -> place.airports().stream())
        .distinct()
        .toList();
  }
}
