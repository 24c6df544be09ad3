package dev.farehawk.web.watch;

import dev.farehawk.fare.Cabin;
import dev.farehawk.watch.Party;
import dev.farehawk.watch.Stay;
import dev.farehawk.watch.Trip;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where the calendar of a trip and the filled-in form of one of its dates are found.
 *
 * @param nights until the way back; null for one way
 */
record CalendarAddress(
    List<String> origins, List<String> destinations, @Nullable Integer nights, Party party) {

  /** Of a trip; the fewest nights where it leaves that open. */
  static CalendarAddress of(Trip trip) {
    return new CalendarAddress(
        trip.origins(),
        trip.destinations(),
        trip.stay() instanceof Stay.Nights some ? (Integer) some.least() : null,
        trip.party());
  }

  /** The calendar; of the usual month where none is given. */
  String month(@Nullable YearMonth month) {
    UriComponentsBuilder address =
        UriComponentsBuilder.fromPath("/calendar")
            .queryParam("from", origins.getFirst())
            .queryParam("to", destinations.getFirst());
    others(address, "also-from", origins);
    others(address, "also-to", destinations);
    if (month != null) {
      address.queryParam("month", month);
    }
    if (nights != null) {
      address.queryParam("nights", nights);
    }
    if (party.adults() > 1) {
      address.queryParam("adults", party.adults());
    }
    if (party.cabin() != Cabin.ECONOMY) {
      address.queryParam("cabin", party.cabin());
    }
    return address.build().toUriString();
  }

  /** The form of a watch on this date. */
  String watch(LocalDate date) {
    UriComponentsBuilder address =
        UriComponentsBuilder.fromPath("/")
            .queryParam("from", origins.getFirst())
            .queryParam("to", destinations.getFirst())
            .queryParam("depart", date);
    others(address, "more.alsoFrom", origins);
    others(address, "more.alsoTo", destinations);
    if (nights != null) {
      address
          .queryParam("more.back", MoreWishes.Back.NIGHTS)
          .queryParam("more.least", nights)
          .queryParam("more.most", nights);
    }
    if (party.adults() > 1) {
      address.queryParam("more.adults", party.adults());
    }
    if (party.cabin() != Cabin.ECONOMY) {
      address.queryParam("more.cabin", party.cabin());
    }
    return address.build().toUriString();
  }

  private static void others(UriComponentsBuilder address, String name, List<String> places) {
    if (places.size() > 1) {
      address.queryParam(name, String.join(",", places.subList(1, places.size())));
    }
  }
}
